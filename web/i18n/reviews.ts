// Who has read which texts, told by the texts themselves. For the server: it has all of them in its half of the site.

import { LANGUAGES } from './languages.ts'
import type { Catalogue, Review } from './texts.ts'

/** What one language's file says of itself. */
export interface TextReview {
  readonly language: string
  /** `site` for what every page needs, else the folder of the pages: `chat`, `desk/week`. */
  readonly set: string
  readonly review: Review
  /** How many texts are in it. */
  readonly count: number
}

const FILES = { ...import.meta.glob('../**/texts/*.ts'), ...import.meta.glob('./catalogues/*.ts') }

/** The reviews of the languages that the site speaks, by set. */
export async function textReviews(): Promise<TextReview[]> {
  const read = await Promise.all(
    Object.entries(FILES).map(async ([file, load]) => {
      const { default: catalogue } = (await load()) as { readonly default: Catalogue } // each file of texts gives one
      return { language: catalogue.language, set: setOf(file), review: catalogue.review, count: Object.keys(catalogue.texts).length }
    }),
  )
  return read.filter(({ language }) => Object.hasOwn(LANGUAGES, language)).toSorted((a, b) => (a.set < b.set ? -1 : 1))
}

function setOf(file: string): string {
  return file.startsWith('./catalogues/') ? 'site' : file.split('/').slice(1, -2).join('/')
}
