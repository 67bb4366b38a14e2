// The programme kept in memory and asked in the same turn: the air must not wait for a database, and goes on without one.

import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { describeTimes } from '../../schedules/clashes.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { onAirPieces } from '../../schedules/on-air-plan.ts'
import { cleanText } from '../../schedules/plain-text.ts'
import { LONGEST_MINUTES, occurrencesOf, type Programme } from '../../schedules/programme.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import { listCovers, type Cover } from '../shows/covers/store.ts'
import type { ProgrammeView } from './programme-view.ts'
import { recordSaved } from './change-saving.ts'
import { NO_REVISIONS, revisionOf, type Revision, type Revisions } from './revisions.ts'
import { endSpecialAt, findOverlappingSpecial, insertSpecial, lockProgramme, programmeOfStored, readRevisions, readStored, type StoredProgramme } from './store.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** How far ahead `nextOfHost` looks; the expanded window reaches two days further and is made anew when they have passed. */
const AHEAD_DAYS = 60
const NEXT_WITHIN_DAYS = 14
const RETRY_MS = 5000
const LONGEST_TITLE = 200
/** Said by the schedule itself once it has read the change: whoever hears it may ask at once. */
const READ_AGAIN = 'the programme was read again'

export interface ScheduleOptions {
  readonly db: Kysely<Tables>
  readonly events: Events
  readonly log: Log
  readonly timeZone: string
  /** The station's languages, the main one first: that one is taken for a special that somebody opens. */
  readonly languages: readonly string[]
}

interface Expanded {
  readonly from: Date
  readonly until: Date
  /** As planned, one per airing, cancelled ones included. */
  readonly planned: readonly Occurrence[]
  /** As it airs: nothing overlaps. */
  readonly pieces: readonly Occurrence[]
}

/**
 * Answers what airs when, from memory.
 *
 * `between` gives the plan: one entry per airing with its planned times. `at`, `nextAfter` and `nextOfHost` give what airs:
 * a regular airing that a special interrupts ends when the special starts and goes on, under the same id, when it ends.
 */
export class Schedule implements ProgrammeView {
  readonly timeZone: string
  readonly #options: ScheduleOptions
  #programme: Programme
  #revisions: Revisions = NO_REVISIONS
  #covers: ReadonlyMap<string, Cover> = new Map()
  #expanded: Expanded | null = null
  #reading: Promise<boolean> | null = null
  #stored: StoredProgramme | null = null
  /** The same as text, to know whether the next reading says anything new. */
  #text = ''
  #retry: NodeJS.Timeout | null = null
  #stopped = false
  #stopListening: (() => void) | null = null

  constructor(options: ScheduleOptions) {
    this.#options = options
    this.timeZone = options.timeZone
    this.#programme = { timeZone: options.timeZone, shows: new Map(), slots: [], exceptions: [], specials: [] }
  }

  /** Reads the programme and from now on again after each `programmeChanged`. Throws when the database cannot be read. */
  async start(): Promise<void> {
    await this.#read()
    this.#stopListening = this.#options.events.on('programmeChanged', ({ reason }) => {
      if (reason !== READ_AGAIN) void this.load()
    })
  }

  stop(): void {
    this.#stopped = true
    this.#stopListening?.()
    if (this.#retry) clearTimeout(this.#retry)
  }

  /** Reads the programme from the database. Never throws: while the database is away the last good one stays, and reading is tried again. */
  async load(): Promise<void> {
    try {
      // Whoever makes a change reads at once, and is then told of it by the database like everybody: one event is enough.
      if (await this.#readOnce()) this.#options.events.emit('programmeChanged', { reason: READ_AGAIN })
    } catch (error) {
      this.#options.log.warn({ reason: (error as Error).message, retryMs: RETRY_MS }, 'the programme could not be read; the last one stays')
      if (this.#retry) clearTimeout(this.#retry)
      if (this.#stopped) return
      this.#retry = setTimeout(() => void this.load(), RETRY_MS).unref()
    }
  }

  /** What was read last; whoever reads again need not read what has not changed since. Null before the start. */
  get stored(): StoredProgramme | null {
    return this.#stored
  }

  /** The covers of the shows that have one, by slug. */
  get covers(): ReadonlyMap<string, Cover> {
    return this.#covers
  }

  between(from: Date, until: Date): readonly Occurrence[] {
    const known = this.#expanded
    const { planned } = known && known.from <= from && until <= known.until ? known : this.#expand(from, until)
    return planned.filter((one) => one.startsAt < until && one.endsAt > from)
  }

  at(now: Date): Occurrence | null {
    return this.#around(now).pieces.find((one) => one.startsAt <= now && now < one.endsAt) ?? null
  }

  nextAfter(now: Date): Occurrence | null {
    const latest = new Date(now.getTime() + NEXT_WITHIN_DAYS * DAY_MS)
    return this.#around(now).pieces.find((one) => one.startsAt > now && one.startsAt <= latest) ?? null
  }

  nextOfHost(hostSlug: string, now: Date): Occurrence | null {
    const latest = new Date(now.getTime() + AHEAD_DAYS * DAY_MS)
    // What plays by itself needs no host, however much it is theirs.
    const isTheirs = (one: Occurrence) => one.kind === 'live' && one.endsAt > now && one.startsAt <= latest && one.hosts.some((host) => host.slug === hostSlug)
    return this.#around(now).pieces.find(isTheirs) ?? null
  }

  /** The next not cancelled airings of a show, the running one included, within 60 days. */
  nextOfShow(showSlug: string, now: Date, count: number): readonly Occurrence[] {
    const latest = new Date(now.getTime() + AHEAD_DAYS * DAY_MS)
    const { planned } = this.#around(now)
    return planned.filter((one) => one.showSlug === showSlug && !one.cancelled && one.endsAt > now && one.startsAt <= latest).slice(0, count)
  }

  /** The next not cancelled airings of a host, the running one included, within 60 days. */
  nextAiringsOfHost(hostSlug: string, now: Date, count: number): readonly Occurrence[] {
    const latest = new Date(now.getTime() + AHEAD_DAYS * DAY_MS)
    const isTheirs = (one: Occurrence) => !one.cancelled && one.endsAt > now && one.startsAt <= latest && one.hosts.some((host) => host.slug === hostSlug)
    return this.#around(now).planned.filter(isTheirs).slice(0, count)
  }

  /** When that airing was last changed, and its number, which only grows. */
  revisionOf(one: Pick<Occurrence, 'id' | 'showSlug' | 'special'>): Revision {
    return revisionOf(one, this.#revisions)
  }

  /**
   * Opens a special for one person: an airing outside the grid that wins over the regular one.
   *
   * `by`: who opens it, for the audit log; null is the command line.
   * Refused when another special has the air at some moment of it, with its name and times. The one returned is already in `at`.
   */
  async addSpecial(wanted: { readonly person: Person; readonly by: Person | null; readonly title: string; readonly startsAt: Date; readonly minutes: number }): Promise<Occurrence> {
    const { person, by, startsAt } = wanted
    const title = titleOf(wanted.title)
    refuseImpossible(wanted.minutes)
    const endsAt = new Date(startsAt.getTime() + wanted.minutes * MINUTE_MS)
    await this.#refuseOverlap(startsAt, endsAt)
    const slug = `special-${randomBytes(6).toString('hex')}`
    const hostSlugs = person.hostSlug === null ? [] : [person.hostSlug]
    const special = { slug, title, languages: this.#options.languages.slice(0, 1), hostSlugs, startsAt, endsAt, personId: person.id, personName: person.name }
    // Opened as it begins, so its start is when that was done.
    const audit = { at: startsAt, person: by, action: 'special.started', subject: `special/${slug}`, details: { title, for: person.login, endsAt: endsAt.toISOString() } }
    await insertSpecial(this.#options.db, special, audit).catch(async (error: unknown) => {
      // Somebody was faster: the database's own constraint refused it.
      if (isExclusion(error)) await this.#refuseOverlap(startsAt, endsAt)
      throw error
    })
    await this.load()
    const added = this.between(startsAt, endsAt).find((one) => one.showSlug === slug)
    if (!added) throw new AppError('unavailable', 'programme_unavailable', 'The special is stored, but the programme cannot be read now; it airs as soon as the database answers.')
    return added
  }

  /**
   * Ends the special that has the air, so the regular programme is back; gives it as it was, or null when none has.
   *
   * One that was planned is changed by that: the change is recorded for `person`, and the programme files do not bring its end back.
   */
  async endRunningSpecial(now: Date, person: Person | null = null): Promise<Occurrence | null> {
    const running = this.at(now)
    if (!running?.special) return null
    const ended = await this.#options.db.transaction().execute(async (trx) => {
      await lockProgramme(trx)
      const special = await endSpecialAt(trx, running.showSlug, now, this.timeZone)
      if (special?.change) await recordSaved(trx, [special.change], { at: now, person, origin: person?.token ? 'api' : 'desk' })
      if (special) await recordAudit(trx, { at: now, person, action: 'special.ended', subject: `special/${running.showSlug}`, details: { title: running.title, plannedEnd: running.endsAt.toISOString() } })
      return special
    })
    await this.load()
    return ended === null ? null : running
  }

  async #refuseOverlap(startsAt: Date, endsAt: Date): Promise<void> {
    const other = await findOverlappingSpecial(this.#options.db, startsAt, endsAt)
    if (!other) return
    const times = describeTimes(other, this.timeZone, true)
    const details = { title: other.title, startsAt: other.startsAt.toISOString(), endsAt: other.endsAt.toISOString() }
    throw new AppError('conflict', 'special_overlaps', `The special "${other.title}" already airs on ${times}; end it first or choose another time.`, { details })
  }

  /** One reading at a time; a change during it is read by one more, which all who asked meanwhile share. */
  async #readOnce(): Promise<boolean> {
    const before = this.#reading
    if (before) await before.catch(() => {})
    this.#reading ??= this.#read().finally(() => (this.#reading = null))
    return this.#reading
  }

  /** False when the programme says what it said before. */
  async #read(): Promise<boolean> {
    const stored = await readStored(this.#options.db, this.timeZone)
    const covers = await listCovers(this.#options.db)
    const text = JSON.stringify([stored.content, stored.specials, [...covers]])
    this.#revisions = await readRevisions(this.#options.db, this.#revisions, stored.revision)
    this.#stored = stored
    this.#covers = covers
    if (text === this.#text) return false
    this.#text = text
    this.#programme = programmeOfStored(stored, this.timeZone)
    this.#expanded = null
    const { slots, exceptions, specials } = this.#programme
    this.#options.log.info({ slots: slots.length, exceptions: exceptions.length, specials: specials.length }, 'programme read')
    return true
  }

  /** The kept window, made anew when time has gone past it (or was set back). */
  #around(now: Date): Expanded {
    const known = this.#expanded
    if (known && known.from <= now && now.getTime() + AHEAD_DAYS * DAY_MS <= known.until.getTime()) return known
    return (this.#expanded = this.#expand(new Date(now.getTime() - 2 * DAY_MS), new Date(now.getTime() + (AHEAD_DAYS + 2) * DAY_MS)))
  }

  #expand(from: Date, until: Date): Expanded {
    // An airing that began a day before may be cut by, or go on after, one inside the window.
    const planned = occurrencesOf(this.#programme, new Date(from.getTime() - LONGEST_MINUTES * MINUTE_MS), new Date(until.getTime() + DAY_MS))
    return { from, until, planned, pieces: onAirPieces(planned) }
  }
}

/** The title by the rule for all titles. */
function titleOf(written: string): string {
  const { text, problem } = cleanText(written, { maxLength: LONGEST_TITLE })
  if (problem !== null) throw new AppError('invalid', 'special_title', `The title of the special ${problem}`)
  return text
}

function refuseImpossible(minutes: number): void {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_MINUTES) {
    throw new AppError('invalid', 'special_length', `A special lasts from 1 to ${LONGEST_MINUTES} whole minutes; give another length.`)
  }
}

function isExclusion(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23P01'
}
