// The texts of the archive's pages: episodes, the search, feeds. Loaded with them.

import { useTexts, type Loaders } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const ARCHIVE_TEXTS: Loaders = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}

export type ArchiveTexts = typeof source
export type ArchiveTranslate = Translate<ArchiveTexts>

export function useArchiveTexts(): ArchiveTranslate {
  return useTexts<ArchiveTexts>(ARCHIVE_TEXTS)
}
