// Where each language's texts are; each is loaded only when somebody reads it.

import type { Language } from './languages.ts'
import type { Catalogue } from './texts.ts'

export const CATALOGUES: Readonly<Record<Language, () => Promise<{ readonly default: Catalogue }>>> = {
  pl: () => import('./catalogues/pl.ts'),
  en: () => import('./catalogues/en.ts'),
  uk: () => import('./catalogues/uk.ts'),
  ar: () => import('./catalogues/ar.ts'),
}
