import { describe, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { accessOf, FakeStation, numbersIn, person, type FakeStationOptions } from '../support/fake-station.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'

const vechir = occurrence('vechir', '18:00', '19:00', { title: 'Вечір на Празі', hosts: [{ slug: 'host-of-lesia', name: 'Lesia z Bramy' }, { slug: 'host-of-taras', name: 'Taras' }] })
const after = occurrence('after', '19:00', '20:00', { hosts: [{ slug: 'host-of-nina', name: 'Nina' }] })
const [lesia, taras, nina] = [person('lesia'), person('taras'), person('nina')]

function station(startsAt: string, options: Partial<FakeStationOptions> = {}, occurrences: readonly Occurrence[] = [vechir, after]): FakeStation {
  return new FakeStation(occurrences, { startsAt, ...options })
}

describe('going on air', () => {
  test('a host of the running slot is on air as soon as the line is ready, and the filler begins anew afterwards', async () => {
    const radio = station('18:10')
    radio.run(1)
    expect(radio.onAir).toBe('filler')
    const host = await radio.connect(lesia)
    expect(host.line.status().phase).toBe('connecting')
    radio.run(0.5)
    expect(radio.onAir).toBe('lesia')
    expect(host.line.status()).toMatchObject({ phase: 'on-air', reason: 'Lesia z Bramy is live in Вечір на Празі', endsAt: warsaw('19:00') })
    expect(radio.filler.freshTracks).toBe(1)
    expect(radio.engine.now().onAir).toMatchObject({ kind: 'microphone', live: true, host: { slug: 'host-of-lesia', name: 'Lesia z Bramy' }, show: { title: 'Вечір на Празі', languages: ['uk', 'pl'] }, endsAt: warsaw('19:00').toISOString() })
    expect(radio.titles.at(-1)).toBe('Вечір на Празі – Lesia z Bramy, Taras')
  })

  test('a host in the green room is on air with the first block of the slot, with fresh sound', async () => {
    const radio = station('17:50')
    const host = await radio.connect(lesia)
    radio.runUntil('17:59:59.9')
    expect(host.line.status()).toMatchObject({ phase: 'green-room', reason: 'ready; Вечір на Празі begins at 18:00' })
    expect(radio.onAir).toBe('filler')
    expect(host.input.bufferedMs).toBeLessThanOrEqual(700)
    radio.run(0.1)
    expect(radio.onAir).toBe('lesia')
    expect(host.line.status().phase).toBe('on-air')
  })

  test('what is said in the green room is not recorded', async () => {
    const radio = station('17:59')
    await radio.connect(lesia)
    radio.runUntil('18:00:10')
    const numbers = numbersIn(radio.recordings[0]?.pcm ?? Buffer.alloc(0))
    // Block 600 was spoken at 18:00; the half second buffered before it is aired too.
    expect(numbers[0]).toBeGreaterThan(590)
    expect(numbers).toHaveLength(101)
  })

  test('a host outside any slot is refused with the time of the next one', async () => {
    const radio = station('12:00')
    expect(await radio.admit(lesia)).toMatchObject({ admitted: false, code: 'outside_slot', nextSlotAt: warsaw('18:00') })
  })

  test('audio of an unknown type is refused before a decoder is started', async () => {
    const radio = station('18:10')
    expect(await radio.engine.open({ person: lesia, access: accessOf(lesia, 'client'), by: 'client', contentType: 'text/html', userAgent: null })).toMatchObject({ admitted: false, code: 'format_unknown' })
    expect(radio.inputs).toHaveLength(0)
  })

  test('bytes that are no audio hang up with what to do', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia, 'client')
    host.input.fail('no MP3 frame found')
    radio.run(0.1)
    expect(host.hangUps).toEqual([{ code: 'undecodable', reason: 'no MP3 frame found' }])
    expect(radio.engine.sessions()).toEqual([])
  })
})

describe('a lost line', () => {
  test('is covered by the bed, and the host is back in the same session and recording', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(10)
    host.input.flows = false
    radio.run(0.6)
    expect(radio.onAir).toBe('bed')
    expect(host.statuses.at(-1)).toMatchObject({ phase: 'bridged' })
    host.line.end('lost')
    radio.run(20)
    expect(radio.onAir).toBe('bed')
    const again = await radio.connect(lesia)
    expect(again.line.sessionId).toBe(host.line.sessionId)
    radio.run(0.6)
    expect(radio.onAir).toBe('lesia')
    expect(radio.recordings).toHaveLength(1)
    expect(radio.recordings[0]?.gaps).toHaveLength(1)
    expect(radio.recordings[0]?.gaps[0]).toBeGreaterThan(19_000)
    expect(radio.recordings[0]?.gaps[0]).toBeLessThan(22_000)
  })

  test('of 10 s that delivers its backlog afterwards: the air is near live again and the recording has every block in order', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(10)
    host.input.flows = false
    radio.run(10)
    expect(radio.onAir).toBe('bed')
    host.input.flows = true
    radio.run(0.3)
    expect(radio.onAir).toBe('lesia')
    expect(host.input.bufferedMs).toBeLessThanOrEqual(700)
    radio.run(10)
    const numbers = numbersIn(radio.recordings[0]?.pcm ?? Buffer.alloc(0))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThan(290)
    expect(radio.recordings[0]?.gaps).toEqual([])
  })

  test.each([30, 120])('of %i s whose backlog pours in for a while is not heard in fragments, and nothing is missing in the recording', async (away) => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    host.input.pour = 50
    radio.run(10)
    host.input.flows = false
    radio.run(away)
    host.input.flows = true
    while (radio.onAir !== 'lesia') radio.run(0.1)
    expect(host.input.backlogBlocks).toBe(0)
    radio.run(5)
    expect(radio.airings.filter((airing) => airing.reasonCode === 'live')).toHaveLength(2)
    const numbers = numbersIn(radio.recordings[0]?.pcm ?? Buffer.alloc(0))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThan((away + 14) * 10)
  })

  test('keeps the slot for the grace time only; later the host begins a new session and goes on with the recording', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(5)
    host.line.end('lost')
    radio.run(80)
    expect(radio.onAir).toBe('bed')
    radio.run(15)
    expect(radio.onAir).toBe('filler')
    expect(radio.engine.now().onAir.reasonCode).toBe('host_lost')
    const again = await radio.connect(lesia)
    expect(again.line.sessionId).not.toBe(host.line.sessionId)
    radio.run(1)
    expect(radio.onAir).toBe('lesia')
    expect(radio.recordings).toHaveLength(1)
  })

  test('never keeps the slot beyond its end, and the next host is not cut off by a reconnect', async () => {
    const radio = station('18:55')
    const host = await radio.connect(lesia)
    radio.run(5)
    const next = await radio.connect(nina)
    radio.runUntil('18:59:50')
    host.line.end('lost')
    radio.runUntil('18:59:59.9')
    expect(radio.onAir).toBe('bed')
    radio.run(0.1)
    expect(radio.onAir).toBe('nina')
    expect(next.line.status().phase).toBe('on-air')
    expect(await radio.admit(lesia)).toMatchObject({ admitted: false })
  })

  test('is taken over by the newer line of the same host; the older one is told', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(5)
    const again = await radio.connect(lesia, 'client')
    expect(host.hangUps).toMatchObject([{ code: 'replaced' }])
    radio.run(1)
    expect(radio.onAir).toBe('lesia')
    expect(again.line.status().phase).toBe('on-air')
    expect(radio.airings.map((airing) => airing.reasonCode)).not.toContain('line_gone')
    radio.run(1)
    expect(host.input.closed).toBe(true)
  })
})

describe('leaving', () => {
  test('a goodbye plays what is buffered, then gives the rest of the slot to the filler at once', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(5)
    host.line.end('goodbye')
    radio.run(1)
    expect(radio.onAir).toBe('filler')
    expect(radio.engine.now().onAir.reasonCode).toBe('host_left')
    expect(radio.airings.map((airing) => airing.kind)).not.toContain('bed')
    expect(host.statuses.at(-1)?.phase).toBe('ended')
    expect(radio.engine.sessions()).toEqual([])
  })

  test.each([
    ['in the middle of the slot is taken for a drop: the bed at once, and the host is back in the same session', '18:57:50', 'bed'],
    ['in the last two minutes is the end of the show: no bed, the slot\'s own music', '18:58:10', 'filler'],
  ])('a connection that is closed without a word %s', async (_what, at, heard) => {
    const radio = station('18:50')
    const host = await radio.connect(lesia, 'client')
    radio.runUntil(at)
    host.line.end('closed')
    radio.run(1)
    expect(radio.onAir).toBe(heard)
    expect(radio.airings.at(-1)?.reasonCode).toBe(heard === 'bed' ? 'line_gone' : 'host_left')
    const again = await radio.connect(lesia, 'client')
    radio.run(1)
    expect(radio.onAir).toBe('lesia')
    expect(again.line.sessionId === host.line.sessionId).toBe(heard === 'bed')
    expect(radio.recordings).toHaveLength(1)
  })

  test('a host who closed the connection early and does not come back is waited for no longer than the grace time', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia, 'client')
    radio.run(5)
    host.line.end('closed')
    radio.run(85)
    expect(radio.onAir).toBe('bed')
    radio.run(10)
    expect(radio.onAir).toBe('filler')
    expect(radio.engine.sessions()).toEqual([])
  })

  test('a host who runs over and closes the connection has left', async () => {
    const radio = station('18:59', {}, [{ ...vechir, endPolicy: { kind: 'soft', minutes: 5 } }, after])
    const host = await radio.connect(lesia, 'client')
    radio.runUntil('19:01')
    host.line.end('closed')
    radio.run(1)
    expect(radio.onAir).toBe('filler')
  })

  test('a goodbye in the green room leaves nothing behind that could go on air', async () => {
    const radio = station('17:55')
    const host = await radio.connect(lesia)
    radio.run(5)
    host.line.end('goodbye')
    radio.run(0.1)
    expect(radio.engine.sessions()).toEqual([])
    radio.runUntil('18:00:01')
    expect(radio.onAir).toBe('filler')
  })

  test('a co-host waits ready and takes over when the first drops, and keeps the air when the first is back', async () => {
    const radio = station('18:10')
    const first = await radio.connect(lesia)
    radio.run(2)
    const second = await radio.connect(taras)
    radio.run(2)
    expect(second.line.status().phase).toBe('green-room')
    first.input.flows = false
    radio.run(0.5)
    expect(radio.onAir).toBe('taras')
    first.input.flows = true
    radio.run(5)
    expect(radio.onAir).toBe('taras')
    second.line.end('goodbye')
    radio.run(1)
    expect(radio.onAir).toBe('lesia')
    expect(radio.recordings).toHaveLength(1)
  })

  test('the desk ends a session and the host is told by whom', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(2)
    expect(radio.engine.endSession(host.line.sessionId, person('boss', 'coordinator', null))).toBe(true)
    radio.run(0.1)
    expect(host.hangUps).toEqual([{ code: 'ended_by_desk', reason: 'boss took you off the air.' }])
    expect(radio.onAir).toBe('filler')
  })

  test.each([
    ['a revoked key', 'client', { ended: { kind: 'key', id: 'key-of-lesia', personId: 'person-lesia' }, why: 'key_revoked' }, /key .* was revoked/],
    ['a sign-out', 'microphone', { ended: { kind: 'session', id: 'session-of-lesia' }, why: 'signed_out' }, /signed out/],
    ['a password changed elsewhere', 'microphone', { ended: { kind: 'sessions', personId: 'person-lesia', except: 'another' }, why: 'password_changed' }, /password was changed/],
    ['a role taken away', 'client', { ended: { kind: 'everything', personId: 'person-lesia' }, why: 'role_taken' }, /role .* was changed/],
  ] as const)('%s ends the line that came in by it, as if the host had left', async (_what, by, news, words) => {
    const radio = station('18:10')
    const host = await radio.connect(lesia, by)
    const other = await radio.connect(taras)
    radio.run(5)
    radio.events.emit('accessEnded', news)
    expect(host.hangUps).toMatchObject([{ code: 'access_ended', reason: expect.stringMatching(words) as string }])
    radio.run(0.1)
    expect(radio.onAir).toBe('taras')
    other.line.end('goodbye')
    radio.run(1)
    expect(radio.engine.now().onAir.reasonCode).toBe('host_left')
    radio.runUntil('19:00:02')
    expect(radio.recordings.map((recording) => recording.finished)).toEqual([true])
  })

  test('a revoked key ends no line of the same host that came in in another way', async () => {
    const radio = station('18:10')
    await radio.connect(lesia, 'client')
    radio.run(5)
    const host = await radio.connect(lesia, 'microphone')
    radio.run(2)
    radio.events.emit('accessEnded', { ended: { kind: 'key', id: 'key-of-lesia', personId: 'person-lesia' }, why: 'key_revoked' })
    radio.run(2)
    expect(radio.onAir).toBe('lesia')
    expect(host.hangUps).toEqual([])
  })

  test('a host bridged by the bed whose session ends is not waited for', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(5)
    host.line.end('lost')
    radio.run(5)
    expect(radio.onAir).toBe('bed')
    radio.events.emit('accessEnded', { ended: { kind: 'session', id: 'session-of-lesia' }, why: 'signed_out' })
    radio.run(0.1)
    expect(radio.onAir).toBe('filler')
  })

  test('a studio that goes on from a new session is not closed with the old one', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(2)
    host.line.cameInBy({ kind: 'session', id: 'the new one' })
    radio.events.emit('accessEnded', { ended: { kind: 'session', id: 'session-of-lesia' }, why: 'signed_out' })
    radio.run(1)
    expect(radio.onAir).toBe('lesia')
    radio.events.emit('accessEnded', { ended: { kind: 'session', id: 'the new one' }, why: 'signed_out' })
    radio.run(1)
    expect(radio.onAir).toBe('filler')
  })

  test('the stop of the station tells every host', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(2)
    await radio.engine.stop()
    expect(host.hangUps).toMatchObject([{ code: 'stopping' }])
    expect([host.input.closed, radio.filler.closed, radio.bed.closed]).toEqual([true, true, true])
    expect(await radio.admit(lesia)).toMatchObject({ admitted: false, code: 'engine_stopping' })
  })
})

describe('slots end', () => {
  test('with nobody ever connected', () => {
    const radio = station('18:59:58')
    radio.runUntil('18:59:59.9')
    expect(radio.engine.now().onAir.occurrenceId).toBe(vechir.id)
    radio.run(0.1)
    expect(radio.engine.now().onAir.occurrenceId).toBe(after.id)
  })

  // The second one lets the once-a-second housekeeping fall into the host's fading out.
  test.each(['18:59', '18:59:00.2'])('hard: the host is hung up at the boundary and the one recording is finished (from %s)', async (from) => {
    const radio = station(from)
    const host = await radio.connect(lesia)
    radio.runUntil('19:00')
    expect(radio.onAir).toBe('filler')
    expect(host.hangUps).toMatchObject([{ code: 'slot_over', reason: 'Вечір на Празі ended at 19:00.' }])
    radio.run(2)
    expect(host.input.closed).toBe(true)
    expect(radio.recordings.map((recording) => recording.finished)).toEqual([true])
  })

  test('soft: the host runs over, one recording, until the minutes are over', async () => {
    const radio = station('18:59', {}, [{ ...vechir, endPolicy: { kind: 'soft', minutes: 2 } }, after])
    const host = await radio.connect(lesia)
    radio.runUntil('19:01:59.9')
    expect(radio.onAir).toBe('lesia')
    expect(radio.engine.now().onAir).toMatchObject({ reasonCode: 'live_running_over', occurrenceId: vechir.id, endsAt: warsaw('19:02').toISOString() })
    radio.run(0.1)
    expect(radio.onAir).toBe('filler')
    expect(host.hangUps).toMatchObject([{ code: 'slot_over' }])
    expect(radio.recordings).toHaveLength(1)
  })

  test('open: the host goes on until the next one is ready', async () => {
    const radio = station('18:59', {}, [{ ...vechir, endPolicy: { kind: 'open' } }, after])
    await radio.connect(lesia)
    radio.runUntil('19:10')
    expect(radio.onAir).toBe('lesia')
    await radio.connect(nina)
    radio.run(0.5)
    expect(radio.onAir).toBe('nina')
    expect(radio.engine.sessions().map((session) => session.person.name)).toEqual(['nina'])
  })

  test('a host of two shows in a row goes on from one into the other, each with its own recording', async () => {
    const double = { ...after, hosts: [{ slug: 'host-of-lesia', name: 'Lesia z Bramy' }] }
    const radio = station('18:59', {}, [vechir, double])
    const host = await radio.connect(lesia)
    radio.runUntil('19:00:30')
    expect(radio.onAir).toBe('lesia')
    expect(host.hangUps).toEqual([])
    expect(radio.engine.now().onAir).toMatchObject({ occurrenceId: after.id, reasonCode: 'live' })
    expect(radio.airings.map((airing) => airing.kind)).toEqual(['playlist', 'microphone', 'microphone'])
    expect(radio.recordings.map((recording) => [recording.occurrenceId, recording.finished])).toEqual([[vechir.id, true], [after.id, false]])
  })

  test('an airing that is extended while it runs keeps its host on air', async () => {
    const radio = station('18:59')
    await radio.connect(lesia)
    radio.run(2)
    radio.programme.occurrences = [{ ...vechir, endsAt: warsaw('19:30') }]
    radio.events.emit('programmeChanged', { reason: 'extended' })
    radio.runUntil('19:10')
    expect(radio.onAir).toBe('lesia')
  })

  test('an airing that is cancelled while it runs lets its host go', async () => {
    const radio = station('18:30')
    const host = await radio.connect(lesia)
    radio.run(2)
    radio.programme.occurrences = [{ ...vechir, cancelled: { reason: {} } }]
    radio.events.emit('programmeChanged', { reason: 'cancelled' })
    radio.run(0.1)
    expect(host.hangUps).toMatchObject([{ reason: 'Вечір на Празі was cancelled.' }])
  })
})

describe('silence and the desk', () => {
  test('a silent host is covered by the bed after the station\'s limit, and heard again when the sound is', async () => {
    const radio = station('18:10', { silenceMs: 10_000 })
    const host = await radio.connect(lesia)
    radio.run(5)
    host.input.silent = true
    // The decoder of a real line warns after 5 s; the fake warns at once, so half of the limit is left.
    radio.run(4.9)
    expect(radio.onAir).toBe('lesia')
    radio.run(0.3)
    expect(radio.onAir).toBe('bed')
    expect(radio.engine.now().onAir.reasonCode).toBe('line_silent')
    radio.run(200)
    expect(radio.onAir).toBe('filler')
    host.input.silent = false
    radio.run(0.8)
    expect(radio.onAir).toBe('lesia')
    expect(host.hangUps).toEqual([])
  })

  test('an override takes the host off the air without hanging up, and gives the air back', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia)
    radio.run(2)
    radio.engine.takeAir(person('boss', 'coordinator', null))
    radio.run(30)
    expect(radio.onAir).toBe('filler')
    expect(host.line.status()).toMatchObject({ phase: 'green-room', reason: expect.stringContaining('boss took the air') })
    radio.engine.giveBackAir(person('boss', 'coordinator', null))
    radio.run(0.1)
    expect(radio.onAir).toBe('lesia')
    expect(host.input.bufferedMs).toBeLessThanOrEqual(700)
  })
})

describe('recording', () => {
  test('nothing is kept of a show that must not be archived', async () => {
    const radio = station('18:10', {}, [{ ...vechir, archive: 'none' }])
    await radio.connect(lesia)
    radio.run(5)
    expect(radio.onAir).toBe('lesia')
    expect(radio.recordings).toEqual([])
  })

  test('a show that must not be archived is recorded when its rule has it heard again', async () => {
    const radio = station('18:10', {}, [{ ...vechir, archive: 'none', rebroadcastAt: new Date(warsaw('08:00').getTime() + 86_400_000) }])
    await radio.connect(lesia)
    radio.run(5)
    expect(radio.recordings).toHaveLength(1)
  })

  test('a recording that a restart interrupted goes on under its id, with the gap marked', async () => {
    const radio = station('18:30')
    radio.engine.continueRecording({ id: 'r1', occurrenceId: vechir.id, showSlug: 'vechir', title: 'x', startedAt: warsaw('18:00'), lastSoundAt: warsaw('18:29:50') })
    await radio.connect(lesia)
    radio.run(2)
    expect(radio.recordings.map((recording) => recording.id)).toEqual(['r1'])
    expect(radio.recordings[0]?.gaps[0]).toBe(10_500)
  })

  test('a host who was on air before a restart brings what they said meanwhile: it is recorded in order, and heard only from near live on', async () => {
    const radio = station('18:30')
    radio.engine.continueRecording({ id: 'r1', occurrenceId: vechir.id, showSlug: 'vechir', title: 'x', startedAt: warsaw('18:00'), lastSoundAt: warsaw('18:29:50') })
    const host = await radio.connect(lesia, 'microphone', true)
    host.input.flows = false
    host.input.pour = 20
    radio.run(10)
    host.input.flows = true
    while (radio.onAir !== 'lesia') radio.run(0.1)
    expect(host.input.backlogBlocks).toBe(0)
    radio.run(5)
    expect(host.input.bufferedMs).toBeLessThanOrEqual(700)
    expect(radio.airings.filter((airing) => airing.reasonCode === 'live')).toHaveLength(1)
    const numbers = numbersIn(radio.recordings[0]?.pcm ?? Buffer.alloc(0))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThan(145)
    expect(radio.recordings[0]?.gaps).toEqual([])
  })

  test('sound that came late from a host who was not on air yet is nobody\'s, not even in a show that is being recorded', async () => {
    const radio = station('18:30')
    await radio.connect(taras)
    radio.run(2)
    const host = await radio.connect(lesia, 'microphone', true)
    host.input.flows = false
    radio.run(10)
    host.input.flows = true
    radio.run(2)
    expect(radio.onAir).toBe('taras')
    const numbers = numbersIn(radio.recordings[0]?.pcm ?? Buffer.alloc(0))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('titles that the host sends are shown cleaned and marked in the recording', async () => {
    const radio = station('18:10')
    const host = await radio.connect(lesia, 'client')
    radio.run(2)
    host.line.setTitle('  Океан Ельзи\n\u0007 — Обійми\u202e ')
    radio.run(0.1)
    expect(radio.engine.now().onAir.title).toBe('Океан Ельзи — Обійми')
    expect(radio.titles.at(-1)).toBe('Океан Ельзи — Обійми | Вечір на Празі')
    expect(radio.recordings[0]?.titles).toEqual(['Океан Ельзи — Обійми'])
  })
})

test('every change of what was on air is written down with its reason', async () => {
  const radio = station('17:59')
  const host = await radio.connect(lesia)
  radio.runUntil('18:00:10')
  host.input.flows = false
  radio.run(5)
  host.input.flows = true
  radio.run(5)
  host.line.end('goodbye')
  radio.run(5)
  expect(radio.airings.map((airing) => airing.reasonCode)).toEqual(['nothing_scheduled', 'live', 'line_stalled', 'live', 'host_left'])
  for (const airing of radio.airings) expect(airing.reason).toMatch(/\w+ \w+/)
})
