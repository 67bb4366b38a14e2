import { describe, expect, test } from 'vitest'
import { chooseSource, type SessionFacts, type Situation } from '../../server/broadcast/decision.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'

const show = occurrence('vechir', '18:00', '19:00', { title: 'Вечір на Празі' })
const after = occurrence('after', '19:00', '20:00')

function session(changes: Partial<SessionFacts> = {}): SessionFacts {
  return { id: 's1', hostName: 'Lesia z Bramy', occurrence: show, admittedAt: warsaw('17:55'), sound: 'ready', wasOnAir: false, missingSince: null, ...changes }
}

function at(time: string, changes: Partial<Situation> = {}): Situation {
  return {
    now: warsaw(time),
    timeZone: 'Europe/Warsaw',
    occurrence: show,
    sessions: [],
    onAirSessionId: null,
    playout: null,
    fillerReady: true,
    bedReady: true,
    fillerName: 'music and idents',
    override: null,
    lastEnding: null,
    graceMs: 90_000,
    ...changes,
  }
}

const lost = (sound: SessionFacts['sound'], since: string): SessionFacts => session({ sound, missingSince: warsaw(since), wasOnAir: true })

describe('an ordinary slot', () => {
  test('a ready host of the slot is live', () => {
    expect(chooseSource(at('18:00', { sessions: [session()] }))).toMatchObject({ source: { kind: 'live', sessionId: 's1' }, reasonCode: 'live', reason: 'Lesia z Bramy is live in Вечір на Празі' })
  })

  test('a host whose decoder has given nothing yet waits while the filler plays', () => {
    expect(chooseSource(at('18:00', { sessions: [session({ sound: 'opening' })] }))).toMatchObject({ source: { kind: 'filler' }, reasonCode: 'host_not_here' })
  })

  test('a host in the green room waits for the boundary and is live from it on', () => {
    const green = { sessions: [session({ occurrence: after })] }
    expect(chooseSource(at('18:59:59', green)).source).toEqual({ kind: 'filler' })
    expect(chooseSource(at('19:00', { ...green, occurrence: after })).source).toEqual({ kind: 'live', sessionId: 's1' })
  })

  test('in a hole of the programme the filler plays and says so', () => {
    expect(chooseSource(at('03:00', { occurrence: null }))).toMatchObject({ source: { kind: 'filler' }, reason: 'nothing is scheduled; filled with music and idents' })
  })

  test('the co-host on air is not pushed away by one who came earlier', () => {
    const sessions = [session({ id: 'early', admittedAt: warsaw('17:50') }), session({ id: 'late', admittedAt: warsaw('18:10') })]
    expect(chooseSource(at('18:20', { sessions, onAirSessionId: 'late' })).sessionId).toBe('late')
    expect(chooseSource(at('18:20', { sessions })).sessionId).toBe('early')
  })

  test('a waiting co-host takes over from a dropped line, before the bed', () => {
    const sessions = [lost('gone', '18:20'), session({ id: 's2' })]
    expect(chooseSource(at('18:20:01', { sessions, onAirSessionId: 's1' })).source).toEqual({ kind: 'live', sessionId: 's2' })
  })
})

describe('a lost line', () => {
  test('is covered by the bed for the grace time, with the reason in station time', () => {
    const choice = chooseSource(at('18:02:12', { sessions: [lost('gone', '18:02')] }))
    expect(choice).toMatchObject({ source: { kind: 'bed' }, reasonCode: 'line_gone', reason: 'the line of Lesia z Bramy is gone since 18:02; covered by the bed until 18:03:30 at most' })
  })

  test('gives the slot to the fallback when the grace time is over', () => {
    expect(chooseSource(at('18:03:30', { sessions: [lost('stalled', '18:02')] }))).toMatchObject({ source: { kind: 'filler' }, reasonCode: 'line_stalled' })
    const playout = { occurrenceId: show.id, ready: true, ended: false, lack: null }
    expect(chooseSource(at('18:03:30', { playout, sessions: [lost('stalled', '18:02')] }))).toMatchObject({ source: { kind: 'playout' }, reasonCode: 'slot_fallback' })
  })

  test('is not bridged when the host had not been on air', () => {
    expect(chooseSource(at('18:00:05', { sessions: [session({ sound: 'stalled', missingSince: warsaw('18:00') })] })).reasonCode).toBe('host_not_here')
  })

  test('is told as silence when the line stands and nothing is said', () => {
    expect(chooseSource(at('18:10', { sessions: [lost('silent', '18:09:40')] }))).toMatchObject({ source: { kind: 'bed' }, reasonCode: 'line_silent' })
  })

  test.each([
    [{ bedReady: false }, 'filler'],
    [{ bedReady: false, fillerReady: false, playout: { occurrenceId: show.id, ready: true, ended: false, lack: null } }, 'playout'],
    [{ bedReady: false, fillerReady: false }, 'silence'],
  ] as const)('is covered by whatever is ready: %o', (changes, kind) => {
    expect(chooseSource(at('18:02:12', { sessions: [lost('gone', '18:02')], ...changes })).source.kind).toBe(kind)
  })

  test('never keeps the slot beyond its end', () => {
    const choice = chooseSource(at('19:00', { occurrence: after, sessions: [lost('gone', '18:59:30')] }))
    expect(choice.source.kind).toBe('filler')
    expect(choice.reasonCode).toBe('host_not_here')
  })

  test('a goodbye gives the rest of the slot to the filler at once', () => {
    const lastEnding = { occurrenceId: show.id, hostName: 'Lesia z Bramy', how: 'goodbye', at: warsaw('18:40') } as const
    expect(chooseSource(at('18:40', { lastEnding }))).toMatchObject({ reasonCode: 'host_left', reason: 'Lesia z Bramy left at 18:40; filled with music and idents' })
  })
})

describe('the end of a slot', () => {
  const onAir = (endPolicy: (typeof show)['endPolicy']) => ({ sessions: [session({ wasOnAir: true, occurrence: { ...show, endPolicy } })], onAirSessionId: 's1', occurrence: after })

  test('hard: the host is off the air at the boundary', () => {
    expect(chooseSource(at('19:00', onAir({ kind: 'hard' }))).source.kind).toBe('filler')
  })

  test('soft: the host may finish for so many minutes', () => {
    const soft = onAir({ kind: 'soft', minutes: 5 })
    expect(chooseSource(at('19:04:59', soft))).toMatchObject({ reasonCode: 'live_running_over', reason: 'Lesia z Bramy runs over in Вечір на Празі, until 19:05 at most', occurrence: { id: show.id } })
    expect(chooseSource(at('19:05', soft)).source.kind).toBe('filler')
  })

  test.each([{ kind: 'soft', minutes: 5 }, { kind: 'open' }] as const)('$kind: the next host, ready, takes over at the boundary', (policy) => {
    const one = onAir(policy)
    const sessions = [...one.sessions, session({ id: 's2', occurrence: after })]
    expect(chooseSource(at('19:00', { ...one, sessions })).source).toEqual({ kind: 'live', sessionId: 's2' })
  })

  test('open: the host goes on into an empty slot, and gives way to music that is planned and ready', () => {
    const open = onAir({ kind: 'open' })
    expect(chooseSource(at('19:40', open)).reasonCode).toBe('live_running_over')
    const music = { ...after, kind: 'playlist' } as const
    expect(chooseSource(at('19:40', { ...open, occurrence: music, playout: { occurrenceId: music.id, ready: false, ended: false, lack: null } })).reasonCode).toBe('live_running_over')
    expect(chooseSource(at('19:40', { ...open, occurrence: music, playout: { occurrenceId: music.id, ready: true, ended: false, lack: null } })).source.kind).toBe('playout')
  })

  test('a host who was never on air has no right to run over', () => {
    const sessions = [session({ occurrence: { ...show, endPolicy: { kind: 'open' } } })]
    expect(chooseSource(at('19:00', { sessions, occurrence: after })).source.kind).toBe('filler')
  })
})

describe('specials and the desk', () => {
  const special = occurrence('special', '18:30', '18:50', { special: true })

  test('the running show goes on until somebody of the special is ready', () => {
    const running = session({ wasOnAir: true })
    expect(chooseSource(at('18:31', { occurrence: special, sessions: [running], onAirSessionId: 's1' })).reasonCode).toBe('live_until_special')
    const both = [running, session({ id: 's2', occurrence: special })]
    expect(chooseSource(at('18:31', { occurrence: special, sessions: both, onAirSessionId: 's1' })).sessionId).toBe('s2')
  })

  test('an override takes a live host off the air and names who did it', () => {
    const override = { by: 'Coordinator', since: warsaw('18:10') }
    expect(chooseSource(at('18:11', { sessions: [session({ wasOnAir: true })], onAirSessionId: 's1', override }))).toMatchObject({ source: { kind: 'filler' }, reasonCode: 'override', reason: 'Coordinator took the air at 18:10; filled with music and idents until it is released' })
  })
})

describe('unattended slots', () => {
  const music = occurrence('music', '18:00', '19:00', { kind: 'playlist' })

  test.each([
    [{ ready: true, ended: false, lack: null }, 'playout', 'playout'],
    [{ ready: false, ended: false, lack: null }, 'filler', 'playout_not_ready'],
    [{ ready: false, ended: true, lack: null }, 'filler', 'playout_ended'],
  ] as const)('play what they should when it is ready, else the filler: %o', (state, kind, code) => {
    expect(chooseSource(at('18:10', { occurrence: music, playout: { occurrenceId: music.id, ...state } }))).toMatchObject({ source: { kind }, reasonCode: code })
  })

  test.each([
    [{ isMissing: true, words: "no recording of Monday's show" }, 'playout_missing', "no recording of Monday's show; filled with the stream of partner.example"],
    [{ isMissing: false, words: 'music does not arrive (connection refused)' }, 'playout_not_ready', 'music does not arrive (connection refused); filled with the stream of partner.example'],
  ] as const)('say what is wrong and what fills the gap: %o', (lack, code, reason) => {
    const playout = { occurrenceId: music.id, ready: false, ended: false, lack }
    expect(chooseSource(at('18:10', { occurrence: music, playout, fillerName: 'the stream of partner.example' }))).toMatchObject({ source: { kind: 'filler' }, reasonCode: code, reason })
  })

  test('are nobody\'s to cut into, not even their own hosts\'', () => {
    const own = session({ occurrence: music, wasOnAir: true })
    const playout = { occurrenceId: music.id, ready: true, ended: false, lack: null }
    expect(chooseSource(at('18:10', { occurrence: music, playout, sessions: [own], onAirSessionId: 's1' })).source.kind).toBe('playout')
    expect(chooseSource(at('18:10', { occurrence: music, playout: { ...playout, ready: false }, sessions: [own], onAirSessionId: 's1' })).source.kind).toBe('filler')
  })

  test('can be taken off the air by the desk', () => {
    const playout = { occurrenceId: music.id, ready: true, ended: false, lack: null }
    const override = { by: 'Coordinator', since: warsaw('18:05') }
    expect(chooseSource(at('18:10', { occurrence: music, playout, override })).source.kind).toBe('filler')
  })

  test('that are specials take the air from a running show at their time, when they can play', () => {
    const special = occurrence('special', '18:30', '18:50', { special: true, kind: 'relay' })
    const running = { occurrence: special, sessions: [session({ wasOnAir: true })], onAirSessionId: 's1' }
    const playout = { occurrenceId: special.id, ready: true, ended: false, lack: null }
    expect(chooseSource(at('18:30', { ...running, playout })).source).toEqual({ kind: 'playout', occurrenceId: special.id })
    expect(chooseSource(at('18:30', { ...running, playout: { ...playout, ready: false } })).reasonCode).toBe('live_until_special')
  })
})

describe('a file that was sent for a live slot', () => {
  const sent = { occurrenceId: show.id, ready: true, ended: false, lack: null, isDelivered: true }

  test('plays as planned while nobody is there, and gives way to a host who comes', () => {
    expect(chooseSource(at('18:00', { playout: sent }))).toMatchObject({ source: { kind: 'playout' }, reasonCode: 'playout', reason: 'Вечір на Празі plays as planned' })
    expect(chooseSource(at('18:10', { playout: sent, sessions: [session()] }))).toMatchObject({ source: { kind: 'live' }, reasonCode: 'live' })
  })

  test('takes over from a host with an open end whose time is over', () => {
    const open = occurrence('open', '17:00', '18:00', { endPolicy: { kind: 'open' } })
    const sessions = [session({ occurrence: open, wasOnAir: true })]
    expect(chooseSource(at('18:00:01', { sessions, onAirSessionId: 's1' })).source.kind).toBe('live')
    expect(chooseSource(at('18:00:01', { sessions, onAirSessionId: 's1', playout: sent })).source.kind).toBe('playout')
  })

  test('that has ended before its time is told so', () => {
    expect(chooseSource(at('18:50', { playout: { ...sent, ready: false, ended: true } }))).toMatchObject({ reasonCode: 'playout_ended', reason: 'Вечір на Празі has played to its end before its time; filled with music and idents' })
  })
})
