import { expect, test } from 'vitest'
import { openOnCall } from '../../../server/broadcast/sources/on-call.ts'
import { SILENCE } from '../../../server/media/pcm.ts'
import { FakeSource } from '../../support/fake-source.ts'
import { HandClock } from '../../support/hand-clock.ts'

function bedOnCall() {
  const clock = new HandClock()
  const opened: FakeSource[] = []
  const open = () => {
    const source = new FakeSource(`bed-${opened.length + 1}`)
    opened.push(source)
    return source
  }
  return { clock, opened, bed: openOnCall({ id: 'bed', kind: 'playlist', label: 'the bed', open, clock }) }
}

test('a bed that nobody needs has no decoder, and is not ready', () => {
  const { bed, opened } = bedOnCall()
  bed.needed(false)
  expect([opened.length, bed.ready, bed.read()]).toEqual([0, false, SILENCE])
})

test('it opens once when a host comes, and plays', () => {
  const { bed, opened } = bedOnCall()
  bed.needed(true)
  bed.needed(true)
  expect([opened.length, bed.ready]).toEqual([1, true])
  expect(bed.read()).not.toEqual(SILENCE)
})

test('it stays for a minute after the host left, and longer while it is heard', () => {
  const { bed, opened, clock } = bedOnCall()
  bed.needed(true)
  clock.turn(50_000)
  bed.needed(false)
  expect(bed.ready).toBe(true)
  bed.read()
  clock.turn(50_000)
  bed.needed(false)
  expect([bed.ready, opened[0]?.closed]).toEqual([true, false])
  clock.turn(11_000)
  bed.needed(false)
  expect([bed.ready, opened[0]?.closed]).toEqual([false, true])
})

test('the next host finds another one', () => {
  const { bed, opened, clock } = bedOnCall()
  bed.needed(true)
  clock.turn(61_000)
  bed.needed(false)
  bed.needed(true)
  expect([opened.length, bed.ready]).toEqual([2, true])
})

test('once closed it does not open again', async () => {
  const { bed, opened } = bedOnCall()
  bed.needed(true)
  await bed.close()
  bed.needed(true)
  expect([opened.length, opened[0]?.closed, bed.ready, bed.ended]).toEqual([1, true, false, true])
})
