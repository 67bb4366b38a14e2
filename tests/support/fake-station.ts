// A station without sound cards, sockets or disks: the real engine and switcher, hand-turned clock, hosts that do what a test says.

import type { Occurrence } from '../../schedules/occurrence.ts'
import { Engine } from '../../server/broadcast/engine.ts'
import type { History } from '../../server/broadcast/history.ts'
import type { Admission, Line, LineHealth, LineStatus } from '../../server/broadcast/live/live-door.ts'
import type { InputRequest, LiveInput } from '../../server/broadcast/live/live-input.ts'
import type { GrowingRecording } from '../../server/broadcast/recorder-door.ts'
import type { Playable } from '../../server/broadcast/past-airings.ts'
import type { PlayoutSource } from '../../server/broadcast/playout.ts'
import type { Source, SourceKind } from '../../server/broadcast/sources/source.ts'
import { openSilence } from '../../server/broadcast/sources/silence.ts'
import { Switcher } from '../../server/broadcast/switcher.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { BLOCK_BYTES, BLOCK_MS, bytesToMs, msToBytes } from '../../server/media/pcm.ts'
import type { Access } from '../../server/people/access.ts'
import type { Person, Role } from '../../server/people/person.ts'
import type { ProgrammeView } from '../../server/schedule/programme-view.ts'
import { HandClock } from './hand-clock.ts'
import { warsaw } from './occurrences.ts'

/** Occurrences of a list; a special wins over what it overlaps. */
export class FakeProgramme implements ProgrammeView {
  readonly timeZone = 'Europe/Warsaw'
  occurrences: readonly Occurrence[]

  constructor(occurrences: readonly Occurrence[]) {
    this.occurrences = occurrences
  }

  between(from: Date, until: Date): readonly Occurrence[] {
    return this.occurrences.filter((one) => one.endsAt > from && one.startsAt < until).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  }

  at(now: Date): Occurrence | null {
    const on = this.occurrences.filter((one) => one.cancelled === null && one.startsAt <= now && one.endsAt > now)
    return on.find((one) => one.special) ?? on[0] ?? null
  }

  nextAfter(now: Date): Occurrence | null {
    return this.between(now, new Date(now.getTime() + 14 * 86_400_000)).find((one) => one.cancelled === null && one.startsAt > now) ?? null
  }

  nextOfHost(hostSlug: string, now: Date): Occurrence | null {
    return this.between(now, new Date(now.getTime() + 60 * 86_400_000)).find((one) => one.cancelled === null && one.kind === 'live' && one.hosts.some((host) => host.slug === hostSlug)) ?? null
  }
}

/** A source that is ready or not as a test says, and gives blocks full of one byte. */
export class FakeSource implements Source {
  readonly id: string
  readonly kind: SourceKind
  readonly label: string
  readonly bufferedMs = 1_000
  ready = true
  ended = false
  closed = false
  title: string | null = null
  freshTracks = 0
  readonly #block: Buffer
  readonly #onFailure: ((reason: string) => void)[] = []
  readonly #onTrouble: ((reason: string) => void)[] = []

  constructor(id: string, kind: SourceKind, fill = 1) {
    this.id = id
    this.kind = kind
    this.label = id
    this.#block = Buffer.alloc(BLOCK_BYTES, fill)
  }

  read(): Buffer {
    return this.#block
  }

  freshTrack(): void {
    this.freshTracks += 1
  }

  onFailure(listener: (reason: string) => void): void {
    this.#onFailure.push(listener)
  }

  onTrouble(listener: (reason: string) => void): void {
    this.#onTrouble.push(listener)
  }

  /** Says what is wrong; whether it is ready is set by the test. */
  trouble(reason: string): void {
    for (const listener of this.#onTrouble) listener(reason)
  }

  fail(reason: string): void {
    this.ready = false
    this.ended = true
    for (const listener of this.#onFailure) listener(reason)
  }

  async close(): Promise<void> {
    this.closed = true
  }
}

/** A host's decoder: every 100 ms of the clock bring 100 ms of sound, numbered, while the line flows. */
export class FakeInput implements LiveInput {
  readonly id: string
  readonly kind: 'microphone' | 'client'
  readonly label: string
  readonly targetMs: number
  title: string | null = null
  ended = false
  everDecoded = false
  closed = false
  flows = true
  silent = false
  /** So many blocks of a backlog arrive at once. */
  pour = Infinity
  /** Sound that the network keeps back; it arrives at once when the line flows again. */
  #backlog: Buffer[] = []
  #blocks: Buffer[] = []
  #primed = false
  #finished = false
  #sent = 0
  readonly #onFailure: ((reason: string) => void)[] = []

  constructor(id: string, request: InputRequest) {
    this.id = id
    this.kind = request.kind
    this.label = request.label
    this.targetMs = 500
  }

  get ready(): boolean {
    return !this.closed && (this.ended ? this.bufferedMs > 300 : this.#primed)
  }

  get bufferedMs(): number {
    return this.#blocks.length * BLOCK_MS
  }

  /** What the network still keeps back. */
  get backlogBlocks(): number {
    return this.#backlog.length
  }

  get health(): LineHealth {
    return { peakDbfs: this.silent ? -90 : -6, rmsDbfs: this.silent ? -90 : -12, problems: this.silent ? ['silence'] : [] }
  }

  /** 100 ms pass at the host's end. */
  pass(): void {
    if (this.#finished || this.closed) return
    this.#sent += 1
    this.#backlog.push(numbered(this.#sent))
    if (!this.flows) return
    this.everDecoded = true
    this.#blocks.push(...this.#backlog.splice(0, this.pour))
    if (this.bufferedMs >= this.targetMs) this.#primed = true
  }

  read(): Buffer {
    const block = this.#blocks.shift()
    if (this.bufferedMs <= 300) this.#primed = false
    if (this.#finished && this.bufferedMs === 0) this.ended = true
    return block ?? Buffer.alloc(BLOCK_BYTES)
  }

  trim(keepMs: number): Buffer {
    const dropped = this.#blocks.splice(0, Math.max(0, this.#blocks.length - keepMs / BLOCK_MS))
    return Buffer.concat(dropped)
  }

  write(): boolean {
    return true
  }

  onDrain(): void {}

  finish(): void {
    this.#finished = true
    this.ended = true
  }

  onFailure(listener: (reason: string) => void): void {
    this.#onFailure.push(listener)
  }

  fail(reason: string): void {
    this.finish()
    for (const listener of this.#onFailure) listener(reason)
  }

  async close(): Promise<void> {
    this.closed = true
    this.#blocks = []
  }
}

/** A block that says which 100 ms of the host's speech it is; small numbers, far from the limiter. */
function numbered(number: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES)
  new Int16Array(block.buffer, block.byteOffset, block.length / 2).fill(number)
  return block
}

/** The numbers of the blocks in what was recorded. */
export function numbersIn(pcm: Buffer): number[] {
  return Array.from({ length: pcm.length / BLOCK_BYTES }, (_, index) => pcm.readInt16LE(index * BLOCK_BYTES))
}

export class FakeRecording implements GrowingRecording {
  readonly id: string
  readonly occurrenceId: string
  readonly written: Buffer[] = []
  readonly gaps: number[] = []
  readonly titles: string[] = []
  finished = false

  constructor(id: string, occurrenceId: string) {
    this.id = id
    this.occurrenceId = occurrenceId
  }

  get pcm(): Buffer {
    return Buffer.concat(this.written)
  }

  write(pcm: Buffer): void {
    this.written.push(Buffer.from(pcm))
  }

  markGap(ms: number): void {
    this.gaps.push(ms)
  }

  markTitle(title: string): void {
    this.titles.push(title)
  }

  async finish(): Promise<{ durationMs: number; bytes: number }> {
    this.finished = true
    return { durationMs: bytesToMs(this.pcm.length), bytes: this.pcm.length }
  }
}

export interface FakeHost {
  readonly person: Person
  readonly line: Line
  readonly input: FakeInput
  readonly statuses: LineStatus[]
  readonly hangUps: { readonly code: string; readonly reason: string }[]
}

export function person(name: string, role: Role = 'host', hostSlug: string | null = `host-of-${name}`): Person {
  return { id: `person-${name}`, login: name, name, role, hostSlug, shows: [] }
}

/** The one session of a fake person, and their one key. */
export function accessOf(who: Person, by: 'microphone' | 'client'): Access {
  return by === 'microphone' ? { kind: 'session', id: `session-of-${who.login}` } : { kind: 'key', id: `key-of-${who.login}` }
}

export interface FakeStationOptions {
  readonly startsAt: string
  readonly graceMs?: number
  readonly silenceMs?: number
  /** What an occurrence with `plays` gets: by that string. */
  readonly playout?: (plays: string) => PlayoutSource
  readonly dataDir?: string
  /** What is kept of an earlier airing, by its id; nothing unless told. */
  readonly recorded?: (occurrenceId: string) => Playable | null
  /** Off for long model runs. */
  readonly records?: boolean
}

export class FakeStation {
  readonly clock: HandClock
  readonly programme: FakeProgramme
  readonly events = new Events(silentLog)
  readonly filler = new FakeSource('filler', 'playlist')
  readonly bed = new FakeSource('bed', 'playlist', 2)
  readonly switcher: Switcher
  readonly engine: Engine
  readonly inputs: FakeInput[] = []
  readonly recordings: FakeRecording[] = []
  /** What the desk did to the air: who, what, to whom. */
  readonly deeds: (readonly [login: string | null, action: string, subject: string])[] = []
  readonly airings: { readonly at: Date; readonly kind: string; readonly reason: string; readonly reasonCode: string }[] = []
  readonly titles: string[] = []
  /** Called after each block. */
  afterBlock: () => void = () => {}
  #tick: () => void = () => {}

  constructor(occurrences: readonly Occurrence[], options: FakeStationOptions) {
    this.clock = new HandClock(warsaw(options.startsAt).toISOString())
    this.programme = new FakeProgramme(occurrences)
    const silence = openSilence()
    this.switcher = new Switcher({ fadeMs: 300, silence })
    const open = options.playout ?? ((plays: string) => new FakeSource(plays, 'file'))
    this.engine = new Engine({
      clock: this.clock,
      programme: this.programme,
      events: this.events,
      log: silentLog,
      history: this.#history(),
      rules: { graceMs: options.graceMs ?? 90_000, silenceMs: options.silenceMs ?? 10_000, earlyMinutes: 10 },
      stationName: 'IMI Radio',
      dataDir: options.dataDir ?? '/nowhere',
      openLive: (request) => this.#openInput(request.id, request),
      playout: { file: ({ path }) => open(path), files: ({ files }) => open(files[0]?.path ?? ''), playlist: ({ folder }) => open(folder), relay: ({ url }) => open(url) },
      pastAirings: { findRecording: async (occurrenceId) => options.recorded?.(occurrenceId) ?? null },
      filler: this.filler,
      bed: this.bed,
      silence,
      switcher: this.switcher,
      metronome: (onBlock) => {
        this.#tick = onBlock
        return { start: () => {}, stop: () => (this.#tick = () => {}) }
      },
      outputs: [],
      recorder: options.records === false ? null : { open: (recording) => this.#record(recording.id, recording.occurrenceId) },
      listeners: () => 0,
      onTitle: (title) => this.titles.push(title),
    })
    this.engine.start()
  }

  /** What is on air, by the source's id or a live host's name. */
  get onAir(): string {
    const session = this.engine.sessions().find((one) => one.heard === this.switcher.current)
    return session ? session.person.name : this.switcher.current.id
  }

  /** Lets so many seconds pass, block by block. */
  run(seconds: number): void {
    for (let block = 0; block < Math.round(seconds * 10); block += 1) {
      this.clock.turn(BLOCK_MS)
      for (const input of this.inputs) input.pass()
      this.#tick()
      this.afterBlock()
    }
  }

  /** Lets time pass until that Warsaw time; the block of that very instant has been played. */
  runUntil(time: string): void {
    this.run((warsaw(time).getTime() - this.clock.now().getTime()) / 1000)
  }

  /** By the session or the key that `accessOf` names. */
  admit(who: Person, by: 'microphone' | 'client' = 'microphone', goesOn?: boolean): Promise<Admission> {
    return this.engine.open({ person: who, access: accessOf(who, by), by, contentType: by === 'microphone' ? 'audio/webm;codecs=opus' : 'audio/mpeg', userAgent: 'test', goesOn })
  }

  /** Connects a host who must be admitted. */
  async connect(who: Person, by: 'microphone' | 'client' = 'microphone', goesOn?: boolean): Promise<FakeHost> {
    const admission = await this.admit(who, by, goesOn)
    if (!admission.admitted) throw new Error(`refused: ${admission.reason}`)
    const input = this.inputs.at(-1)
    if (!input) throw new Error('no decoder was opened')
    const host: FakeHost = { person: who, line: admission.line, input, statuses: [], hangUps: [] }
    admission.line.onStatus((status) => host.statuses.push(status))
    admission.line.onHangUp((why) => host.hangUps.push(why))
    return host
  }

  #openInput(id: string, request: InputRequest): FakeInput {
    const input = new FakeInput(id, request)
    this.inputs.push(input)
    return input
  }

  #record(id: string, occurrenceId: string): FakeRecording {
    const recording = new FakeRecording(id, occurrenceId)
    this.recordings.push(recording)
    return recording
  }

  #history(): History {
    return {
      airingBegan: (onAir, _session, at) => this.airings.push({ at, kind: onAir.kind, reason: onAir.reason, reasonCode: onAir.reasonCode }),
      sessionChanged: () => {},
      deskDid: ({ person, action, subject }) => this.deeds.push([person?.login ?? null, action, subject]),
      recordingBegan: () => {},
      recordingFinished: () => {},
    }
  }
}

/** Bytes of so many 100 ms blocks. */
export const blocks = (count: number): number => msToBytes(count * BLOCK_MS)
