// The texts of what is there without a network: the pages of it, and keeping for later.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const OFFLINE_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export type OfflineTexts = typeof source
export type OfflineTranslate = Translate<OfflineTexts>

export function useOfflineTexts(): OfflineTranslate {
  return useTexts<OfflineTexts>(OFFLINE_TEXTS)
}
