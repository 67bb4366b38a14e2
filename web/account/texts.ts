// The texts of the account page, loaded with it: `const t = useAccountTexts()`.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type AccountTranslate = Translate<typeof source>

export function useAccountTexts(): AccountTranslate {
  return useTexts<typeof source>(LOADERS)
}
