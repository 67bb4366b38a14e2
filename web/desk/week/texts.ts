// The texts of planning: the week, the month, and their forms. `const t = useWeekTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}

export type WeekTranslate = Translate<typeof source>

export function useWeekTexts(): WeekTranslate {
  return useTexts<typeof source>(LOADERS)
}
