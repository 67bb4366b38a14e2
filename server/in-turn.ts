// One piece of work after another, in the order they were asked for.

/** Each begins when the one before it has ended, however it ended. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** How many are under way or wait. */
  get waiting(): number {
    return this.#waiting
  }

  /** Gives what the work gives, and rejects with what it rejects with. */
  do<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#waiting += 1
    const turn = this.#last.then(work).finally(() => {
      this.#waiting -= 1
    })
    this.#last = turn.catch(() => {})
    return turn
  }

  /** Resolves when all that was asked for by now has ended. */
  async ended(): Promise<void> {
    await this.#last
  }
}
