// The studio's own texts, loaded with the studio: `const t = useStudioTexts()`.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type StudioTranslate = Translate<typeof source>

export function useStudioTexts(): StudioTranslate {
  return useTexts<typeof source>(LOADERS)
}
