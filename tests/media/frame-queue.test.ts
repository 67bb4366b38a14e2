import { expect, test } from 'vitest'
import { FrameQueue } from '../../server/media/frame-queue.ts'

test('bytes come out as they went in, however they were cut', () => {
  const all = Buffer.from(Array.from({ length: 4_000 }, (_, at) => at % 251))
  const queue = new FrameQueue()
  for (let from = 0, size = 1; from < all.length; from += size, size = (size * 7) % 97) queue.push(all.subarray(from, from + size))
  const out: Buffer[] = []
  while (queue.bytes >= 4) out.push(queue.take(96))
  expect(Buffer.concat(out)).toEqual(all)
})

test('a block inside one chunk is a view, not a copy', () => {
  const chunk = Buffer.alloc(1_000, 1)
  const queue = new FrameQueue()
  queue.push(chunk)
  queue.take(100)
  expect(queue.take(200).buffer).toBe(chunk.buffer)
})

test('half a frame waits for its other half', () => {
  const queue = new FrameQueue()
  queue.push(Buffer.from([1, 2, 3, 4, 5, 6]))
  expect([...queue.take(8)]).toEqual([1, 2, 3, 4])
  expect(queue.take(8)).toHaveLength(0)
  queue.push(Buffer.from([7, 8]))
  expect([...queue.take(8)]).toEqual([5, 6, 7, 8])
})
