import { describe, expect, test } from 'vitest'
import { chooseLanguage, LANGUAGES } from '../../../web/i18n/languages.ts'
import { PLURAL_FORMS } from '../../../web/i18n/plural-forms.ts'

describe('the language a visitor gets', () => {
  test.each([
    ['uk-UA,uk;q=0.9,ru;q=0.8,en;q=0.7', 'uk'],
    ['be-BY,be;q=0.9,ru;q=0.8', 'be'],
    ['be,ru;q=0.9,pl;q=0.2', 'be'],
    ['ru', 'ru'],
    ['kk,ru;q=0.9', 'ru'],
    ['rue,uk;q=0.5,ru;q=0.4', 'uk'],
    ['hy,de;q=0.9', 'en'],
    ['ar-EG,en;q=0.5', 'ar'],
    ['en;q=0.3,pl;q=0.8', 'pl'],
    ['pl;q=0,en', 'en'],
    ['', 'en'],
    ['*', 'en'],
    [';;;,q=,pl;q=x', 'en'],
  ])('who asks for "%s" reads %s', (accept, language) => {
    expect(chooseLanguage(null, accept)).toBe(language)
  })

  test('a stored choice wins', () => {
    expect(chooseLanguage('ar', 'pl')).toBe('ar')
  })

  test('a stored choice that is no language of ours is ignored', () => {
    expect(chooseLanguage('toString', 'pl')).toBe('pl')
    expect(chooseLanguage('<script>', null)).toBe('en')
  })

  test('Arabic runs from right to left, and languages carry their own names', () => {
    expect(LANGUAGES.ar).toMatchObject({ autonym: 'العربية', reading: 'rtl' })
  })

  test.each(Object.entries(PLURAL_FORMS))('%s counts with the plural forms that CLDR gives it', (tag, forms) => {
    expect(forms.toSorted()).toEqual(new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted())
  })
})
