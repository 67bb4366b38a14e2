import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { BoundedInput } from '../../server/media/bounded-input.ts'
import { BLOCK_BYTES } from '../../server/media/pcm.ts'
import type { Log } from '../../server/log.ts'
import { HandClock } from '../support/hand-clock.ts'

/** A child's stdin that takes nothing until it is told to. */
class SlowInput extends Writable {
  readonly taken: Buffer[] = []
  #release: (() => void) | null = null
  #isOpen = false

  constructor() {
    super({ highWaterMark: BLOCK_BYTES })
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.taken.push(chunk)
    if (this.#isOpen) done()
    else this.#release = done
  }

  open(): void {
    this.#isOpen = true
    this.#release?.()
  }
}

function open(boundMs: number): { input: BoundedInput; clock: HandClock; warnings: unknown[] } {
  const clock = new HandClock()
  const warnings: unknown[] = []
  const log: Log = { debug: () => {}, info: () => {}, warn: (line: unknown) => warnings.push(line), error: () => {}, child: () => log } as unknown as Log // pino's overloads
  return { input: new BoundedInput({ name: 'encoder', boundMs, clock, log }), clock, warnings }
}

const block = (number: number) => Buffer.alloc(BLOCK_BYTES, number)

test('an encoder that lags loses the oldest sound, is counted, and never holds up the clock', () => {
  const { input } = open(500)
  input.attach(new SlowInput())
  for (let number = 0; number < 20; number++) input.write(block(number))
  expect(input.waitingMs).toBe(500)
  // One block is with the child, five wait.
  expect(input.droppedMs).toBe((20 - 1 - 5) * 100)
})

test('when the encoder catches up it goes on with the newest sound, in order', async () => {
  const { input } = open(300)
  const target = new SlowInput()
  input.attach(target)
  for (let number = 0; number < 10; number++) input.write(block(number))
  target.open()
  await new Promise((resolve) => setImmediate(resolve))
  input.write(block(10))
  await new Promise((resolve) => setImmediate(resolve))
  expect(target.taken.map((bytes) => bytes[0])).toEqual([0, 7, 8, 9, 10])
})

test('sound waits while one encoder is gone and reaches the next', () => {
  const { input } = open(1000)
  const first = new SlowInput()
  input.attach(first)
  input.write(block(1))
  input.detach(first)
  input.write(block(2))
  input.write(block(3))
  const second = new SlowInput()
  second.open()
  input.attach(second)
  expect(second.taken.map((bytes) => bytes[0])).toEqual([2, 3])
  expect(input.droppedMs).toBe(0)
})

test('dropped sound is reported once a second, not once a block', () => {
  const { input, clock, warnings } = open(200)
  for (let number = 0; number < 60; number++) {
    input.write(block(number))
    clock.turn(100)
  }
  expect(warnings.length).toBeGreaterThanOrEqual(5)
  expect(warnings.length).toBeLessThanOrEqual(7)
})
