// The texts of the room of episodes, loaded with it: `const t = useArchiveTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import { loadersOf } from '../../i18n/loaders.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type ArchiveTranslate = Translate<typeof source>

export function useArchiveTexts(): ArchiveTranslate {
  return useTexts<typeof source>(LOADERS)
}
