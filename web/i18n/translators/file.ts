// What a translator works in: one file with all texts of the station, the English and Polish words beside the empty places.

import { z } from 'zod'
import type { Review, Texts } from '../texts.ts'

/** Longer lines of plural forms are cut at each form. */
const WIDE = 160
const REVIEWS = ['native', 'needs-native-reader'] as const satisfies readonly Review[]

/** Reads what comes back from a translator; `english` and `polish` are only for the eyes. */
export const translatorFile = z.object({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language tag, like ka'),
  review: z.enum(REVIEWS, `"native" when a native speaker wrote or read it, else "needs-native-reader"`),
  texts: z.record(z.string(), z.record(z.string(), z.unknown())),
})

export type TranslatorFile = z.infer<typeof translatorFile>

/** One text beside its translation. */
export interface Line {
  readonly english: Texts[string]
  readonly polish: Texts[string] | undefined
  readonly is: Texts[string] | undefined
}

/** The file's contents; `sets` are all sets by name, their texts by key. Empty places are to be filled. */
export function writeTranslatorFile(language: string, review: string, forms: readonly string[], sets: Readonly<Record<string, Readonly<Record<string, Line>>>>): string {
  const of = (take: (line: Line) => unknown) => Object.fromEntries(Object.entries(sets).map(([name, lines]) => [name, Object.fromEntries(Object.entries(lines).map(([key, line]) => [key, take(line)]))]))
  const empty = (english: Texts[string]) => (typeof english === 'string' ? '' : Object.fromEntries(forms.map((form) => [form, ''])))
  const file = {
    help: [
      'Fill in "texts"; leave what is empty and you do not know. Then: npm run texts -- import this-file.json',
      'Words in {curly brackets} stay as they are. Texts that count have one entry for each plural form of the language.',
      'Plain, warm words that somebody understands who learnt the language late. Address one person. No capitals for shouting.',
    ],
    language,
    review,
    forms,
    texts: of(({ is, english }) => is ?? empty(english)),
    english: of(({ english }) => english),
    polish: of(({ polish }) => polish ?? ''),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** A language's file of one set, as TypeScript that the type check holds against the English texts; a new file gets a heading of its own. */
export function writeCatalogue(set: string, language: string, review: string, texts: Texts, heading: string | null): string {
  const isSite = set === 'site'
  const up = '../'.repeat(set.split('/').length + 1)
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  const lines = Object.entries(texts).map(([key, text]) => `  ${quoted(key)}: ${typeof text === 'string' ? quoted(text) : formsOf(text)},\n`)
  return [
    `${heading ?? `// ${isSite ? 'The texts of every page' : `The texts of ${set}`} in ${name}.`}\n\n`,
    `import { translation } from '${isSite ? '../' : `${up}i18n/`}texts.ts'\n`,
    `import type { source } from './en.ts'\n\n`,
    `export default translation<typeof source>()('${language}', '${review}', {\n`,
    ...lines,
    '})\n',
  ].join('')
}

function formsOf(text: Exclude<Texts[string], string>): string {
  const forms = Object.entries(text).map(([form, words]) => `${form}: ${quoted(words ?? '')}`)
  const line = `{ ${forms.join(', ')} }`
  return line.length <= WIDE ? line : `{\n${forms.map((form) => `    ${form},\n`).join('')}  }`
}

function quoted(words: string): string {
  return `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}
