// The texts of spoken questions and spoken titles at the desk and in the studio, loaded with them: `const t = useVoiceTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import { loadersOf } from '../../i18n/loaders.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type VoiceTranslate = Translate<typeof source>

export function useVoiceTexts(): VoiceTranslate {
  return useTexts<typeof source>(LOADERS)
}
