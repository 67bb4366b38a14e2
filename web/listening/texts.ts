// The texts of what a listener can do while the radio plays, loaded with it.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const LISTENING_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export function useListeningTexts(): Translate<typeof source> {
  return useTexts<typeof source>(LISTENING_TEXTS)
}
