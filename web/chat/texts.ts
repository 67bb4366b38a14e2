// The texts of the chat, loaded with it: `const t = useChatTexts()`.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const CHAT_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export type ChatTranslate = Translate<typeof source>

export function useChatTexts(): ChatTranslate {
  return useTexts<typeof source>(CHAT_TEXTS)
}
