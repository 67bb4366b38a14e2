// The texts of this room, loaded with it: `const t = useChatDeskTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import { loadersOf } from '../../i18n/loaders.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export function useChatDeskTexts(): Translate<typeof source> {
  return useTexts<typeof source>(LOADERS)
}
