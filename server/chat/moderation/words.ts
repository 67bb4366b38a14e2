// Finds words of the station's lists in what people write, however they dress them up. Pure.

import { fold, withoutDigits } from './fold.ts'

/** `word`: the whole word; `stem*`: what begins so; `*part*`: what has it anywhere; `=word`: only with these accents. With spaces: a phrase. */
export interface WordList {
  /** A message with one of these waits for a moderator. */
  readonly hold: readonly string[]
  /** A message with one of these is seen by moderators only. */
  readonly hide: readonly string[]
  /** Never matched, whatever the other lists say. */
  readonly allow: readonly string[]
}

/** Says whether a text has any of the words. */
export type FindWord = (text: string) => boolean

/** What the lists of all languages say of a text; hiding wins over holding. */
export function wordRules(lists: readonly WordList[]): (text: string) => 'hide' | 'hold' | null {
  const allowed = exactly(lists.flatMap(({ allow }) => allow))
  const hides = wordFinder(lists.flatMap(({ hide }) => hide), allowed)
  const holds = wordFinder(lists.flatMap(({ hold }) => hold), allowed)
  return (text) => (hides(text) ? 'hide' : holds(text) ? 'hold' : null)
}

const NOTHING: FindWord = () => false

/** Exceptions are not stretched: `Niger` must not excuse its slur. */
function exactly(words: readonly string[]): FindWord {
  const folded = new Set(words.map((word) => pieces(fold(word)).join('')))
  return (word) => folded.has(word)
}

/**
 * Makes the search for a list of words and phrases; words that `except` finds are passed over.
 *
 * Found as well: other case and accents, look-alike letters, digits for letters, stretched letters (`niiice`), dots and hyphens between the
 * letters, and single letters set apart by spaces; with `=` only what has the same accents, which in Vietnamese make another word.
 * A doubled letter in the list needs two in the text: `Niger` is not its slur.
 */
export function wordFinder(entries: readonly string[], except: FindWord = NOTHING): FindWord {
  const accented = entries.filter(isAccented).map((entry) => accents(entry.slice(1)).trim()).filter(Boolean)
  const parts = entries.filter((entry) => !isAccented(entry)).map(fold).map((entry) => entry.trim()).filter((entry) => /[\p{L}\p{N}]/u.test(entry))
  const words = anyOf(parts.filter((entry) => !entry.includes(' ')))
  const phrases = parts.filter((entry) => entry.includes(' ')).map(phrase)
  return (text) => {
    const chunks = fold(text).split(/\s+/u)
    if (words && dressings(chunks).some((word) => words.test(word) && !except(word))) return true
    if (accented.length > 0) {
      const written = ` ${accents(text)} `
      if (accented.some((entry) => written.includes(` ${entry} `) && !except(entry))) return true
    }
    if (phrases.length === 0) return false
    const plain = ` ${chunks.flatMap(pieces).join(' ')} `
    return phrases.some((each) => each.test(plain))
  }
}

/** Every word that a reader may see in these chunks. */
function dressings(chunks: readonly string[]): string[] {
  const words = new Set<string>()
  let letters = ''
  const endOfLetters = (): void => {
    if (lettersOf(letters).length > 2) words.add(letters)
    letters = ''
  }
  for (const chunk of chunks) {
    const split = pieces(chunk)
    for (const piece of split) words.add(piece)
    if (split.length > 1) words.add(split.join(''))
    const [only = ''] = split
    // `b a d` is read as one word; `a` alone between words is not part of one.
    if (split.length === 1 && isOneLetter(only)) letters += only
    else endOfLetters()
  }
  endOfLetters()
  const withDigits = [...words].filter((word) => /[\p{N}@$]/u.test(word) && /\p{L}/u.test(word))
  return [...words, ...withDigits.map(withoutDigits)]
}

/** With its vowel signs, which in Indic scripts are signs of their own. */
function isOneLetter(piece: string): boolean {
  return lettersOf(piece).length <= 1
}

function lettersOf(text: string): string[] {
  return [...text.replace(/\p{M}/gu, '')]
}

function isAccented(entry: string): boolean {
  return entry.startsWith('=')
}

/** The words of a text as they are written, in lower case. */
function accents(text: string): string {
  return pieces(text.normalize('NFC').replace(/[\p{Cf}\p{DI}]/gu, '').toLowerCase()).join(' ')
}

function pieces(chunk: string): string[] {
  return chunk.split(/[^\p{L}\p{M}\p{N}@$]+/u).filter(Boolean)
}

function anyOf(entries: readonly string[]): RegExp | null {
  if (entries.length === 0) return null
  return new RegExp(entries.map(pattern).join('|'), 'u')
}

function pattern(entry: string): string {
  const [from, to] = [entry.startsWith('*') ? '' : '^', entry.endsWith('*') ? '' : '$']
  return `${from}${stretched(pieces(entry).join(''))}${to}`
}

function phrase(entry: string): RegExp {
  // `mi-au` is two words here as it is in a text.
  const words = entry.split(/\s+/).flatMap((word) => pieces(word).map((piece, index, all) => `${stretched(piece)}${index === all.length - 1 && word.endsWith('*') ? '\\S*' : ''}`))
  return new RegExp(` ${words.join(' ')} `, 'u')
}

/** `bad` as `b+a+d+`, `good` as `g+o{2,}d+`. */
function stretched(word: string): string {
  const runs = word.match(/(.)\1*/gsu) ?? []
  return runs.map((run) => `${escaped([...run][0] ?? '')}${[...run].length > 1 ? `{${[...run].length},}` : '+'}`).join('')
}

function escaped(letter: string): string {
  return letter.replace(/[$]/, '\\$&')
}
