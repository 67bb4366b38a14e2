// The texts of this room, loaded with it: `const t = useAirLogRoomTexts()`.

import { useTexts } from '../../i18n/i18n.tsx'
import { loadersOf } from '../../i18n/loaders.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { source } from './texts/en.ts'

const LOADERS = loadersOf(import.meta.glob('./texts/*.ts'))

export type AirLogTranslate = Translate<typeof source>

export function useAirLogRoomTexts(): AirLogTranslate {
  return useTexts<typeof source>(LOADERS)
}
