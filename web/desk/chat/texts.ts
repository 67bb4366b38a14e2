// The texts of this room, loaded with it: `const t = useChatDeskTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}

export function useChatDeskTexts(): Translate<typeof source> {
  return useTexts<typeof source>(LOADERS)
}
