// One host in one occurrence: their lines, one after another, and where the session stands. Knows no other session and no slot rules.

import { randomUUID } from 'node:crypto'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { assertNever } from '../../errors.ts'
import type { Access } from '../../people/access.ts'
import type { Person } from '../../people/person.ts'
import type { LineSound, SessionFacts } from '../decision.ts'
import { HeardLine } from './heard-line.ts'
import type { LineEnd, LineHealth, LineRequest, LivePhase, LineStatus } from './live-door.ts'
import type { LiveInput } from './live-input.ts'
import { LiveLine, type HangUp } from './live-line.ts'
import { SilenceWatch } from './silence-watch.ts'
import type { Source } from '../sources/source.ts'

export type SessionEnding = 'goodbye' | 'lost-before-air' | 'grace-over' | 'slot-over' | 'cancelled' | 'ended-by-desk' | 'access-ended' | 'undecodable' | 'stopping'

/** Where a session stands, with what only that stage has. */
export type Stage =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'green-room' }
  | { readonly kind: 'on-air'; readonly since: Date }
  | { readonly kind: 'bridged'; readonly since: Date }
  | { readonly kind: 'ended'; readonly at: Date; readonly how: SessionEnding; readonly reason: string }

interface Connection {
  readonly line: LiveLine
  readonly heard: HeardLine
  readonly silence: SilenceWatch
}

export interface LiveSessionOptions {
  readonly person: Person
  readonly occurrence: Occurrence
  readonly by: 'microphone' | 'client'
  readonly userAgent: string | null
  readonly goesOn: boolean
  readonly admittedAt: Date
  readonly silenceMs: number
  /** Each block of this host that went on air, with the source it came from. */
  readonly onAired: (session: LiveSession, sourceId: string, block: Buffer) => void
}

/** A show that ends so much before its slot has ended, and is not interrupted. */
const LEAVING_MS = 120_000

/** More than this beyond the target, in one block, is a backlog and no jitter. */
const BACKLOG_MS = 400

// As live-health says it: never under -100, so that it stays a number in JSON.
const NO_HEALTH: LineHealth = { peakDbfs: -100, rmsDbfs: -100, problems: [] }

export class LiveSession {
  readonly id = randomUUID()
  readonly person: Person
  readonly admittedAt: Date
  /** It continues one that the station forgot: what comes late was said in the show, not in the green room. */
  readonly goesOn: boolean
  readonly #silenceMs: number
  readonly #onAired: LiveSessionOptions['onAired']
  by: 'microphone' | 'client'
  userAgent: string | null
  /** Follows the programme: an airing that is extended keeps its host. */
  occurrence: Occurrence
  stage: Stage = { kind: 'connecting' }
  /** Why it stands there, in words for the host. */
  stageReason = 'connecting'
  /** When it first was on air. */
  onAirAt: Date | null = null
  missingSince: Date | null = null
  /** Connections there ever were. */
  lines = 0
  #current: Connection | null = null
  /** A line that was replaced or lost and still has sound buffered. */
  #leaving: Connection | null = null
  #sound: LineSound = 'opening'
  #undecodable: string | null = null

  constructor(options: LiveSessionOptions) {
    this.person = options.person
    this.occurrence = options.occurrence
    this.by = options.by
    this.userAgent = options.userAgent
    this.admittedAt = options.admittedAt
    this.goesOn = options.goesOn
    this.#silenceMs = options.silenceMs
    this.#onAired = options.onAired
  }

  /** As listeners see the host: the name of their profile in this show, else the person's. */
  get hostName(): string {
    return this.occurrence.hosts.find((host) => host.slug === this.person.hostSlug)?.name ?? this.person.name
  }

  get phase(): LivePhase {
    return this.stage.kind
  }

  get wasOnAir(): boolean {
    return this.onAirAt !== null
  }

  get ended(): boolean {
    return this.stage.kind === 'ended'
  }

  get sound(): LineSound {
    return this.#sound
  }

  get title(): string | null {
    return this.#current?.line.title ?? this.#current?.line.source.title ?? null
  }

  /** The decoder of the newest line. */
  get input(): LiveInput | null {
    return this.#current?.line.source ?? null
  }

  /** What the newest line came in by. */
  get access(): Access | null {
    return this.#current?.line.access ?? null
  }

  /** The source to play now: what the older line has left comes before the newer line. */
  get heard(): HeardLine | null {
    return (this.#leaving ?? this.#current)?.heard ?? null
  }

  /** A new line of the same host. An older one is hung up; what it has buffered is still played. Returns sources nobody needs now. */
  connect(source: LiveInput, { by, userAgent, access }: Pick<LineRequest, 'by' | 'userAgent' | 'access'>): { line: LiveLine; dropped: readonly Source[] } {
    const line = new LiveLine(this.id, source, access, () => this.status())
    this.by = by
    this.userAgent = userAgent
    this.lines += 1
    this.#undecodable = null
    const dropped = this.#leaving ? [this.#leaving.heard] : []
    this.#current?.line.hangUp({ code: 'replaced', reason: 'You connected again; this older connection was closed.' })
    this.#leaving = this.#current
    this.#current = { line, heard: new HeardLine(source, (block) => this.#onAired(this, source.id, block)), silence: new SilenceWatch(this.#silenceMs) }
    source.onFailure((reason) => {
      // A decoder that trips over the last bytes of a finished stream has not failed.
      if (line.connection.kind !== 'open') return
      this.#undecodable = reason
      line.hangUp({ code: 'undecodable', reason })
    })
    return { line, dropped }
  }

  /** Listens to the line; once per block. Returns sources that nobody needs any more. */
  listen(now: Date, nowMs: number): readonly Source[] {
    const dropped = this.#leaving && !this.#playsOut(this.#leaving) ? [this.#leaving.heard] : []
    if (dropped.length > 0) this.#leaving = null
    this.#sound = this.#hear(nowMs)
    if (this.#sound === 'ready') this.missingSince = null
    else if (this.wasOnAir) this.missingSince ??= now
    return dropped
  }

  #hear(nowMs: number): LineSound {
    const current = this.#current
    if (this.#leaving) return 'ready'
    if (current === null) return 'gone'
    const { source } = current.line
    if (current.line.connection.kind !== 'open') return this.#playsOut(current) ? 'ready' : 'gone'
    if (source.ready && this.#isCatchingUp(source)) return 'stalled'
    if (source.ready) return current.silence.isSilent(source, nowMs) ? 'silent' : 'ready'
    return source.everDecoded ? 'stalled' : 'opening'
  }

  /** After a hole in the network the backlog pours in; on air before its end, listeners would hear it in fragments. */
  #isCatchingUp(source: LiveInput): boolean {
    const hasBacklog = this.stage.kind === 'bridged' || (this.stage.kind === 'connecting' && this.goesOn)
    return hasBacklog && source.bufferedMs > source.targetMs + BACKLOG_MS
  }

  /** What a closed line has buffered is played to its end, but never faded in for: two seconds of yesterday help nobody. */
  #playsOut(connection: Connection): boolean {
    return this.stage.kind === 'on-air' && connection.heard.ready
  }

  /** Why this session must end by itself now: its host said goodbye, or was lost and nothing keeps their place. */
  overBecause(now: Date, graceMs: number): SessionEnding | null {
    if (this.#sound !== 'gone') return null
    const connection = this.#current?.line.connection
    if (connection?.kind === 'finished' && this.#hasLeft(connection.how)) return 'goodbye'
    if (!this.wasOnAir) return this.#undecodable === null ? 'lost-before-air' : 'undecodable'
    return this.missingSince && now.getTime() - this.missingSince.getTime() >= graceMs ? 'grace-over' : null
  }

  /** Whoever hangs up shortly before the end of their slot has finished; in the middle of it they are expected back. */
  #hasLeft(how: LineEnd): boolean {
    if (how !== 'closed') return how === 'goodbye'
    return this.missingSince !== null && this.occurrence.endsAt.getTime() - this.missingSince.getTime() <= LEAVING_MS
  }

  /** Moves to another stage; true when it is another than before. */
  enter(stage: Exclude<LivePhase, 'ended'>, reason: string, now: Date): boolean {
    if (this.stage.kind === 'ended') return false
    const changed = this.stage.kind !== stage || this.stageReason !== reason
    if (this.stage.kind !== stage) this.stage = stageAt(stage, now)
    if (stage === 'on-air') this.onAirAt ??= now
    this.stageReason = reason
    return changed
  }

  /** Ends for good and hangs up. Returns the sources, which still may be fading out. */
  end(how: SessionEnding, reason: string, now: Date): readonly Source[] {
    if (this.stage.kind === 'ended') return []
    const sources = [this.#leaving, this.#current].filter((one) => one !== null).map((one) => one.heard)
    this.stage = { kind: 'ended', at: now, how, reason }
    this.stageReason = reason
    this.announce()
    for (const one of [this.#leaving, this.#current]) one?.line.hangUp({ code: hangUpCode(how), reason })
    this.#leaving = null
    this.#current = null
    this.#sound = 'gone'
    return sources
  }

  announce(): void {
    this.#current?.line.announce(this.status())
  }

  status(): LineStatus {
    const source = this.#current?.line.source
    const { occurrence } = this
    return {
      sessionId: this.id,
      phase: this.phase,
      reason: this.stageReason,
      show: { slug: occurrence.showSlug, title: occurrence.title },
      startsAt: occurrence.startsAt,
      endsAt: occurrence.endsAt,
      bufferedMs: source?.bufferedMs ?? 0,
      health: source?.health ?? NO_HEALTH,
    }
  }

  facts(): SessionFacts {
    const { id, hostName, occurrence, admittedAt, wasOnAir, missingSince } = this
    return { id, hostName, occurrence, admittedAt, sound: this.#sound, wasOnAir, missingSince }
  }
}

function stageAt(kind: Exclude<LivePhase, 'ended'>, since: Date): Stage {
  return kind === 'on-air' || kind === 'bridged' ? { kind, since } : { kind }
}

function hangUpCode(how: SessionEnding): HangUp['code'] {
  switch (how) {
    case 'ended-by-desk':
      return 'ended_by_desk'
    case 'access-ended':
      return 'access_ended'
    case 'undecodable':
      return 'undecodable'
    case 'stopping':
      return 'stopping'
    case 'goodbye':
    case 'lost-before-air':
    case 'grace-over':
    case 'slot-over':
    case 'cancelled':
      return 'slot_over'
    default:
      return assertNever(how)
  }
}
