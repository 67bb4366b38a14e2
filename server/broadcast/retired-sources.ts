// Sources that nobody needs any more but that may still be fading out: each is closed once it is silent.

import type { Log } from '../log.ts'
import type { Source } from './sources/source.ts'

export class RetiredSources {
  readonly #switcher: { isHeard(source: Source): boolean }
  readonly #log: Log
  readonly #sources = new Set<Source>()
  readonly #closing = new Set<Promise<void>>()

  constructor(switcher: { isHeard(source: Source): boolean }, log: Log) {
    this.#switcher = switcher
    this.#log = log
  }

  add(source: Source): void {
    this.#sources.add(source)
  }

  /** Once per block. */
  closeUnheard(): void {
    for (const source of this.#sources) if (!this.#switcher.isHeard(source)) this.#close(source)
  }

  /** Closes all that is left, and waits for every closing. */
  async closeAll(): Promise<void> {
    for (const source of this.#sources) this.#close(source)
    await Promise.all(this.#closing)
  }

  #close(source: Source): void {
    this.#sources.delete(source)
    const closing = source
      .close()
      .catch((error: unknown) => this.#log.error({ source: source.id, err: error }, 'a source did not close'))
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }
}
