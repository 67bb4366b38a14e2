// The letters of titles: what each language costs, for those shipped and those to come; and what no style may do to letters.

import { globSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'

const WEB = path.resolve(import.meta.dirname, '../../web')
const css = readFileSync(path.join(WEB, 'ui/fonts.css'), 'utf8')

interface Face {
  readonly family: string
  readonly bytes: number
  readonly has: (letter: number) => boolean
}

const faces = [...css.matchAll(/@font-face \{(.*?)\}/gs)].map(([, body = '']): Face => {
  const [, family = ''] = /font-family: '(.*)'/.exec(body) ?? []
  const [, file = ''] = /url\('(.*?)'\)/.exec(body) ?? []
  const ranges = [...body.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const)
  return { family, bytes: statSync(createRequire(import.meta.url).resolve(file)).size, has: (letter) => ranges.some(([from, to]) => letter >= from && letter <= to) }
})

/** Every letter of the language that others beside it lack. */
const LETTERS = {
  pl: 'Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ', en: 'Your radio', uk: 'Радіо для всіх: ґ є і ї Ґ Є І Ї №', be: 'Беларускае радыё: ў і ё Ў', ru: 'Радио: ъ ы э ё', vi: 'Tiếng Việt: ắ ễ ộ ữ ỵ đ ơ ư Đ Ơ Ư ₫',
  ka: 'სუფრა ქართული', es: '¿Español? ¡Sí! ñ ü', hi: 'चाय ब्रेक हिन्दी क्ष ₹', ar: 'شاي بالنعناع، العربية؟ لا', tr: 'Türkçe: ğ ı İ ş Ş ç ö', ro: 'Bună, Varșovia! ă â î ș ț Ș Ț',
} as const
const OWN_FAMILY: Readonly<Record<string, string>> = { ka: 'IMI Georgian', hi: 'IMI Devanagari', ar: 'IMI Arabic' }

test.each(Object.entries(LETTERS))('titles in %s have all their letters, and cost at most 34 kB, for Hindi 70', (language, letters) => {
  const offered = faces.filter(({ family }) => family === 'IMI Titles' || family === OWN_FAMILY[language])
  const needed = new Set<Face>()
  for (const letter of `${letters} 0123456789:–·!`) {
    // As browsers choose: of one family the last one said, and families in their order.
    const face = offered.findLast(({ family, has }) => family === 'IMI Titles' && has(letter.codePointAt(0) ?? 0)) ?? offered.find(({ has }) => has(letter.codePointAt(0) ?? 0))
    expect(face, letter).toBeDefined()
    if (face) needed.add(face)
  }
  const bytes = [...needed].reduce((sum, face) => sum + face.bytes, 0)
  expect(bytes).toBeLessThan(language === 'hi' ? 70_000 : 34_000)
})

test('no words wait for their letters', () => {
  expect(faces).toHaveLength(8)
  expect(css.match(/font-display: optional;/g)).toHaveLength(faces.length)
})

test('no style makes capitals of words: Georgian has none that old phones know, and Turkish has others', () => {
  const shouting = globSync('**/*.{css,tsx}', { cwd: WEB, exclude: (name) => name === 'dist' }).filter((file) => /text-transform:\s*uppercase|textTransform|font-variant[\w-]*:[^;]*caps|\.toUpperCase\(\)\}/.test(readFileSync(path.join(WEB, file), 'utf8')))
  expect(shouting).toEqual([])
})
