// What a studio is told, when, and what gets its socket closed.

import { describe, expect, test } from 'vitest'
import { FRAME_HEADER_BYTES, MAX_FRAME_BYTES, STUDIO_CLOSE } from '../../../server/broadcast/studio/studio-schema.ts'
import { FakeStation, marta } from '../../support/studio-fakes.ts'

describe('what the host is told', () => {
  test('a studio that only looks hears what listeners hear and opens no line', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.say({ type: 'hello', resume: null })
    expect(studio.last('now').now.listeners).toBe(7)
    expect(station.door.lines).toHaveLength(0)
  })

  test('a refused host reads why and may ask again on the same socket', async () => {
    const station = new FakeStation()
    const nextSlotAt = new Date('2026-11-24T18:00:00Z')
    station.door.refusal = { admitted: false, code: 'outside_slot', reason: 'Your next show is tomorrow at 19:00.', nextSlotAt }
    const studio = station.connect()
    await studio.say({ type: 'hello', resume: null })
    await studio.say({ type: 'go', epoch: 1, contentType: 'audio/webm' })
    expect(studio.last('refused')).toMatchObject({ reason: 'Your next show is tomorrow at 19:00.', nextSlotAt: '2026-11-24T18:00:00.000Z' })
    station.door.refusal = null
    await studio.say({ type: 'go', epoch: 2, contentType: 'audio/webm' })
    expect(studio.last('line').epoch).toBe(2)
  })

  test('the phase comes from the engine, and silence is told as a number', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    expect(studio.last('status').status).toMatchObject({ phase: 'connecting', health: { peakDbfs: -120 } })
    station.clock.ms += 500
    station.door.line.tell({ phase: 'on-air', reason: 'on air' })
    expect(studio.last('status').status.phase).toBe('on-air')
  })

  test('a level that changes a hundred times a second is told five times a second', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    const before = studio.all('status').length
    for (let i = 0; i < 100; i += 1) {
      station.clock.ms += 10
      station.door.line.tell({ bufferedMs: i })
    }
    expect(studio.all('status').length - before).toBe(5)
  })

  test('bytes are acknowledged four times a second, however small the frames', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    for (let i = 0; i < 100; i += 1) {
      station.clock.ms += 10
      studio.send(i, 'x')
      studio.connection.tick()
    }
    expect(studio.all('have').length).toBe(4)
    expect(studio.last('have').bytes).toBe(100)
  })

  test('a lagging decoder stops the reading, not the line, and the studio is told that it is alive', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    station.door.line.lagsFrom = 3
    studio.send(0, 'abc')
    expect(studio.wire.paused).toBe(true)
    for (let i = 0; i < 12; i += 1) {
      station.clock.ms += 250
      studio.connection.tick()
    }
    expect(studio.all('have')).toHaveLength(3)
    expect(studio.last('have')).toMatchObject({ bytes: 3, holding: true })
    station.door.line.drain()
    expect(studio.wire.paused).toBe(false)
  })

  test('a show that ends leaves the socket open for the next one', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    station.door.line.hangUp('slot_over', 'Your slot is over.')
    expect(studio.last('over')).toEqual({ type: 'over', code: 'slot_over', reason: 'Your slot is over.' })
    expect(studio.wire.closed).toBeNull()
    await studio.say({ type: 'go', epoch: 2, contentType: 'audio/webm' })
    expect(studio.all('line')).toHaveLength(2)
  })
})

describe('what gets a socket closed, with a code and a sentence', () => {
  const cases: [string, keyof typeof STUDIO_CLOSE, (station: FakeStation, studio: ReturnType<FakeStation['connect']>) => Promise<void> | void][] = [
    ['bad JSON', 'bad_message', (_, studio) => studio.connection.text('{"type":')],
    ['a message the protocol does not know', 'bad_message', (_, studio) => studio.connection.text('{"type":"reboot"}')],
    ['a text of 1 MB', 'bad_message', (_, studio) => studio.connection.text('x'.repeat(1e6))],
    ['audio before hello', 'hello_first', (_, studio) => studio.send(0, 'abc')],
    ['go before hello', 'hello_first', (_, studio) => studio.say({ type: 'go', epoch: 1, contentType: 'audio/webm' })],
    ['no hello for eleven seconds', 'hello_timeout', (station, studio) => {
      station.clock.ms += 11_000
      studio.connection.tick()
    }],
    ['hello said twice', 'bad_message', async (_, studio) => {
      await studio.say({ type: 'hello', resume: null })
      await studio.say({ type: 'hello', resume: null })
    }],
    ['a frame over 256 KiB', 'frame_too_large', async (_, studio) => {
      await studio.goLive()
      studio.connection.frame(Buffer.alloc(MAX_FRAME_BYTES + 1))
    }],
    ['binary that is no frame', 'bad_message', async (_, studio) => {
      await studio.goLive()
      studio.connection.frame(Buffer.alloc(FRAME_HEADER_BYTES + 9, 0xff))
    }],
    ['a hundred texts at once', 'flood', async (_, studio) => {
      await studio.say({ type: 'hello', resume: null })
      for (let i = 0; i < 100; i += 1) await studio.say({ type: 'title', title: String(i) })
    }],
    ['100 MB of audio at once', 'flood', async (_, studio) => {
      await studio.goLive()
      const frame = Buffer.alloc(MAX_FRAME_BYTES)
      frame.writeUInt8(1, 0)
      frame.writeUInt32LE(1, 4)
      for (let i = 0; i < 400; i += 1) studio.connection.frame(frame)
    }],
    ['a studio that never reads', 'not_reading', async (_, studio) => {
      await studio.goLive()
      studio.wire.bufferedAmount = 300 * 1024
      studio.connection.tick()
    }],
  ]

  test.each(cases)('%s', async (_name, why, provoke) => {
    const station = new FakeStation()
    const studio = station.connect()
    await provoke(station, studio)
    expect(studio.wire.closed).toEqual({ status: STUDIO_CLOSE[why].status, reason: why })
    expect(studio.last('error')).toEqual({ type: 'error', code: why, message: STUDIO_CLOSE[why].message })
  })

  test('a sign-out: the studio is told why, another studio of the same person goes on', async () => {
    const station = new FakeStation()
    const [studio, other] = [station.connect(), station.connect(marta, 'session-2')]
    await studio.say({ type: 'hello', resume: null })
    for (const one of [studio, other]) one.connection.accessEnded({ ended: { kind: 'session', id: 'session-1' }, why: 'signed_out' })
    expect(studio.wire.closed).toEqual({ status: 4401, reason: 'signed_out' })
    expect(studio.last('error')).toMatchObject({ code: 'signed_out', message: expect.stringContaining('You signed out') as string })
    expect(other.wire.closed).toBeNull()
  })

  test('a role that was taken away: every studio of the person', () => {
    const station = new FakeStation()
    const studios = [station.connect(), station.connect(marta, 'session-2')]
    for (const one of studios) one.connection.accessEnded({ ended: { kind: 'everything', personId: marta.id }, why: 'role_taken' })
    expect(studios.map((one) => one.wire.closed)).toEqual([{ status: 4403, reason: 'not_allowed' }, { status: 4403, reason: 'not_allowed' }])
  })

  test('half an hour of backlog may be sent at once', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    await studio.goLive()
    const piece = 'x'.repeat(64 * 1024)
    for (let offset = 0; offset < 29e6; offset += piece.length) studio.send(offset, piece)
    expect(studio.wire.closed).toBeNull()
  })

  test('a line survives the flood that closed its socket', async () => {
    const station = new FakeStation()
    const studio = station.connect()
    const resume = await studio.goLive()
    studio.send(0, 'abc')
    await studio.connection.text('garbage')
    const second = station.connect()
    await second.say({ type: 'hello', resume })
    expect(second.last('line').bytes).toBe(3)
  })
})
