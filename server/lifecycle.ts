// What is started is stopped: in reverse order, each waited for, each failure said and none stopping the rest.

import type { Log } from './log.ts'

interface Stoppable {
  readonly name: string
  readonly stop: () => Promise<void> | void
}

/** Collects what was started and stops it in reverse order. */
export class Lifecycle {
  readonly #started: Stoppable[] = []
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  /** Remembers how to stop something that now runs. */
  started(name: string, stop: Stoppable['stop']): void {
    this.#started.push({ name, stop })
  }

  /** Stops everything, newest first. Never throws. */
  async stopAll(): Promise<void> {
    for (let part = this.#started.pop(); part; part = this.#started.pop()) {
      try {
        await part.stop()
        this.#log.debug({ part: part.name }, 'stopped')
      } catch (error) {
        this.#log.error({ part: part.name, err: error }, 'did not stop cleanly')
      }
    }
  }
}
