// Several files on their way, two at a time. Lives as long as the page, so that whoever looks into another room of the desk stops nothing.

import { Sending, type SendingOptions, type SendingView } from './sending.ts'

/** More at once would only make each slower. */
const AT_ONCE = 2

export interface Item extends SendingView {
  /** Of this page. */
  readonly key: string
}

export class SendQueue {
  readonly #listeners = new Set<() => void>()
  readonly #sendings = new Map<string, Sending>()
  #items: readonly Item[] = []
  #added = 0

  /** The same array until something changes. */
  get items(): readonly Item[] {
    return this.#items
  }

  /** Calls `listener` after each change, until the returned function is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  add(options: Omit<SendingOptions, 'onChange'>): void {
    const key = `sending-${++this.#added}`
    this.#sendings.set(key, new Sending({ ...options, onChange: () => this.#changed() }))
    this.#changed()
  }

  pause(key: string): void {
    this.#sendings.get(key)?.pause()
  }

  goOn(key: string): void {
    void this.#sendings.get(key)?.start()
  }

  /** Takes it off the list, and sends nothing more of it. */
  drop(key: string): void {
    this.#sendings.get(key)?.close()
    this.#sendings.delete(key)
    this.#changed()
  }

  #changed(): void {
    this.#items = [...this.#sendings].map(([key, sending]) => ({ key, ...sending.view }))
    this.#startNext()
    for (const listener of this.#listeners) listener()
  }

  #startNext(): void {
    const busy = this.#items.filter(({ state }) => state.kind === 'sending' || state.kind === 'no-line').length
    const next = this.#items.find(({ state }) => state.kind === 'waiting')
    if (next && busy < AT_ONCE) void this.#sendings.get(next.key)?.start()
  }
}
