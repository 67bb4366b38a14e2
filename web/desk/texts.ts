// The texts of the desk's shell and the words that all its rooms share: `const t = useDeskTexts()`.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type DeskTranslate = Translate<typeof source>

export function useDeskTexts(): DeskTranslate {
  return useTexts<typeof source>(LOADERS)
}
