// What a title, a reason or a message may contain.

import { describe, expect, test } from 'vitest'
import { cleanText } from '../../schedules/plain-text.ts'

const clean = (text: string, maxLength = 50) => cleanText(text, { maxLength }).text
const problem = (text: string, maxLength = 50) => cleanText(text, { maxLength }).problem

test.each([
  ['a Persian word keeps its half-space', 'می‌خواهم'],
  ['Hindi keeps the joiner that shapes a letter', 'क्‍ष र्‍य'],
  ['Bengali keeps its joiner', 'র‍্যাব'],
  ['Sinhala keeps its joiner', 'ශ්‍රී ලංකා'],
  ['a family of emoji stays one family', '👩‍👩‍👧 rodzina 👩🏽‍💻'],
  ['a flag stays a flag', '🇵🇱 🇺🇦'],
  ['Vietnamese, Georgian, Thai and Tibetan stay as they are', 'Phở სუფრა ภาษาไทย བོད་'],
])('%s', (_, text) => {
  expect(clean(text)).toBe(text.normalize('NFC'))
})

test.each([
  ['a zero-width space', 'Radio\u200b Praga', 'Radio Praga'],
  ['joiners between Latin letters', 'Ra\u200cdi\u200do', 'Radio'],
  ['marks of direction that a chat program copies along', '\u2068Ola\u2069 \u200fi\u200e \u202aEwa\u202c', 'Ola i Ewa'],
  ['a byte order mark and a soft hyphen', '\ufeffPrze\u00adrwa', 'Przerwa'],
  ['invisible tags', 'Praga\u{e0041}\u{e0042}', 'Praga'],
  ['blanks at the ends', '  Praga \u00a0', 'Praga'],
])('%s is taken out', (_, written, text) => {
  expect(clean(written)).toBe(text)
})

test('two spellings of one letter are the same title', () => {
  expect(clean('Z\u0307aba')).toBe(clean('Żaba'))
})

describe('refused with what to do:', () => {
  test.each([
    ['letters turned round', 'gpj.\u202eexe', /hidden character that turns the order of letters round; type the text again/],
    ['nothing', '', /^is empty\.$/],
    ['nothing but blanks', ' \u3000\t', /^is empty/],
    ['nothing but what cannot be seen', '\u200b\u2060\u3164\u2800\ufe0f\u0301', /^is empty/],
    ['a line break', 'one\ntwo', /line breaks or control characters; keep it on one line/],
    ['a line separator', 'one\u2028two', /line breaks/],
    ['a control character', 'one\u0007two', /control characters/],
    ['half a character', 'a\ud800b', /no device can show/],
    ['a private character', 'a\ue000b', /no device can show/],
    ['a pile of marks', `Z${'\u0335'.repeat(12)}algo`, /pile of marks/],
    ['too much', 'a'.repeat(51), /^is 51 characters long; 50 are possible\.$/],
  ])('%s', (_, text, words) => {
    expect(problem(text)).toMatch(words)
  })
})

test('a text of several lines keeps its lines when it may have them', () => {
  expect(cleanText('one\n\ttwo', { maxLength: 20, lines: true }).text).toBe('one\n\ttwo')
  expect(cleanText('one\u0000two', { maxLength: 20, lines: true }).problem).toMatch(/control characters/)
})

test('what is clean stays as it is when it is cleaned again', () => {
  for (const text of ['می‌خواهم', 'Ra\u200cdio', '👩‍👩‍👧', 'x\u200d\u0301y']) expect(clean(clean(text) ?? '')).toBe(clean(text))
})
