import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, has, isLonger, kept, piecesFor, piecesOf, wordsOf } from '../../../server/archive/search/fold.ts'

const finds = (query: string, text: string) => wordsOf(query).every((word) => has(fold(text), word))
/** What the database does with it. */
const isFoundByPieces = (query: string, text: string) => {
  const pieces = new Set(piecesOf(fold(text)))
  return wordsOf(query).every((word) => piecesFor(word).every((piece) => pieces.has(piece)) && (!isLonger(word) || kept(fold(text)).includes(word)))
}

describe('a word is found however it is written', () => {
  test.each([
    ['Polish', 'lodz', 'Łódź'],
    ['Polish, with its letters', 'ŁÓDŹ', 'w Łodzi i w łódź'],
    ['Polish without a Polish keyboard', 'zolc', 'żółć'],
    ['Ukrainian є', 'европа', 'Європа'],
    ['Ukrainian ґ', 'ганок', 'Ґанок'],
    ['Ukrainian ї and й', 'киів', 'Київ'],
    ['Ukrainian apostrophes', "п'ять", 'п’ять років'],
    ['Ukrainian without an apostrophe', 'пять', 'пʼять'],
    ['Belarusian ў', 'вольнау', 'вольнаў'],
    ['Russian ё', 'елка', 'Ёлка'],
    ['Turkish dotted İ', 'istanbul', 'İstanbul'],
    ['Turkish dotless ı', 'ISPARTA', 'ısparta'],
    ['Turkish dotless I', 'ılık', 'ILIK'],
    ['Azerbaijani ə', 'azerbaycan', 'Azərbaycan'],
    ['Vietnamese tones', 'tieng viet', 'Tiếng Việt'],
    ['Vietnamese đ and ơ', 'duong pho', 'Đường phố'],
    ['Vietnamese, decomposed', 'Tiếng'.normalize('NFD'), 'Tiếng'],
    ['German ß', 'strasse', 'Straße'],
    ['German ẞ', 'GROẞ', 'groß'],
    ['Romanian', 'stiri', 'Știri'],
    ['Romanian, with a cedilla', 'ştiri', 'Știri'],
    ['Spanish', 'manana', 'Mañana'],
    ['Hausa', 'kasa', 'ƙasa'],
    ['Yoruba', 'ogun', 'ọ̀gùn'],
    ['Greek', 'οδος', 'ΟΔΌΣ'],
    ['Georgian capitals', 'სუფრა', 'ᲡᲣᲤᲠᲐ'],
    ['Armenian', 'եւ', 'և'],
    ['Arabic hamza above alif', 'اخبار', 'أخبار'],
    ['Arabic hamza below', 'اسلام', 'إسلام'],
    ['Arabic madda', 'اب', 'آب'],
    ['Arabic hamza on its own', 'دعا', 'دعاء'],
    ['Arabic hamza on و and ي', 'مسوول', 'مسؤول'],
    ['Arabic tatweel', 'سلام', 'ســلام'],
    ['Arabic vowels', 'محمد', 'مُحَمَّد'],
    ['Arabic tied t', 'مدينه', 'مدينة'],
    ['Arabic, behind the article', 'سكن', 'السكن'],
    ['Arabic presentation forms', 'لا', 'ﻻ'],
    ['Persian ی and ک', 'كتاب فارسي', 'کتاب فارسی'],
    ['Persian half spaces', 'میروم', 'می\u200cروم'],
    ['Kurdish ە', 'ههولير', 'هەولێر'],
    ['Hebrew vowels and final letters', 'שלומ', 'שָׁלוֹם'],
    ['Hindi dots below', 'जिंदगी', 'ज़िंदगी'],
    ['Hindi candrabindu', 'हंस', 'हँस'],
    ['Nepali', 'नेपाली', 'नेपालीहरू'],
    ['Bengali', 'বাংলা', 'বাংলায়'],
    ['Amharic letters that sound alike', 'ሰላም', 'ሠላም'],
    ['Chinese, in the middle', '电台', '移民电台节目'],
    ['Chinese, one sign', '民', '移民电台'],
    ['Japanese wide letters', 'radio', 'ＲＡＤＩＯ'],
    ['Korean, a syllable', '서', '서울'],
    ['Thai, in the middle', 'ไทย', 'ภาษาไทย'],
    ['digits of other scripts', '2026', '٢٠٢٦'],
    ['Persian digits', '112', '۱۱۲'],
    ['Devanagari digits', '45', '४५'],
    ['hidden directions', 'karta', 'kar\u2067\u200fta\u2069'],
    ['hidden soft hyphens', 'karta', 'kar\u00adta'],
  ])('%s', (_script, query, text) => {
    expect(fold(text)).toContain(fold(query))
    expect(finds(query, text)).toBe(true)
    expect(isFoundByPieces(query, text)).toBe(true)
  })

  test.each([
    ['Japan\'s voicing marks are letters', 'かき', 'がき'],
    ['Hindi vowels are letters', 'कि', 'का'],
    ['a Korean syllable is not the beginning of another', '서', '성북'],
    ['other letters', 'карта', 'karta'],
    ['a word in two', 'kar ta', 'karcza tapeta'.replace('ta', 'xx')],
  ])('and not for another: %s', (_why, query, text) => {
    expect(finds(query, text)).toBe(false)
    expect(isFoundByPieces(query, text)).toBe(false)
  })
})

describe('short words', () => {
  test.each([
    ['m', 'Mosty Warszawy', true],
    ['m', 'Tamara', false],
    ['ми', 'Разом ми', true],
    ['ми', 'сусідами', false],
    ['mos', 'kosmos', true],
    ['о', 'Ось так', true],
    ['ع', 'الشاعر', true],
    ['ру', 'радіо', false],
  ])('%s in %s: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found)
    expect(isFoundByPieces(query, text)).toBe(found)
  })
})

test('what LIKE gives a meaning to is no word', () => {
  expect([wordsOf('%'), wordsOf('_\\'), wordsOf('  \u202e ')]).toEqual([[], [], []])
  expect(wordsOf('100% a_b c\\d')).toEqual(['100', 'a', 'b', 'c', 'd'])
})

test('a query has at most eight words, each once', () => {
  expect(wordsOf('a a b c d e f g h i j')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
})

test('folding what is folded changes nothing, whatever people write', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    expect(fold(fold(text))).toBe(fold(text))
  }), { numRuns: 3000 })
})

test('the database finds exactly what the rules find', () => {
  const letters = fc.constantFrom(...'abоліقسम移서 -ÉŁ%_')
  const texts = fc.array(letters, { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(fc.property(texts, texts, (query, text) => {
    expect(isFoundByPieces(query, text)).toBe(finds(query, text))
  }), { numRuns: 3000 })
})
