// All live sessions: admits hosts, listens to their lines, lets sessions begin and end by the rules. What is on air is chosen elsewhere.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Events } from '../../events.ts'
import type { Log } from '../../log.ts'
import type { Clock } from '../../clock.ts'
import { containerOfType } from '../../media/decoder-args.ts'
import { isOver, whyOver, type AccessEnded } from '../../people/access.ts'
import type { Person } from '../../people/person.ts'
import type { ProgrammeView } from '../../schedule/programme-view.ts'
import { belongsTo, ruleOnAdmission } from '../admission.ts'
import { claimOf } from '../claim.ts'
import type { Choice, LastEnding, SessionFacts } from '../decision.ts'
import type { Admission, LineRequest } from './live-door.ts'
import type { InputRequest, LiveInput } from './live-input.ts'
import { LiveSession, type SessionEnding } from './live-session.ts'
import type { Source } from '../sources/source.ts'
import { timeOfDay } from '../station-time.ts'

/** More hosts of one airing than this are a mistake or an attack; each costs a decoder. */
const MOST_SESSIONS_PER_OCCURRENCE = 6

/** A host who comes back is heard within a second: decoding begins in 150 to 300 ms. With less a busy machine drops them again. */
const COMING_BACK_MS = 650

/** Host meters move at this pace, in blocks. */
const ANNOUNCE_EVERY = 3

export interface LiveRules {
  readonly graceMs: number
  readonly silenceMs: number
  readonly earlyMinutes: number
}

export interface LiveSessionsOptions {
  readonly clock: Clock
  readonly programme: ProgrammeView
  readonly rules: LiveRules
  readonly events: Events
  readonly log: Log
  readonly openInput: (request: InputRequest) => LiveInput
  readonly onAired: (session: LiveSession, sourceId: string, block: Buffer) => void
  /** A source nobody needs any more; it may still be fading out. */
  readonly onDropped: (source: Source) => void
  /** It began, got another line, went on air for the first time, or ended. */
  readonly onChanged: (session: LiveSession) => void
}

export class LiveSessions {
  readonly #options: LiveSessionsOptions
  readonly #sessions = new Map<string, LiveSession>()
  #lastEnding: LastEnding | null = null
  #blocks = 0

  constructor(options: LiveSessionsOptions) {
    this.#options = options
  }

  get lastEnding(): LastEnding | null {
    return this.#lastEnding
  }

  find(id: string): LiveSession | null {
    return this.#sessions.get(id) ?? null
  }

  list(): readonly LiveSession[] {
    return [...this.#sessions.values()]
  }

  hasSessionIn(occurrenceId: string): boolean {
    return this.list().some((session) => session.occurrence.id === occurrenceId)
  }

  facts(): readonly SessionFacts[] {
    return this.list().map((session) => session.facts())
  }

  /** Answers a door that has a host with audio. */
  admit(request: LineRequest): Admission {
    const { clock, log } = this.#options
    const now = clock.now()
    const ruling = ruleOnAdmission(this.#admissionFacts(request.person, now))
    if (!ruling.admitted) {
      log.info({ person: request.person.login, code: ruling.code, by: request.by }, 'a host was refused')
      return ruling
    }
    const existing = this.list().find((session) => session.person.id === request.person.id && session.occurrence.id === ruling.occurrence.id)
    if (!existing && this.#crowded(ruling.occurrence)) {
      const reason = `${MOST_SESSIONS_PER_OCCURRENCE} hosts of ${ruling.occurrence.title} are connected already; one of them must leave first.`
      return { admitted: false, code: 'slot_taken', reason, nextSlotAt: null }
    }
    if (!mayBeAudio(request.contentType)) {
      const reason = `Audio of type "${request.contentType}" is not known here. Send MP3, AAC, FLAC, or Ogg with Opus or Vorbis.`
      return { admitted: false, code: 'format_unknown', reason, nextSlotAt: null }
    }
    const input = this.#options.openInput({
      kind: request.by,
      label: `${request.person.name} in ${ruling.occurrence.title}`,
      contentType: request.contentType,
      ...(existing?.wasOnAir ? { firstPrimeMs: COMING_BACK_MS } : {}),
    })
    const session = existing ?? this.#begin(request, ruling.occurrence, now)
    const { line, dropped } = session.connect(input, request)
    for (const one of dropped) this.#options.onDropped(one)
    this.#options.onChanged(session)
    log.info({ session: session.id, person: request.person.login, occurrence: session.occurrence.id, by: request.by, line: session.lines }, 'a line was opened')
    return { admitted: true, line }
  }

  /** Before the choice: listens to every line, and ends the sessions whose host or slot is over. */
  listen(now: Date, nowMs: number, current: Occurrence | null): void {
    for (const session of this.#sessions.values()) {
      for (const source of session.listen(now, nowMs)) this.#options.onDropped(source)
      this.#carryOn(session, now, current)
      const over = session.overBecause(now, this.#options.rules.graceMs) ?? this.#overByProgramme(session, now, current)
      if (over) this.#end(session, over, now)
    }
  }

  /** A host whose next show follows at once goes on into it, instead of being hung up between the two. */
  #carryOn(session: LiveSession, now: Date, current: Occurrence | null): void {
    if (current?.kind !== 'live' || session.occurrence.id === current.id || now < session.occurrence.endsAt || !belongsTo(current, session.person)) return
    this.#options.log.info({ session: session.id, from: session.occurrence.id, to: current.id }, 'a host goes on into their next show')
    session.occurrence = current
  }

  /** After the choice: everybody is told where they stand. */
  settle(choice: Choice, now: Date, current: Occurrence | null): void {
    this.#blocks += 1
    for (const session of this.#sessions.values()) {
      const chosen = choice.source.kind === 'live' && choice.source.sessionId === session.id
      const claim = claimOf(session.occurrence, session.wasOnAir, current, now)
      if (claim === 'overrun' && choice.sessionId !== session.id && choice.reasonCode !== 'override') this.#end(session, 'slot-over', now)
      else this.#place(session, chosen, choice, now)
    }
  }

  /** Ends one session by hand; false when it is not there. */
  endByDesk(id: string, by: string): boolean {
    const session = this.#sessions.get(id)
    if (!session) return false
    this.#end(session, 'ended-by-desk', this.#options.clock.now(), `${by} took you off the air.`)
    return true
  }

  /** Ends the sessions whose newest line came in by what has ended; a person's sessions by other ways stay. */
  endByAccess(news: AccessEnded): void {
    for (const session of this.#sessions.values()) {
      if (session.access && isOver(session.access, session.person.id, news)) this.#end(session, 'access-ended', this.#options.clock.now(), whyOver(news))
    }
  }

  /** The programme changed: sessions follow their airing, and a cancelled one ends. */
  followProgramme(): void {
    for (const session of this.#sessions.values()) {
      const { startsAt, endsAt, id } = session.occurrence
      const found = this.#options.programme.between(new Date(startsAt.getTime() - DAY_MS), new Date(endsAt.getTime() + DAY_MS)).find((one) => one.id === id)
      // An airing that vanished altogether keeps the times it had: nobody is thrown off the air by a slip in a file.
      if (found) session.occurrence = found
    }
  }

  /** Ends all, at the stop of the station. */
  endAll(): void {
    const now = this.#options.clock.now()
    for (const session of this.#sessions.values()) this.#end(session, 'stopping', now)
  }

  #admissionFacts(person: Person, now: Date) {
    const { programme, rules } = this.#options
    const until = new Date(now.getTime() + rules.earlyMinutes * 60_000 + 1)
    const sessions = this.list().filter((session) => session.person.id === person.id)
    return {
      person,
      now,
      timeZone: programme.timeZone,
      around: programme.between(now, until),
      next: person.hostSlug === null ? null : programme.nextOfHost(person.hostSlug, now),
      // Whoever is or was on air comes back to that; else the programme says where they belong.
      sessionOf: sessions.find((session) => session.wasOnAir)?.occurrence ?? null,
      earlyMinutes: rules.earlyMinutes,
    }
  }

  #crowded(occurrence: Occurrence): boolean {
    return this.list().filter((session) => session.occurrence.id === occurrence.id).length >= MOST_SESSIONS_PER_OCCURRENCE
  }

  #begin(request: LineRequest, occurrence: Occurrence, now: Date): LiveSession {
    const { rules, onAired } = this.#options
    const { person, by, userAgent, goesOn = false } = request
    const session = new LiveSession({ person, occurrence, by, userAgent, goesOn, admittedAt: now, silenceMs: rules.silenceMs, onAired })
    this.#sessions.set(session.id, session)
    return session
  }

  #overByProgramme(session: LiveSession, now: Date, current: Occurrence | null): SessionEnding | null {
    if (session.occurrence.cancelled !== null) return 'cancelled'
    return claimOf(session.occurrence, session.wasOnAir, current, now) === 'over' ? 'slot-over' : null
  }

  #place(session: LiveSession, chosen: boolean, choice: Choice, now: Date): void {
    const stage = chosen ? 'on-air' : session.sound === 'ready' ? 'green-room' : session.wasOnAir ? 'bridged' : 'connecting'
    const firstTime = stage === 'on-air' && !session.wasOnAir
    const changed = session.enter(stage, this.#wordsFor(session, stage, choice, now), now)
    if (firstTime) this.#options.onChanged(session)
    if (changed) {
      this.#options.log.info({ session: session.id, phase: stage, reason: session.stageReason }, 'a live session moved')
      this.#options.events.emit('liveSessionChanged', { sessionId: session.id, phase: stage })
    }
    if (changed || this.#blocks % ANNOUNCE_EVERY === 0) session.announce()
  }

  #wordsFor(session: LiveSession, stage: 'on-air' | 'green-room' | 'bridged' | 'connecting', choice: Choice, now: Date): string {
    const { startsAt, title } = session.occurrence
    if (stage === 'on-air') return choice.reason
    if (stage === 'connecting') return 'connected; waiting for sound'
    if (stage === 'bridged') return choice.sessionId === session.id ? choice.reason : `no sound comes from you; you are on air again as soon as it does (now: ${choice.reason})`
    if (now < startsAt) return `ready; ${title} begins at ${timeOfDay(startsAt, this.#options.programme.timeZone)}`
    return `ready; waiting, since ${choice.reason}`
  }

  #end(session: LiveSession, how: SessionEnding, now: Date, words = this.#endingWords(session, how)): void {
    const sources = session.end(how, words, now)
    this.#sessions.delete(session.id)
    const told = toldAs(how)
    if (session.wasOnAir && told) this.#lastEnding = { occurrenceId: session.occurrence.id, hostName: session.hostName, how: told, at: now }
    for (const source of sources) this.#options.onDropped(source)
    this.#options.log.info({ session: session.id, how, lines: session.lines }, 'a live session ended')
    this.#options.onChanged(session)
    this.#options.events.emit('liveSessionChanged', { sessionId: session.id, phase: 'ended' })
  }

  #endingWords(session: LiveSession, how: SessionEnding): string {
    const { title, endsAt, kind } = session.occurrence
    switch (how) {
      case 'goodbye':
        return 'You left. Thank you!'
      case 'lost-before-air':
        return 'Your line was lost before you were on air; connect again.'
      case 'grace-over':
        return `Your line did not come back in time; connect again to go on with ${title}.`
      case 'slot-over':
        if (kind !== 'live') return `${title} is not live this time: the programme was changed, and it plays by itself.`
        return `${title} ended at ${timeOfDay(endsAt, this.#options.programme.timeZone)}.`
      case 'cancelled':
        return `${title} was cancelled.`
      case 'ended-by-desk':
        return 'The desk took you off the air.'
      case 'access-ended':
        return 'Your key or your session has ended. Sign in to go live again.'
      case 'undecodable':
        return 'What your program sends is no audio that the station understands; choose MP3, or Ogg with Opus or Vorbis.'
      case 'stopping':
        return 'The station is restarting; connect again in a minute.'
    }
  }
}

/** How the end of a session is told to listeners; null: the next words say it. Why a host's key or session ended is theirs to know. */
function toldAs(how: SessionEnding): LastEnding['how'] | null {
  if (how === 'access-ended') return 'goodbye'
  return how === 'goodbye' || how === 'grace-over' || how === 'ended-by-desk' ? how : null
}

/** Clients that name no type, or a general one, are recognised by their first bytes. */
function mayBeAudio(contentType: string): boolean {
  return /^(\s*$|application\/octet-stream)/i.test(contentType) || containerOfType(contentType) !== null
}

const DAY_MS = 86_400_000
