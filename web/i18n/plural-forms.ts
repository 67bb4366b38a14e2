// The plural forms that CLDR gives the counted texts of each language. Only the type check and the tests read them: browsers have their own.

import type { Language } from './languages.ts'

export const PLURAL_FORMS = {
  pl: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
  uk: ['one', 'few', 'many', 'other'],
  be: ['one', 'few', 'many', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  vi: ['other'],
  ka: ['one', 'other'],
  es: ['one', 'many', 'other'],
  hi: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  tr: ['one', 'other'],
  ro: ['one', 'few', 'other'],
} as const satisfies Record<Language, readonly Intl.LDMLPluralRule[]>
