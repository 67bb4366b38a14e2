// PCM on its way into a child's stdin. Never makes the writer wait: when the child lags, the oldest audio is dropped and counted.

import type { Writable } from 'node:stream'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { bytesToMs, msToBytes } from './pcm.ts'

const REPORT_EVERY_MS = 1_000

interface BoundedInputOptions {
  readonly name: string
  /** How much may wait for a slow or restarting child. */
  readonly boundMs: number
  readonly clock: Clock
  readonly log: Log
  readonly onDropped?: (bytes: number) => void
}

/** A queue in front of a child's stdin that outlives the child: what waits goes to the next one. */
export class BoundedInput {
  readonly #options: BoundedInputOptions
  readonly #boundBytes: number
  readonly #waiting: Buffer[] = []
  #waitingBytes = 0
  #target: Writable | null = null
  #sentBytes = 0
  #blocked = false
  #droppedBytes = 0
  #unreportedBytes = 0
  #reportedAtMs = -Infinity

  constructor(options: BoundedInputOptions) {
    this.#options = options
    this.#boundBytes = msToBytes(options.boundMs)
  }

  get droppedMs(): number {
    return bytesToMs(this.#droppedBytes)
  }

  get waitingMs(): number {
    return bytesToMs(this.#waitingBytes)
  }

  get waitingBytes(): number {
    return this.#waitingBytes
  }

  /** What the child that is attached now was given. */
  get sentBytes(): number {
    return this.#sentBytes
  }

  /** From now on audio goes to this stdin, beginning with what waited. */
  attach(target: Writable): void {
    this.#target = target
    this.#sentBytes = 0
    this.#blocked = false
    // A child that dies makes its stdin fail (EPIPE); its supervisor tells of the death.
    target.on('error', () => this.detach(target))
    target.on('drain', () => {
      if (this.#target !== target) return
      this.#blocked = false
      this.#flush()
    })
    this.#flush()
  }

  /** That child is gone; audio waits for the next one. */
  detach(target: Writable): void {
    if (this.#target === target) this.#target = null
  }

  write(block: Buffer): void {
    this.#waiting.push(block)
    this.#waitingBytes += block.length
    this.#flush()
    while (this.#waitingBytes > this.#boundBytes) this.#dropOldest()
    this.#report()
  }

  /** Hands over what still waits and ends the child's input. */
  end(): void {
    const target = this.#target
    if (!target) return
    for (const block of this.#waiting.splice(0)) target.write(block)
    this.#waitingBytes = 0
    target.end()
    this.#target = null
  }

  #flush(): void {
    while (this.#target?.writable && !this.#blocked) {
      const block = this.#waiting.shift()
      if (!block) return
      this.#waitingBytes -= block.length
      this.#sentBytes += block.length
      this.#blocked = !this.#target.write(block)
    }
  }

  #dropOldest(): void {
    const block = this.#waiting.shift()
    if (!block) return
    this.#waitingBytes -= block.length
    this.#droppedBytes += block.length
    this.#unreportedBytes += block.length
    this.#options.onDropped?.(block.length)
  }

  #report(): void {
    const nowMs = this.#options.clock.monotonicMs()
    if (this.#unreportedBytes === 0 || nowMs - this.#reportedAtMs < REPORT_EVERY_MS) return
    this.#options.log.warn({ child: this.#options.name, droppedMs: bytesToMs(this.#unreportedBytes) }, 'a child process lags, its oldest audio was dropped')
    this.#unreportedBytes = 0
    this.#reportedAtMs = nowMs
  }
}
