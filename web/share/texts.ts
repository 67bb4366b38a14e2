// The texts of the sheet for sharing, loaded with it.

import type { Loaders } from '../i18n/i18n.tsx'

export const SHARE_TEXTS: Loaders = {
  pl: () => import('./texts/pl.ts'),
  en: () => import('./texts/en.ts'),
  uk: () => import('./texts/uk.ts'),
  ar: () => import('./texts/ar.ts'),
}
