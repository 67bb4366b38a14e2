// The texts of the pages about the station, loaded with them: `const t = useAboutTexts()`.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const ABOUT_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export type AboutTexts = typeof source
export type AboutTranslate = Translate<AboutTexts>

export function useAboutTexts(): AboutTranslate {
  return useTexts<AboutTexts>(ABOUT_TEXTS)
}
