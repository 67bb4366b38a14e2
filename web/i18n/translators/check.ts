// Holds a translation against the English texts, with sentences for the translator. The type check says the same later, but to programmers.

import type { Texts } from '../texts.ts'

type Text = Texts[string]

/** What is wrong with one text of a translator's file; null when nothing is. `forms` are the plural forms of the language. */
export function mistakeIn(text: unknown, source: Text | undefined, forms: readonly string[]): string | null {
  if (source === undefined) return 'there is no such text; take the line out'
  if (typeof source === 'string') {
    if (typeof text !== 'string') return 'this must be one text between quotation marks'
    return wrongWords(text) ?? wrongNames(text, namesIn(source), namesIn(source))
  }
  if (typeof text !== 'object' || text === null) return `this text counts something: give ${forms.join(', ')}`
  const given = Object.entries(text as Record<string, unknown>) // any object has entries
  const missing = forms.filter((form) => !given.some(([name]) => name === form))
  if (missing.length > 0) return `the form ${missing.join(', ')} is missing`
  const may = new Set(['count', ...namesIn(source.other ?? '')])
  for (const [form, words] of given) {
    if (!forms.includes(form)) return `"${form}" is no plural form of this language; it has ${forms.join(', ')}`
    if (typeof words !== 'string') return `the form ${form} must be a text between quotation marks`
    const mistake = wrongWords(words) ?? wrongNames(words, new Set(), may)
    if (mistake) return `${form}: ${mistake}`
  }
  return null
}

/** The names in curly brackets: `{station}`. */
function namesIn(words: string): Set<string> {
  return new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
}

function wrongNames(words: string, must: ReadonlySet<string>, may: ReadonlySet<string>): string | null {
  const names = namesIn(words)
  const missing = [...must].filter((name) => !names.has(name))
  if (missing.length > 0) return `keep ${missing.map((name) => `{${name}}`).join(', ')} in it, as it is in English`
  const unknown = [...names].filter((name) => !may.has(name))
  return unknown.length > 0 ? `{${unknown[0]}} is not in the English text` : null
}

function wrongWords(words: string): string | null {
  if (words.trim() === '') return 'it is empty'
  return words !== words.trim() ? 'take the spaces at its ends away' : null
}
