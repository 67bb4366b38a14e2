// The texts that every page needs, in each language.

import { loadersOf } from './loaders.ts'

export const CATALOGUES = loadersOf(import.meta.glob('./catalogues/*.ts'))
