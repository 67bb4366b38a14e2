// What languages are called, and how tags are canonicalised.

import { expect, test } from 'vitest'
import { autonym, canonicalTag, directionOf, languageName } from '../../schedules/language-names.ts'

const SITE = ['pl', 'en', 'uk', 'be', 'ru', 'vi', 'ka', 'es', 'hi', 'ar', 'tr', 'ro', 'de', 'fr', 'cs', 'xx']

test.each([['pl', 'romski'], ['en', 'Romani'], ['ro', 'romani'], ['uk', 'ромська'], ['uk-UA', 'ромська'], ['sv', 'Romani']])('Romani in %s is %s', (language, name) => {
  expect(languageName('rom', language)).toBe(name)
  expect(languageName('rmy', language)).toBe(name)
})

test('nowhere is Romani called by a name its speakers do not use', () => {
  for (const language of SITE) expect(languageName('rom', language), language).not.toMatch(/cyga|циган|цыган|gyps|tsigan|gitan|zigeuner|غجر|ბოშ|^romany$/i)
})

test('languages have their usual names, an unknown one its tag', () => {
  expect([languageName('uk', 'pl'), languageName('zh-Hans', 'en'), languageName('rom', 'rom'), languageName('qqq', 'en'), languageName('!', 'en')]).toEqual([
    'ukraiński', 'Simplified Chinese', 'romani čhib', 'qqq', '!',
  ])
})

test('a language picker shows each language in itself', () => {
  expect(['pl', 'uk', 'ka', 'ar'].map(autonym)).toEqual(['polski', 'українська', 'ქართული', 'العربية'])
})

test.each([['rmy', 'rom'], ['tl', 'fil'], ['mo', 'ro'], ['prs', 'fa-AF'], ['ZH-hans', 'zh-Hans'], ['xx', null], ['polish', null], ['pl_PL', null], ['', null]])('the tag %s is %s', (written, tag) => {
  expect(canonicalTag(written)).toBe(tag)
})

test('scripts that run from right to left are known', () => {
  expect(['ar', 'fa', 'ckb', 'ur', 'he', 'pl', 'uk', 'zh-Hans'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr'])
})
