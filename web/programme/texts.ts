// The texts of the programme's, shows' and hosts' pages, loaded with them.

import { useTexts, type Loaders } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const PROGRAMME_TEXTS: Loaders = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}

export type ProgrammeTranslate = Translate<typeof source>
export type ProgrammeTexts = typeof source

export function useProgrammeTexts(): ProgrammeTranslate {
  return useTexts<typeof source>(PROGRAMME_TEXTS)
}
