// A host's line over several sockets: every byte once, in order, and only for the one who opened it.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeStation, marta } from '../../support/studio-fakes.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a line that resumes', () => {
  test('goes on in the same decoder from the byte it had reached', async () => {
    const station = new FakeStation()
    const first = station.connect()
    const resume = await first.goLive()
    first.send(0, 'abc')
    first.connection.gone()

    const second = station.connect()
    await second.say({ type: 'hello', resume })
    expect(second.last('line')).toMatchObject({ resumed: true, bytes: 3 })
    second.send(3, 'def')

    expect(station.door.lines).toHaveLength(1)
    expect(station.door.line.bytes.toString()).toBe('abcdef')
  })

  test('takes bytes sent twice only once', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    studio.send(0, 'abcd')
    studio.send(0, 'abcd')
    studio.send(2, 'cdef')
    expect(station.door.line.bytes.toString()).toBe('abcdef')
  })

  test('refuses a frame from beyond what it has and says where to send from', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    studio.send(0, 'abc')
    studio.send(9, 'xyz')
    expect(studio.last('gap')).toEqual({ type: 'gap', epoch: 1, bytes: 3 })
    studio.send(3, 'def')
    expect(station.door.line.bytes.toString()).toBe('abcdef')
  })

  test('is not given to another person, nor for a wrong token, nor for another recording', async () => {
    const station = new FakeStation()
    const first = station.connect()
    const resume = await first.goLive()
    first.connection.gone()
    for (const [person, wrong] of [
      [{ ...marta, id: 'p2' }, resume],
      [marta, { ...resume, token: 'guessed' }],
      [marta, { ...resume, epoch: 2 }],
      [marta, { ...resume, sessionId: 'session-9' }],
    ] as const) {
      const second = station.connect(person)
      await second.say({ type: 'hello', resume: wrong })
      expect(second.all('line')).toHaveLength(0)
      expect(second.last('lost').reason).toContain('new recording')
    }
  })

  test('leaves the older socket when the same studio resumes on a newer one, and the newer one stays', async () => {
    const station = new FakeStation()
    const first = station.connect()
    const resume = await first.goLive()
    const second = station.connect()
    await second.say({ type: 'hello', resume })
    expect(first.wire.closed).toMatchObject({ status: 4409 })
    first.connection.gone()
    await vi.advanceTimersByTimeAsync(120_000)
    second.send(0, 'abc')
    expect(station.door.line.bytes.toString()).toBe('abc')
    expect(station.door.line.endedHow).toBeNull()
  })
})

describe('a line whose studio is gone', () => {
  test('waits the grace time, then counts as lost', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    studio.connection.gone()
    await vi.advanceTimersByTimeAsync(89_000)
    expect(station.door.line.endedHow).toBeNull()
    await vi.advanceTimersByTimeAsync(2000)
    expect(station.door.line.endedHow).toBe('lost')
  })

  test('ends at once when the host said goodbye', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    await studio.say({ type: 'goodbye' })
    expect(station.door.line.endedHow).toBe('goodbye')
    expect(studio.last('over').code).toBe('goodbye')
    expect(studio.wire.closed).toBeNull()
  })

  test('cannot be resumed once the engine has hung up', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    const resume = await studio.goLive()
    studio.connection.gone()
    station.door.line.hangUp('slot_over')
    const second = station.connect()
    await second.say({ type: 'hello', resume })
    expect(second.all('lost')).toHaveLength(1)
  })
})

describe('a new recording in the same show', () => {
  test('opens a new line without telling the host that the old one ended', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    studio.send(0, 'abc')
    await studio.say({ type: 'go', epoch: 2, contentType: 'audio/mp4' })
    studio.send(3, 'late bytes of the first', 1)
    studio.send(0, 'xyz', 2)
    expect(station.door.lines.map((line) => line.bytes.toString())).toEqual(['abc', 'xyz'])
    expect(studio.all('over')).toHaveLength(0)
    expect(studio.last('line')).toMatchObject({ epoch: 2, bytes: 0, resumed: false })
  })
})
