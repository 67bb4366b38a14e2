// Where the texts of each language are: each file is loaded only when somebody reads it.

import { LANGUAGES, type Language } from './languages.ts'
import type { Catalogue } from './texts.ts'

type Load = () => Promise<{ readonly default: Catalogue }>

/** One set of texts: how to load each of the site's languages. */
export type Loaders = Readonly<Record<Language, Load>>

/**
 * The set in a folder: `loadersOf(import.meta.glob('./texts/*.ts'))`, one file a language, named by its tag.
 *
 * Throws when one of the site's languages has no file there.
 */
export function loadersOf(files: Readonly<Record<string, () => Promise<unknown>>>): Loaders {
  const found = Object.keys(LANGUAGES).map((tag) => {
    const path = Object.keys(files).find((file) => file.endsWith(`/${tag}.ts`))
    if (path === undefined) throw new Error(`no texts in the language "${tag}" beside ${Object.keys(files)[0]}: run \`npm run texts\``)
    return [tag, files[path]]
  })
  return Object.fromEntries(found) as Record<Language, Load> // every language was found, and such files give nothing but a catalogue
}
