// How words are compared: without case, accents and the other ways one word can be written, in every script. The archive is
// kept folded and every query is folded by this one file, so both always agree. Pure.

/** Counts changes of what this file gives; what was folded by an older one is folded again at the next start. */
export const FOLD_VERSION = 1

/** More words than this in one query are not looked for. */
const MOST_WORDS = 8

/** Inside a word they are spelling, not an end: п'ять, O’Neill, Hebrew's geresh. */
const APOSTROPHES = /['’‘`´′ʹʺʻʼʽʾʿˈ׳״]/gu

/**
 * Marks that writers leave out: accents and tones, Arabic and Hebrew vowels, the dots below Indic letters. Vowel signs of
 * scripts that always write them stay, and so do Japan's voicing marks: か and が are two letters.
 */
const MARKS = /[[\p{M}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Cyrillic}\p{Script=Ethiopic}\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc]]--[\u3099\u309a]]/gv

/** Whatever is not written in words: spaces, punctuation, and with it all that LIKE gives a meaning to. */
const NOT_WORDS = /[^\p{L}\p{M}\p{N}\p{So}\p{Sm}\p{Sc}]+/gu

// Letters that Unicode does not take apart, and pairs that keyboards and habits mix up.
const LATIN = { ł: 'l', ø: 'o', đ: 'd', ɖ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ə: 'e', ǝ: 'e', ɛ: 'e', ɔ: 'o', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ŋ: 'n', ħ: 'h', ŧ: 't' }
const GREEK = { ς: 'σ' }
const CYRILLIC = { є: 'е', ґ: 'г', ғ: 'г', қ: 'к', ң: 'н', ү: 'у', ұ: 'у', һ: 'х', ө: 'о', ә: 'а' }
// Hamza alone, the silent alif's other forms, the tied t, and the letters of Persian, Urdu and Kurdish keyboards that look the same.
const ARABIC = { ء: '', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ێ: 'ي', ک: 'ك', ڪ: 'ك', ة: 'ه', ە: 'ه', ہ: 'ه', ھ: 'ه', ۆ: 'و', ڵ: 'ل', ڕ: 'ر', ـ: '' }
const HEBREW = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }
// Both are nasal, and most people write only one.
const INDIC = { '\u0901': '\u0902', '\u0981': '\u0982' }

const LETTERS = new Map(Object.entries({ ...LATIN, ...GREEK, ...CYRILLIC, ...ARABIC, ...HEBREW, ...INDIC, ...ethiopic() }))

/** The zeros of digits that are still counted with. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810]

/** Written without spaces, or with small words grown onto the next: there a short word may stand anywhere. */
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The words of a text as they are compared, with single spaces between them; empty when it has none. Folding again changes nothing. */
export function fold(text: string): string {
  const plain = text.replace(APOSTROPHES, '').normalize('NFKD').toLowerCase().normalize('NFKD').replace(APOSTROPHES, '').replace(MARKS, '').replace(/\p{Cf}/gu, '')
  const letters = [...plain].map((letter) => LETTERS.get(letter) ?? digit(letter)).join('')
  return letters.normalize('NFC').replace(NOT_WORDS, ' ').trim()
}

/** The words somebody looks for. */
export function wordsOf(query: string): string[] {
  return [...new Set(fold(query).split(' ').filter(Boolean))].slice(0, MOST_WORDS)
}

/** Whether a folded text has that word: somewhere inside, or, when it is as short as one or two letters, at the beginning of a word. */
export function has(folded: string, word: string): boolean {
  return beginsWords(word) ? ` ${folded}`.includes(` ${word}`) : folded.includes(word)
}

/**
 * The pieces by which the database finds a folded text: three letters in a row, the first one and two of each word (behind `^`), and
 * where short words may stand anywhere every one and two.
 *
 * Made here and not by an extension of PostgreSQL's, which knows only the letters of the database's locale and may not be there.
 */
export function piecesOf(folded: string): string[] {
  const pieces = new Set<string>()
  for (const word of new Set(folded.split(' '))) {
    const letters = [...word]
    pieces.add(`^${letters[0] ?? ''}`)
    if (letters.length > 1) pieces.add(`^${letters.slice(0, 2).join('')}`)
    for (const size of JOINED.test(word) ? [1, 2, 3] : [3]) for (const piece of runs(letters, size)) pieces.add(piece)
  }
  pieces.delete('^')
  return [...pieces]
}

/** The pieces that a text must have for `has`. */
export function piecesFor(word: string): string[] {
  return beginsWords(word) ? [`^${word}`] : runs([...word], Math.min(3, [...word].length))
}

/** Whether a text with those pieces may still lack the word, since they may come from several of its words. */
export function isLonger(word: string): boolean {
  return [...word].length > 3
}

/** A folded text as it is kept beside its pieces: each word once, since words are looked for one by one. */
export function kept(folded: string): string {
  return [...new Set(folded.split(' '))].join(' ')
}

function beginsWords(word: string): boolean {
  return [...word].length < 3 && !JOINED.test(word)
}

function runs(letters: readonly string[], size: number): string[] {
  return Array.from({ length: Math.max(0, letters.length - size + 1) }, (_, at) => letters.slice(at, at + size).join(''))
}

function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  const zero = code < 0x80 ? undefined : ZEROS.find((one) => code >= one && code < one + 10)
  return zero === undefined ? letter : String(code - zero)
}

/** Rows of seven or eight letters that Amharic speaks alike and spells either way. */
function ethiopic(): Record<string, string> {
  const rows = [[0x1210, 0x1200], [0x1280, 0x1200], [0x1220, 0x1230], [0x12d0, 0x12a0], [0x1340, 0x1338]] as const
  return Object.fromEntries(rows.flatMap(([from, to]) => Array.from({ length: 7 }, (_, order) => [String.fromCodePoint(from + order), String.fromCodePoint(to + order)])))
}
