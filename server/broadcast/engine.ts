// Ties it together, once per block of the audio clock: programme and lines -> choice -> switcher -> outputs. It decides and mixes nothing itself.

import { randomUUID } from 'node:crypto'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Clock } from '../clock.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import { BLOCK_MS } from '../media/pcm.ts'
import type { Person } from '../people/person.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import { chooseSource, type Choice, type Situation } from './decision.ts'
import type { History } from './history.ts'
import type { Admission, LineRequest, LiveDoor } from './live/live-door.ts'
import type { InputRequest, LiveInput } from './live/live-input.ts'
import type { LiveSession } from './live/live-session.ts'
import { LiveSessions, type LiveRules } from './live/live-sessions.ts'
import { mountTitle, NowPlayingBoard, presentNext, type Heard } from './now-playing.ts'
import { OccurrenceRecordings } from './occurrence-recordings.ts'
import type { Output } from './outputs/output.ts'
import type { PastAirings } from './past-airings.ts'
import { Playout, type PlayoutSources } from './playout.ts'
import type { InterruptedRecording, RecorderDoor } from './recorder-door.ts'
import { RetiredSources } from './retired-sources.ts'
import type { NowPlaying } from './schema.ts'
import { SlotWatch } from './slot-watch.ts'
import type { Source } from './sources/source.ts'
import { UnattendedWatch } from './unattended-watch.ts'
import type { WhatPlaysOptions } from './what-plays.ts'

/** What the engine needs of the switcher. */
export interface SwitcherDoor {
  readonly current: Source
  isHeard(source: Source): boolean
  play(source: Source): void
  next(): Buffer
}

/** Calls back once per block until stopped. */
export interface Metronome {
  start(): void
  stop(): void
}

export interface EngineOptions {
  readonly clock: Clock
  readonly programme: ProgrammeView
  readonly events: Events
  readonly log: Log
  readonly history: History
  readonly rules: LiveRules
  readonly stationName: string
  /** `plays` of an occurrence names files and folders below it. */
  readonly dataDir: string
  /** Opens the decoder of a host's line (`openLiveSource`). `healthSilenceMs`: from so much silence on the host is warned. */
  readonly openLive: (request: InputRequest & { readonly id: string; readonly healthSilenceMs: number }) => LiveInput
  /** Opens what unattended slots play. */
  readonly playout: PlayoutSources
  /** What rebroadcasts play. */
  readonly pastAirings: PastAirings
  /** Sound that was sent for an airing. */
  readonly delivered?: WhatPlaysOptions['delivered']
  /** Heard when nothing else is, as the station's `gaps` says; its label is its name in reasons. Open all the time; the engine closes it. */
  readonly filler: Source & { freshTrack?(): void }
  /** Heard while a host's line is gone, or when the filler fails. `needed` is said each second; the engine closes it. */
  readonly bed: Source & { needed?(isNeeded: boolean): void }
  /** The lowest source; the switcher begins with it. */
  readonly silence: Source
  readonly switcher: SwitcherDoor
  /** Makes the audio clock, `PlayoutClock` in the process and a hand-turned one in tests. */
  readonly metronome: (onBlock: () => void) => Metronome
  readonly outputs: readonly Output[]
  /** Null: nothing is recorded. */
  readonly recorder: RecorderDoor | null
  readonly listeners: () => number
  /** The title that listeners' players show from now on; given to the mounts. */
  readonly onTitle: (title: string) => void
}

const BLOCKS_PER_SECOND = 1000 / BLOCK_MS
/** A host is warned of silence after at most this time, listeners get the bed later. */
const WARN_OF_SILENCE_MS = 5_000
/** On air a line may lag this much more than it must before the excess is cut out: a cut is heard, a little delay is not. */
const LAG_ON_AIR_MS = 1_500

/** The air itself. */
export class Engine implements LiveDoor {
  readonly #options: EngineOptions
  readonly #slots: SlotWatch
  readonly #sessions: LiveSessions
  readonly #recordings: OccurrenceRecordings
  readonly #playout: Playout
  readonly #unattended: UnattendedWatch
  readonly #retired: RetiredSources
  readonly #board = new NowPlayingBoard()
  readonly #metronome: Metronome
  readonly #stopListening: readonly (() => void)[]
  #override: Situation['override'] = null
  #onAirSessionId: string | null = null
  /** Undefined: the programme changed, so whatever the slot is, it is looked at anew. */
  #occurrenceId: string | null | undefined = null
  #blocks = 0
  #stopping = false

  constructor(options: EngineOptions) {
    const { clock, programme, events, log, history, rules, recorder, dataDir, pastAirings, delivered } = options
    const onDropped = (source: Source): void => this.#retired.add(source)
    this.#options = options
    this.#slots = new SlotWatch(programme)
    this.#retired = new RetiredSources(options.switcher, log)
    this.#recordings = new OccurrenceRecordings({ recorder, clock, log, history })
    const whatPlays = { dataDir, pastAirings, delivered, timeZone: programme.timeZone }
    this.#playout = new Playout({ ...whatPlays, sources: options.playout, log, onDropped, plannedStart: (occurrence) => this.#plannedStart(occurrence) })
    this.#unattended = new UnattendedWatch({ ...whatPlays, programme, events, log })
    const healthSilenceMs = Math.min(WARN_OF_SILENCE_MS, rules.silenceMs)
    this.#sessions = new LiveSessions({
      clock,
      programme,
      rules: { ...rules, silenceMs: rules.silenceMs - healthSilenceMs },
      events,
      log,
      openInput: (request) => options.openLive({ ...request, id: `live-${randomUUID()}`, healthSilenceMs }),
      onAired: (session, sourceId, block) => this.#recordings.write(session.occurrence, sourceId, block, { over: session.ended }),
      onDropped,
      onChanged: (session) => history.sessionChanged(session),
    })
    this.#metronome = options.metronome(() => this.#block())
    this.#stopListening = [
      events.on('programmeChanged', () => this.#programmeChanged()),
      events.on('accessEnded', (news) => this.#sessions.endByAccess(news)),
      events.on('recordingFinished', () => this.#unattended.forget()),
    ]
  }

  start(): void {
    this.#metronome.start()
  }

  /** Tells every host that the station stops, while their sockets still stand; nobody is admitted any more. The air goes on. */
  sendHostsHome(): void {
    this.#stopping = true
    this.#sessions.endAll()
  }

  /** Tells the hosts, finishes recordings, ends the clock and closes every source. Outputs are their maker's. */
  async stop(): Promise<void> {
    this.sendHostsHome()
    for (const stop of this.#stopListening) stop()
    this.#metronome.stop()
    this.#playout.close()
    await Promise.all([this.#unattended.stop(), this.#recordings.stop(this.#options.clock.now())])
    const { filler, bed, silence } = this.#options
    await Promise.all([this.#retired.closeAll(), filler.close(), bed.close(), silence.close()])
  }

  /** Lets a host in; both doors call it. */
  async open(request: LineRequest): Promise<Admission> {
    if (this.#stopping) return { admitted: false, code: 'engine_stopping', reason: 'The station is restarting; connect again in a minute.', nextSlotAt: null }
    return this.#sessions.admit(request)
  }

  now(): NowPlaying {
    const { clock, listeners } = this.#options
    const now = clock.now()
    const next = this.#slots.next(now)
    const playable = next && this.#unattended.prospectOf(next, this.#playout.stateOf(next.id, clock.monotonicMs()))
    return { at: now.toISOString(), onAir: this.#board.onAir, next: presentNext(next, playable), listeners: listeners() }
  }

  /** Live sessions that have not ended, oldest first. */
  sessions(): readonly LiveSession[] {
    return this.#sessions.list()
  }

  findSession(id: string): LiveSession | null {
    return this.#sessions.find(id)
  }

  /** Takes a host off the air and ends their session; false when there is no such session. */
  endSession(id: string, by: Person): boolean {
    const session = this.#sessions.find(id)
    if (!session || !this.#sessions.endByDesk(id, by.name)) return false
    // Who hangs up themselves has changed nothing of anybody's.
    if (session.person.id !== by.id) this.#deskDid(by, 'live_session.ended', `person/${session.person.login}`, { session: id, occurrence: session.occurrence.id })
    return true
  }

  /** Puts the filler on air whoever is live. Hosts stay connected. */
  takeAir(by: Person): void {
    this.#override = { by: by.name, since: this.#options.clock.now() }
    this.#deskDid(by, 'air.taken', 'air', {})
    this.#options.log.info({ by: by.login }, 'the desk took the air')
  }

  /** Gives the air back to the programme; nothing when nobody had taken it. */
  giveBackAir(by: Person): void {
    if (this.#override === null) return
    const { by: takenBy, since } = this.#override
    this.#override = null
    this.#deskDid(by, 'air.given_back', 'air', { takenBy, since: since.toISOString() })
    this.#options.log.info({ by: by.login }, 'the desk gave the air back')
  }

  get override(): Situation['override'] {
    return this.#override
  }

  /** A recording that a restart interrupted: it goes on when its occurrence is live again. */
  continueRecording(interrupted: InterruptedRecording): void {
    this.#recordings.continueLater(interrupted)
  }

  #deskDid(person: Person, action: string, subject: string, details: Readonly<Record<string, unknown>>): void {
    this.#options.history.deskDid({ at: this.#options.clock.now(), person, action, subject, details })
  }

  #block(): void {
    const { clock, switcher, outputs } = this.#options
    const now = clock.now()
    const nowMs = clock.monotonicMs()
    const current = this.#slots.current(now)
    this.#recordings.nextBlock()
    this.#housekeep(now, nowMs, current)
    this.#sessions.listen(now, nowMs, current)
    const choice = chooseSource(this.#situation(now, nowMs, current))
    this.#sessions.settle(choice, now, current)
    this.#keepNear(choice)
    this.#play(choice, now)
    const block = switcher.next()
    for (const output of outputs) output.write(block)
    this.#retired.closeUnheard()
  }

  /** What needs no block's precision: once a second, and at once when another slot begins. */
  #housekeep(now: Date, nowMs: number, current: Occurrence | null): void {
    const newSlot = this.#occurrenceId !== (current?.id ?? null)
    this.#occurrenceId = current?.id ?? null
    if (this.#blocks++ % BLOCKS_PER_SECOND !== 0 && !newSlot) return
    const { bed, filler } = this.#options
    bed.needed?.(this.#sessions.list().length > 0 || !filler.ready)
    this.#playout.prepare(now, nowMs, current, this.#slots.next(now))
    this.#unattended.watch(now, nowMs, current, current && this.#playout.stateOf(current.id, nowMs))
    this.#recordings.finishOver(now, (occurrenceId) => this.#sessions.hasSessionIn(occurrenceId))
  }

  /** What is on air by plan may be the rest of an airing that a special interrupted. */
  #plannedStart(occurrence: Occurrence): Date {
    const { startsAt, id } = occurrence
    return this.#options.programme.between(startsAt, new Date(startsAt.getTime() + 1)).find((one) => one.id === id)?.startsAt ?? startsAt
  }

  #situation(now: Date, nowMs: number, occurrence: Occurrence | null): Situation {
    const { programme, filler, bed, rules } = this.#options
    return {
      now,
      timeZone: programme.timeZone,
      occurrence,
      sessions: this.#sessions.facts(),
      onAirSessionId: this.#onAirSessionId,
      playout: occurrence && this.#playoutFacts(occurrence.id, nowMs),
      fillerReady: filler.ready,
      fillerName: filler.label,
      bedReady: bed.ready,
      override: this.#override,
      lastEnding: this.#sessions.lastEnding,
      graceMs: rules.graceMs,
    }
  }

  #playoutFacts(occurrenceId: string, nowMs: number): Situation['playout'] {
    const state = this.#playout.stateOf(occurrenceId, nowMs)
    return state && { occurrenceId, ready: state.ready, ended: state.ended, lack: state.lack, isDelivered: state.isDelivered }
  }

  /** After a hole in the network a line delivers its backlog: the air stays near live, and the recording gets it all, in order. */
  #keepNear(choice: Choice): void {
    for (const session of this.#sessions.list()) {
      const { input, stage } = session
      if (!input?.ready) continue
      const wasCovered = stage.kind !== 'on-air' || this.#onAirSessionId !== session.id
      const allowedMs = input.targetMs + (wasCovered ? BLOCK_MS : LAG_ON_AIR_MS)
      if (input.bufferedMs <= allowedMs) continue
      const late = input.trim(input.targetMs)
      if (isTheirAir(session, choice)) this.#recordings.write(session.occurrence, input.id, late, { late: true })
    }
  }

  #play(choice: Choice, now: Date): void {
    const source = this.#sourceOf(choice)
    if (source !== this.#options.switcher.current) this.#change(source)
    this.#onAirSessionId = choice.source.kind === 'live' ? choice.source.sessionId : null
    const heard = this.#heardOf(choice, source)
    if (!this.#board.note(choice, heard, now)) return
    this.#announce(choice, now)
  }

  #change(source: Source): void {
    const { switcher, filler } = this.#options
    const left = switcher.current
    switcher.play(source)
    // After an interruption music begins anew instead of in the middle of a song.
    if (left === filler) filler.freshTrack?.()
  }

  #announce(choice: Choice, now: Date): void {
    const { history, events, log, onTitle, stationName } = this.#options
    const { onAir, sessionId } = this.#board
    history.airingBegan(onAir, sessionId, now)
    this.#recordings.markTitle(choice.occurrence?.id ?? '', onAir.live ? onAir.title : null)
    onTitle(mountTitle(onAir, stationName))
    log.info({ source: onAir.kind, occurrence: onAir.occurrenceId, code: onAir.reasonCode, reason: onAir.reason, title: onAir.title }, 'on air')
    events.emit('nowPlayingChanged', { at: now })
  }

  #sourceOf(choice: Choice): Source {
    const { filler, bed, silence } = this.#options
    switch (choice.source.kind) {
      case 'live':
        return this.#sessions.find(choice.source.sessionId)?.heard ?? silence
      case 'playout':
        return this.#playout.stateOf(choice.source.occurrenceId, Infinity)?.source ?? silence
      case 'filler':
        return filler
      case 'bed':
        return bed
      case 'silence':
        return silence
    }
  }

  #heardOf(choice: Choice, source: Source): Heard {
    const session = choice.source.kind === 'live' ? this.#sessions.find(choice.source.sessionId) : null
    return {
      sourceId: source.id,
      kind: source.kind,
      title: session ? session.title : source.title,
      host: session ? { slug: session.person.hostSlug, name: session.hostName } : null,
    }
  }

  #programmeChanged(): void {
    this.#slots.forget()
    this.#unattended.forget()
    this.#occurrenceId = undefined
    this.#sessions.followProgramme()
  }
}

/**
 * Whether what this host said too late belongs into the recording: they are on air or covered, or nobody else was live while
 * their line was away for longer than the grace time. Who waits in the green room is not recorded.
 */
function isTheirAir(session: LiveSession, choice: Choice): boolean {
  if (!session.wasOnAir && !session.goesOn) return false
  if (choice.sessionId !== null) return choice.sessionId === session.id
  return choice.reasonCode !== 'override' && session.sound !== 'silent' && choice.occurrence?.id === session.occurrence.id
}
