// Questions that were spoken on this device: sent one by one whenever there is a line, tried again for as long as it takes, taken back on wish.

import { backOffMs } from '../api/back-off.ts'
import { QuestionShelf, type ShelvedQuestion } from './question-shelf.ts'
import { eraseQuestion, sendQuestion, type Outcome } from './send-question.ts'
import { noteWaiting } from './waiting-note.ts'

export interface OutboxItem {
  readonly question: ShelvedQuestion
  /** `waiting`: there is no line now. */
  readonly state: 'sending' | 'waiting' | 'kept' | 'refused'
  /** 0 to 1. */
  readonly sent: number
}

/** What it needs of others; a test gives its own. */
export interface OutboxParts {
  readonly shelf: Pick<QuestionShelf, 'list' | 'put' | 'remove'>
  readonly send: (question: ShelvedQuestion, onProgress: (fraction: number) => void) => Promise<Outcome>
  readonly erase: (question: ShelvedQuestion) => Promise<void>
  readonly now: () => number
}

export class Outbox {
  readonly #parts: OutboxParts
  readonly #watchers = new Set<() => void>()
  #items: readonly OutboxItem[] = []
  #opened: Promise<void> | null = null
  #working = false
  #attempt = 0
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  readonly view = (): readonly OutboxItem[] => this.#items

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Goes on with what an earlier page left. Called again, it does nothing. */
  open(): Promise<void> {
    return (this.#opened ??= this.#open())
  }

  /** Keeps it on the device first, then sends it. */
  async add(sound: Blob, { show, language, mayAir }: Pick<ShelvedQuestion, 'show' | 'language' | 'mayAir'>): Promise<string> {
    await this.open()
    const question: ShelvedQuestion = { id: crypto.randomUUID(), token: newToken(), show, language, mayAir, at: this.#parts.now(), sound: { bytes: await sound.arrayBuffer(), type: sound.type }, refusal: null }
    await this.#parts.shelf.put(question)
    this.#set([...this.#items, { question, state: 'sending', sent: 0 }])
    void this.#work()
    return question.id
  }

  /** Takes it back, here and at the station; rejects when the station cannot be asked, and then all stays. */
  async takeBack(id: string): Promise<void> {
    const item = this.#items.find(({ question }) => question.id === id)
    if (!item) return
    await this.#parts.erase(item.question)
    await this.#parts.shelf.remove(id)
    this.#set(this.#items.filter(({ question }) => question.id !== id))
  }

  /** Tries at once what waits, as when the line is back. */
  readonly tryNow = (): void => {
    this.#attempt = 0
    void this.#work()
  }

  async #open(): Promise<void> {
    const shelved = await this.#parts.shelf.list(this.#parts.now())
    this.#set(shelved.map((question) => ({ question, state: question.refusal ? 'refused' : question.sound ? 'sending' : 'kept', sent: question.sound ? 0 : 1 })))
    if (typeof addEventListener === 'function') addEventListener('online', this.tryNow)
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    clearTimeout(this.#again)
    try {
      for (let item = this.#next(); item; item = this.#next()) {
        this.#change(item, { state: 'sending' })
        const outcome = await this.#parts.send(item.question, (sent) => this.#change(item, { sent }))
        await this.#settle(item, outcome)
        if (outcome.kind === 'later') return this.#tryLater()
        this.#attempt = 0
      }
    } finally {
      this.#working = false
    }
  }

  #next(): OutboxItem | undefined {
    return this.#items.find(({ state }) => state === 'sending' || state === 'waiting')
  }

  async #settle({ question }: OutboxItem, outcome: Outcome): Promise<void> {
    const item = this.#items.find((one) => one.question.id === question.id)
    if (outcome.kind === 'later') return item && this.#change(item, { state: 'waiting' })
    // Taken back while it was sent: the station must not keep it either.
    if (!item) return void this.#parts.erase(question).catch(() => {})
    const settled: ShelvedQuestion = { ...question, sound: null, refusal: outcome.kind === 'refused' ? outcome.code : null }
    if (outcome.kind === 'refused') await this.#parts.shelf.remove(question.id)
    else await this.#parts.shelf.put(settled)
    this.#change(item, { question: settled, state: outcome.kind, sent: 1 })
  }

  #tryLater(): void {
    this.#again = setTimeout(() => void this.#work(), backOffMs(this.#attempt))
    this.#attempt += 1
  }

  #change({ question }: OutboxItem, part: Partial<OutboxItem>): void {
    this.#set(this.#items.map((one) => (one.question.id === question.id ? { ...one, ...part } : one)))
  }

  #set(items: readonly OutboxItem[]): void {
    this.#items = items
    noteWaiting(items.some(({ question }) => question.sound !== null))
    for (const watcher of this.#watchers) watcher()
  }
}

let outbox: Outbox | null = null

/** The one of this page. */
export function theOutbox(): Outbox {
  return (outbox ??= new Outbox({ shelf: new QuestionShelf(), send: sendQuestion, erase: eraseQuestion, now: Date.now }))
}

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
