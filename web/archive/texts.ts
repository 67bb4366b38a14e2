// The texts of the archive's pages: episodes, the search, feeds. Loaded with them.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const ARCHIVE_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export type ArchiveTexts = typeof source
export type ArchiveTranslate = Translate<ArchiveTexts>

export function useArchiveTexts(): ArchiveTranslate {
  return useTexts<ArchiveTexts>(ARCHIVE_TEXTS)
}
