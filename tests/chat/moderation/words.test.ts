import { describe, expect, test } from 'vitest'
import { SHIPPED_WORDS } from '../../../server/chat/moderation/shipped-words.ts'
import { wordFinder, wordRules } from '../../../server/chat/moderation/words.ts'

const rules = wordRules(Object.values(SHIPPED_WORDS))

describe('a slur is held however it is dressed up', () => {
  test.each([
    ['as it is', 'you nigger'],
    ['in capitals', 'NIGGER'],
    ['stretched', 'niiiiggggeeerrr'],
    ['with digits', 'n1gg3r'],
    ['with Cyrillic look-alikes', 'niggеr and fаggоt'],
    ['with dots', 'n.i.g.g.e.r'],
    ['with spaces between the letters', 'n i g g e r'],
    ['with invisible signs', 'nig\u200bg\u00ader'],
    ['with accents', 'nïggér'],
    ['in wide letters', 'ｎｉｇｇｅｒ'],
    ['in mathematical letters', '𝓷𝓲𝓰𝓰𝓮𝓻'],
    ['in Polish, without its accents', 'zydzisko jedno'],
    ['in Polish, inflected', 'te brudasy'],
    ['in Ukrainian', 'клятий кацапе'],
    ['in Russian, with Latin look-alikes', 'xoxлы вы все'],
    ['in Arabic, with vowels', 'عَبِيد'],
    ['in Arabic, stretched', 'عبــــيد'],
  ])('%s', (_how, text) => expect(rules(text)).toBe('hold'))
})

describe('what only looks like one is not', () => {
  test.each([
    'Pozdrowienia z Scunthorpe!',
    'SCUNTHORPE UNITED',
    'I come from Niger, my friend from Nigeria',
    'Я з Нігеру',
    'Родом из Нигера, Нигерия рядом',
    'she sniggered at the joke',
    'Szwabia i Murzynowo to miejsca',
    'хохлома - красивая роспись',
    'pedałowałam na rowerze całą noc',
    'kurwa, jak gorąco w tej hali',
    'fuck this weather, shit',
    'a I go b on c',
    'Чурчхела — це смачно',
  ])('%s', (text) => expect(rules(text)).toBeNull())
})

test('a station hides some words, and hiding wins over holding', () => {
  const ours = wordRules([{ hold: ['alpha'], hide: ['beta*'], allow: ['betania'] }])
  expect(ours('alpha')).toBe('hold')
  expect(ours('alpha and Betas')).toBe('hide')
  expect(ours('Betania')).toBeNull()
})

test('a phrase is found over whole words only', () => {
  const finds = wordFinder(['he beats me', 'забрали паспорт*'])
  expect(finds('Help: he  BEATS   me!')).toBe(true)
  expect(finds('she beats meat')).toBe(false)
  expect(finds('у нас забрали паспорти')).toBe(true)
})

test('scripts without spaces are searched inside', () => {
  expect(wordFinder(['*支那*'])('他说支那人')).toBe(true)
})

test('signs with a meaning in patterns have none in a list', () => {
  expect(() => wordFinder(['a$$', '(x', '[', '*', 'c++', '\\'])).not.toThrow()
  expect(wordFinder(['a$$'])('you a$$')).toBe(true)
  expect(wordFinder(['*', '**', ''])('anything')).toBe(false)
})
