// Addresses that carry the site's language in front: `/uk/shows/supra` is `/shows/supra` in Ukrainian. Pure.

import { isLanguage, LANGUAGES, type Language } from './languages.ts'

/** In the order in which the site names them. */
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as readonly Language[] // its keys are exactly the languages

/** The language that a path carries; null: none, or one the site does not speak. */
export function languageIn(path: string): Language | null {
  const [, first] = path.split('/', 2)
  return isLanguage(first) ? first : null
}

/** The same path without a language: where everybody finds the page in their own. */
export function withoutLanguage(path: string): string {
  const language = languageIn(path)
  return language === null ? path : path.slice(language.length + 1) || '/'
}

/** A page's address with a language in front; null: without. The first page is `/uk/`, and `/uk` leads to the same. */
export function inLanguage(language: Language | null, address: string): string {
  return language === null ? address : `/${language}${address}`
}

/** Whether the page at a path, without a language, is one for everybody. Only those carry languages; studio, desk and their doors are one page each. */
export function isForEverybody(path: string): boolean {
  return !/^\/(studio|desk|account|sign-in|invite)(\/|$)/.test(path)
}
