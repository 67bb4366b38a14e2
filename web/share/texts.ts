// The texts of the sheet for sharing, loaded with it.

import { loadersOf } from '../i18n/loaders.ts'

export const SHARE_TEXTS = loadersOf(import.meta.glob('./texts/*.ts'))
