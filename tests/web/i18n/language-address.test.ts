import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../web/i18n/languages.ts'
import { inLanguage, isForEverybody, languageIn, LANGUAGE_TAGS, withoutLanguage } from '../../../web/i18n/language-address.ts'
import { PUBLIC_ROUTES } from '../../../web/entry-server.tsx'

describe('an address that carries a language', () => {
  test.each([
    ['/uk', 'uk', '/'],
    ['/uk/', 'uk', '/'],
    ['/ar/shows/supra', 'ar', '/shows/supra'],
    ['/schedule', null, '/schedule'],
    ['/', null, '/'],
    ['/shows/uk', null, '/shows/uk'],
    ['/ukraine', null, '/ukraine'],
    // Nobody who reads Ukrainian or Belarusian is led to Russian, nor to anything else that the address does not say.
    ['/xx/schedule', null, '/xx/schedule'],
    ['/uk-RU/schedule', null, '/uk-RU/schedule'],
    ['/toString', null, '/toString'],
  ])('%s is in %s, of the page %s', (path, language, page) => {
    expect([languageIn(path), withoutLanguage(path)]).toEqual([language, page])
  })

  test.each([
    ['/', '/uk/'],
    ['/schedule?week=2026-W48', '/uk/schedule?week=2026-W48'],
  ] as const)('of %s in Ukrainian is %s', (address, there) => {
    expect(inLanguage('uk', address)).toBe(there)
    expect(inLanguage(null, address)).toBe(address)
  })

  test('can never be the address of a page: no page begins with a language', () => {
    const begins = [...PUBLIC_ROUTES, '/take-part', '/studio', '/desk', '/account', '/sign-in', '/invite', '/api', '/listen', '/embed', '/feed', '/covers', '/media', '/episodes', '/assets'].map((route) => route.split('/')[1] ?? '')
    expect(begins.filter((first) => /^[a-z]{2}$/.test(first) || Object.hasOwn(LANGUAGES, first))).toEqual([])
    expect(LANGUAGE_TAGS.every((tag) => /^[a-z]{2,3}$/.test(tag))).toBe(true)
  })

  test('is had by pages for everybody, not by the studio, the desk and their doors', () => {
    expect(['/', '/shows/studio', '/archive', '/deskside'].every(isForEverybody)).toBe(true)
    expect(['/studio', '/studio/x', '/desk/week', '/account', '/sign-in', '/invite/abc'].some(isForEverybody)).toBe(false)
  })
})
