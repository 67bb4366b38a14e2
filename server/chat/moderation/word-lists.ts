// The word lists in use: the desk's where it made one, the shipped ones else. Read when first needed and again after every change.

import type { ModerationStore } from './store.ts'
import { SHIPPED_WORDS, WORDS_TO_REVIEW } from './shipped-words.ts'
import { wordRules, type WordList } from './words.ts'

type Judge = (text: string) => 'hide' | 'hold' | null

export class WordLists {
  readonly #store: ModerationStore
  #judge: Promise<Judge> | null = null

  constructor(store: ModerationStore) {
    this.#store = store
  }

  /** What the lists say of a text. */
  async judge(text: string): Promise<'hide' | 'hold' | null> {
    this.#judge ??= this.list().then((lists) => wordRules([...lists.values()]))
    try {
      return (await this.#judge)(text)
    } catch (error) {
      this.#judge = null
      throw error
    }
  }

  async list(): Promise<Map<string, WordList>> {
    return new Map([...Object.entries(SHIPPED_WORDS), ...(await this.#store.wordLists())])
  }

  /** Languages whose list is the shipped one and waits for somebody who knows the language. */
  async toReview(): Promise<ReadonlySet<string>> {
    const own = await this.#store.wordLists()
    return new Set(WORDS_TO_REVIEW.filter((language) => !own.has(language)))
  }

  /** Reads them again before the next message. */
  changed(): void {
    this.#judge = null
  }
}
