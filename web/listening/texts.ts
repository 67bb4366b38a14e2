// The texts of what a listener can do while the radio plays, loaded with it.

import { useTexts, type Loaders } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const LISTENING_TEXTS: Loaders = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}

export function useListeningTexts(): Translate<typeof source> {
  return useTexts<typeof source>(LISTENING_TEXTS)
}
