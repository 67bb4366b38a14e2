// One recorder's sound: what is not safe yet, and the header with which it can begin again at a station that knows nothing of it.

import { Backlog } from './backlog.ts'
import { firstJoint } from './container-joints.ts'

/** A header ends, and a cluster or fragment begins, within so much; Safari's fragments are a second long. */
const SEARCHED_BYTES = 64 * 1024

export class RecordedSound {
  #epoch: number
  #backlog = new Backlog()
  #head = new Blob()
  #isBeginningAgain = false

  constructor(epoch: number) {
    this.#epoch = epoch
  }

  /** Which recording the station takes this for. */
  get epoch(): number {
    return this.#epoch
  }

  get backlog(): Backlog {
    return this.#backlog
  }

  /** The epoch is about to change; nothing can be asked for. */
  get isBeginningAgain(): boolean {
    return this.#isBeginningAgain
  }

  add(data: Blob, madeAtMs: number): void {
    if (this.#head.size < SEARCHED_BYTES) this.#head = new Blob([this.#head, data])
    this.#backlog.add(data, madeAtMs)
  }

  /**
   * Makes what is not safe, and the `unheardMs` before it, a recording of its own, number `epoch`: the header, then the sound from
   * the first joint on.
   *
   * Resolves false, and changes nothing, when the container cannot be joined or holds nothing to join to.
   */
  async beginAgain(epoch: number, contentType: string, unheardMs: number): Promise<boolean> {
    const backlog = this.#backlog
    const from = backlog.offsetBefore(unheardMs)
    this.#isBeginningAgain = true
    const headerBytes = firstJoint(contentType, await firstBytes(this.#head))
    const joint = firstJoint(contentType, await firstBytes(backlog.from(from)))
    this.#isBeginningAgain = false
    if (headerBytes === null || joint === null) return false
    this.#epoch = epoch
    this.#backlog = backlog.behind(this.#head.slice(0, headerBytes), from + joint)
    return true
  }
}

async function firstBytes(data: Blob): Promise<Uint8Array> {
  return new Uint8Array(await data.slice(0, SEARCHED_BYTES).arrayBuffer())
}
