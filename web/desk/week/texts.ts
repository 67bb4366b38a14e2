// The texts of planning: the week, the month, and their forms. `const t = useWeekTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import { loadersOf } from '../../i18n/loaders.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type WeekTranslate = Translate<typeof source>

export function useWeekTexts(): WeekTranslate {
  return useTexts<typeof source>(LOADERS)
}
