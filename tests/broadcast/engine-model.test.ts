// Any order of what hosts, networks, programme and desk can do: the promises of the air hold after every single block.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EndPolicy, Occurrence } from '../../schedules/occurrence.ts'
import { overrunEnd } from '../../server/broadcast/claim.ts'
import { FakeSource, FakeStation, person, type FakeHost } from '../support/fake-station.ts'
import { occurrence } from '../support/occurrences.ts'

const GRACE_MS = 20_000
const PEOPLE = [person('lesia'), person('taras'), person('nina'), person('olha'), person('boss', 'coordinator', null)]
const boss = person('boss', 'coordinator', null)

type Action =
  | { readonly do: 'connect'; readonly who: number }
  | { readonly do: 'goodbye' | 'close' | 'lose' | 'freeze' | 'thaw' | 'fall silent' | 'speak' | 'send garbage' | 'end by desk'; readonly host: number }
  | { readonly do: 'take the air' | 'release the air' | 'filler fails' | 'filler is back' | 'bed fails' | 'bed is back' | 'open a special' | 'cancel the show' }
  | { readonly do: 'what plays fails' | 'what plays stalls' | 'what plays is back' | 'lose the recording' | 'find the recording' | 'repeat instead' }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'wait for the boundary' }

const hostAction = fc.record({ do: fc.constantFrom('goodbye', 'close', 'lose', 'freeze', 'thaw', 'fall silent', 'speak', 'send garbage', 'end by desk'), host: fc.nat(7) })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('connect'), who: fc.nat(PEOPLE.length - 1) }) },
  { weight: 5, arbitrary: hostAction },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('take the air', 'release the air', 'filler fails', 'filler is back', 'bed fails', 'bed is back', 'open a special', 'cancel the show') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('what plays fails', 'what plays stalls', 'what plays is back', 'lose the recording', 'find the recording', 'repeat instead') }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(0.1, 0.3, 0.7, 2, 5, 11, 21) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait for the boundary') }) },
)
const endPolicy: fc.Arbitrary<EndPolicy> = fc.constantFrom({ kind: 'hard' }, { kind: 'soft', minutes: 1 }, { kind: 'open' })

const RELAY = 'https://music.example/'
const KEPT = '/kept/'
/** What goes on in the middle waits for its place. */
const LEAD_MS = 1_200

/** Two live shows, music, a hole, a live show, the first show again; two minutes each. */
function evening(policies: readonly EndPolicy[]): Occurrence[] {
  const hosts = (...names: string[]) => names.map((name) => ({ slug: `host-of-${name}`, name }))
  return [
    occurrence('first', '18:00', '18:02', { hosts: hosts('lesia', 'taras'), endPolicy: policies[0] }),
    occurrence('second', '18:02', '18:04', { hosts: hosts('nina'), endPolicy: policies[1] }),
    occurrence('music', '18:04', '18:06', { kind: 'playlist', plays: RELAY, hosts: hosts('nina') }),
    occurrence('third', '18:08', '18:10', { hosts: hosts('olha', 'taras'), endPolicy: policies[2] }),
    occurrence('again', '18:10', '18:12', { ...repeats('first/0/2026-11-29'), hosts: hosts('lesia', 'taras'), endPolicy: policies[0] }),
  ]
}

/** What makes an airing the rebroadcast of another one. */
function repeats(occurrenceId: string): Partial<Occurrence> {
  return { kind: 'rebroadcast', plays: null, rebroadcastOf: { occurrenceId, startsAt: new Date(0) } }
}

function sourceIdOf({ plays, rebroadcastOf }: Occurrence): string {
  return plays ?? `${KEPT}${rebroadcastOf?.occurrenceId}`
}

class Evening {
  readonly radio: FakeStation
  readonly hosts: FakeHost[] = []
  /** All that unattended slots opened, with the moment. */
  readonly opened: { readonly source: FakeSource; readonly atMs: number }[] = []
  #isRecorded = true
  #before: { readonly heard: string; readonly airings: number } = { heard: '', airings: 0 }

  constructor(policies: readonly EndPolicy[]) {
    this.radio = new FakeStation(evening(policies), {
      startsAt: '17:59',
      graceMs: GRACE_MS,
      silenceMs: 5_000,
      records: false,
      playout: (plays) => {
        const source = new FakeSource(plays, plays === RELAY ? 'relay' : 'file')
        this.opened.push({ source, atMs: this.radio.clock.monotonicMs() })
        return source
      },
      recorded: (id) => (this.#isRecorded ? { files: [{ path: `${KEPT}${id}`, durationMs: 120_000 }], durationMs: 120_000 } : null),
    })
    this.radio.afterBlock = () => this.check()
  }

  async act(what: Action): Promise<void> {
    const { radio } = this
    switch (what.do) {
      case 'connect': {
        const who = PEOPLE[what.who] ?? boss
        const admission = await radio.admit(who)
        const input = radio.inputs.at(-1)
        if (admission.admitted && input) this.hosts.push({ person: who, line: admission.line, input, statuses: [], hangUps: [] })
        else expect(admission).toMatchObject({ admitted: false, reason: expect.stringMatching(/\w+ \w+/) })
        return
      }
      case 'wait':
        return radio.run(what.seconds)
      case 'wait for the boundary':
        return this.#runToBoundary()
      case 'take the air':
        return radio.engine.takeAir(boss)
      case 'release the air':
        return radio.engine.giveBackAir(boss)
      case 'filler fails':
      case 'filler is back':
        radio.filler.ready = what.do === 'filler is back'
        return
      case 'bed fails':
      case 'bed is back':
        radio.bed.ready = what.do === 'bed is back'
        return
      case 'what plays fails':
        return this.opened.at(-1)?.source.fail('connection refused')
      case 'what plays stalls':
      case 'what plays is back': {
        const source = this.opened.at(-1)?.source
        if (source && !source.ended) source.ready = what.do === 'what plays is back'
        return
      }
      case 'lose the recording':
      case 'find the recording':
        this.#isRecorded = what.do === 'find the recording'
        return
      case 'repeat instead':
        return this.#repeatInstead()
      case 'open a special':
        return this.#openSpecial()
      case 'cancel the show':
        return this.#cancel()
      default:
        return this.#host(what.do, what.host)
    }
  }

  #host(what: string, index: number): void {
    const host = this.hosts[index % Math.max(1, this.hosts.length)]
    if (!host) return
    if (what === 'goodbye') host.line.end('goodbye')
    if (what === 'close') host.line.end('closed')
    if (what === 'lose') host.line.end('lost')
    if (what === 'freeze' || what === 'thaw') host.input.flows = what === 'thaw'
    if (what === 'fall silent' || what === 'speak') host.input.silent = what === 'fall silent'
    if (what === 'send garbage') host.input.fail('garbage')
    if (what === 'end by desk') this.radio.engine.endSession(host.line.sessionId, boss)
  }

  #runToBoundary(): void {
    const now = this.radio.clock.now()
    const next = this.radio.programme.occurrences.flatMap((one) => [one.startsAt, one.endsAt]).filter((at) => at > now).toSorted((a, b) => a.getTime() - b.getTime())[0]
    if (next) this.radio.run((next.getTime() - now.getTime()) / 1000)
  }

  #openSpecial(): void {
    const now = this.radio.clock.now()
    if (this.radio.programme.at(now)?.special) return
    const special = occurrence('special', '18:00', '18:00', { id: `special/${now.getTime()}`, special: true, personId: boss.id, hosts: [], startsAt: now, endsAt: new Date(now.getTime() + 45_000) })
    this.#change([...this.radio.programme.occurrences, special])
  }

  #cancel(): void {
    const current = this.radio.programme.at(this.radio.clock.now())
    this.#change(this.radio.programme.occurrences.map((one) => (one === current ? { ...one, cancelled: { reason: {} } } : one)))
  }

  /** The desk plans a rerun in place of the show that runs or comes next, whoever is connected. */
  #repeatInstead(): void {
    const now = this.radio.clock.now()
    const show = this.radio.programme.at(now) ?? this.radio.programme.nextAfter(now)
    this.#change(this.radio.programme.occurrences.map((one) => (one === show && !one.special ? { ...one, ...repeats(`${one.id}-before`) } : one)))
  }

  #change(occurrences: readonly Occurrence[]): void {
    this.radio.programme.occurrences = occurrences
    this.radio.events.emit('programmeChanged', { reason: 'test' })
  }

  /** What this unattended slot plays has been open and ready for long enough. */
  #plannedReady(current: Occurrence | null, nowMs: number): boolean {
    if (current === null) return false
    const opened = this.opened.findLast(({ source }) => source.id === sourceIdOf(current))
    return opened !== undefined && opened.source.ready && !opened.source.closed && nowMs - opened.atMs > LEAD_MS
  }

  /** What must be true after every block. */
  check(): void {
    const { engine, switcher, programme, clock, filler, bed, airings } = this.radio
    const nowMs = clock.now().getTime()
    const current = programme.at(clock.now())
    const sessions = engine.sessions()
    const onAir = sessions.filter((session) => session.phase === 'on-air')
    const ready = sessions.filter((session) => session.sound === 'ready' && session.occurrence.id === current?.id)
    const said = engine.now().onAir
    const heard = switcher.current.id

    promise(onAir.length <= 1, 'never two on air')
    promise(onAir[0] ? switcher.current === onAir[0].heard : ['filler', 'bed', 'silence', RELAY].includes(heard) || heard.startsWith(KEPT), 'whoever is told so is the one heard')
    promise(said.live === (onAir.length === 1), 'listeners are told whether it is live')

    const somethingReady = filler.ready || bed.ready || (!engine.override && ready.length > 0)
    promise(heard !== 'silence' || !somethingReady, 'never silence while anything that may be heard is ready')
    promise(engine.override !== null || ready.length === 0 || onAir[0]?.occurrence.id === current?.id, 'a ready host of the slot is on air, or a colleague of the same slot is')
    promise(engine.override === null || onAir.length === 0, 'nobody is on air against the desk')

    promise(current?.kind === 'live' || engine.override !== null || onAir.length > 0 || !this.#plannedReady(current, clock.monotonicMs()) || said.reasonCode === 'playout', 'what plays by itself is heard when it can be')
    const isOfSlot = (heard !== RELAY && !heard.startsWith(KEPT)) || (current !== null && heard === sourceIdOf(current))
    promise(isOfSlot, 'streams and recordings are heard in their slots only')

    for (const session of sessions) {
      promise(session.occurrence.kind === 'live', 'nobody is connected to what plays by itself')
      const missingMs = session.missingSince ? nowMs - session.missingSince.getTime() : 0
      promise(nowMs < Math.max(overrunEnd(session.occurrence), session.occurrence.endsAt.getTime()), 'nobody stays past what their end policy gives')
      promise(session.occurrence.cancelled === null, 'nobody stays in a cancelled show')
      promise(session.sound !== 'gone' || missingMs < GRACE_MS, 'nobody is waited for longer than the grace time')
      const missed = session.wasOnAir && session.missingSince !== null && missingMs < GRACE_MS && session.occurrence.id === current?.id
      if (!missed || said.live || engine.override) continue
      promise(['line_gone', 'line_stalled', 'line_silent'].includes(said.reasonCode), 'listeners are told that a host is missing')
      promise(!bed.ready || heard === 'bed', 'the bed covers a missing host')
    }

    promise(/\w+ \w+ \w+/.test(said.reason), 'every state has a reason in words')
    const what = onAir[0]?.id ?? heard
    promise(what === this.#before.heard || airings.length > this.#before.airings, 'every change is written down')
    this.#before = { heard: what, airings: airings.length }
  }
}

/** Cheaper than \`expect\`, which after every block would take most of the time. */
function promise(kept: boolean, words: string): void {
  if (!kept) throw new Error(`broken promise: ${words}`)
}

test('never two on air, never silence while anything is ready, every change with a reason, in any order of events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(endPolicy, endPolicy, endPolicy), fc.array(action, { minLength: 10, maxLength: 60 }), async (policies, actions) => {
      const night = new Evening(policies)
      for (const what of actions) {
        await night.act(what)
        // Opening music takes a turn of the event loop.
        await new Promise((resolve) => setImmediate(resolve))
      }
      night.radio.run(1)
      await night.radio.engine.stop()
      expect(night.radio.inputs.filter((input) => !input.closed)).toEqual([])
      expect(night.opened.filter(({ source }) => !source.closed)).toEqual([])
    }),
    { numRuns: 80, interruptAfterTimeLimit: 20_000 },
  )
}, 60_000)

test('a host who was on air and is back within the grace time is back in the same session, whatever the order of drops', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ how: fc.constantFrom('lose', 'close', 'freeze', 'reconnect only'), awaySeconds: fc.integer({ min: 1, max: 18 }), onAirSeconds: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 5 }), async (drops) => {
      const radio = new FakeStation([occurrence('first', '18:00', '18:10', { hosts: [{ slug: 'host-of-lesia', name: 'Lesia' }] })], { startsAt: '18:01', graceMs: GRACE_MS })
      let host = await radio.connect(person('lesia'))
      const { sessionId } = host.line
      radio.run(1)
      for (const { how, awaySeconds, onAirSeconds } of drops) {
        if (how === 'lose') host.line.end('lost')
        if (how === 'close') host.line.end('closed')
        if (how === 'freeze') host.input.flows = false
        radio.run(how === 'reconnect only' ? 0 : awaySeconds)
        if (how === 'freeze') host.input.flows = true
        else host = await radio.connect(person('lesia'))
        expect(host.line.sessionId).toBe(sessionId)
        radio.run(1)
        expect(radio.onAir).toBe('lesia')
        radio.run(onAirSeconds)
      }
      expect(radio.recordings).toHaveLength(1)
      expect(radio.airings.filter((airing) => airing.reasonCode === 'live').length).toBeLessThanOrEqual(drops.length + 1)
    }),
    { numRuns: 40, interruptAfterTimeLimit: 15_000 },
  )
}, 60_000)

