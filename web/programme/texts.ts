// The texts of the programme's, shows' and hosts' pages, loaded with them.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const PROGRAMME_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export type ProgrammeTranslate = Translate<typeof source>
export type ProgrammeTexts = typeof source

export function useProgrammeTexts(): ProgrammeTranslate {
  return useTexts<typeof source>(PROGRAMME_TEXTS)
}
