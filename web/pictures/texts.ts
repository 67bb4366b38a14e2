// The texts of the path without reading: what its pictures are called, for screen readers and for who reads all the same.

import { useTexts } from '../i18n/i18n.tsx'
import { loadersOf } from '../i18n/loaders.ts'
import type { Translate } from '../i18n/translate.ts'
import type { source } from './texts/en.ts'

export const PICTURES_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))

export type PicturesTexts = typeof source

export function usePicturesTexts(): Translate<typeof source> {
  return useTexts<typeof source>(PICTURES_TEXTS)
}
