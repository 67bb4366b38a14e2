// The texts of the desk's shell and the words that all its rooms share: `const t = useDeskTexts()`.

import { useTexts } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}

export type DeskTranslate = Translate<typeof source>

export function useDeskTexts(): DeskTranslate {
  return useTexts<typeof source>(LOADERS)
}
