// Looks a day ahead whether what airs without a host has something to play, and raises an alarm in time for somebody to act; and at the
// slot itself when it does not play.

import { describeTimes } from '../../schedules/clashes.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { onAirPieces } from '../../schedules/on-air-plan.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import type { PlayoutState } from './playout.ts'
import type { Prospect } from './schema.ts'
import { isUnattended, whatPlays, type WhatPlays, type WhatPlaysOptions } from './what-plays.ts'

const AHEAD_MS = 24 * 3_600_000
/** Files and recordings come and go without telling anybody. */
const LOOK_EVERY_MS = 60_000
/** A slot that does not play for so long is a trouble; a stream may take a few seconds to begin. */
const PATIENCE_MS = 10_000

export interface UnattendedWatchOptions extends WhatPlaysOptions {
  readonly programme: ProgrammeView
  readonly events: Events
  readonly log: Log
}

export class UnattendedWatch {
  readonly #options: UnattendedWatchOptions
  /** Of what airs unattended within a day; by occurrence. */
  #prospects = new Map<string, Prospect>()
  /** What the alarms that are up say, by occurrence. */
  readonly #raised = new Map<string, string>()
  #looking: Promise<void> | null = null
  #nextLookMs = -Infinity
  #silentSinceMs: number | null = null
  #currentId: string | null = null

  constructor(options: UnattendedWatchOptions) {
    this.#options = options
  }

  /** Whether this one has something to play, as far as is known; null when a host makes it. */
  prospectOf(occurrence: Occurrence, state: PlayoutState | null): Prospect | null {
    if (!isUnattended(occurrence)) return null
    if (state?.ready) return 'ready'
    if (state?.lack?.isMissing) return 'missing'
    return this.#prospects.get(occurrence.id) ?? 'unknown'
  }

  /** The programme or the recordings changed: the next `watch` looks again. */
  forget(): void {
    this.#nextLookMs = -Infinity
  }

  /** About once a second. Looks ahead now and then, in the background; judges the slot that is on air at once. */
  watch(now: Date, nowMs: number, current: Occurrence | null, state: PlayoutState | null): void {
    this.#judgeCurrent(now, nowMs, current && isUnattended(current) ? current : null, state)
    if (nowMs < this.#nextLookMs || this.#looking) return
    this.#nextLookMs = nowMs + LOOK_EVERY_MS
    this.#looking = this.#look(now)
      .catch((error: unknown) => this.#options.log.warn({ err: error }, 'what comes up unattended could not be looked at'))
      .finally(() => (this.#looking = null))
  }

  /** Waits for the look that is under way. */
  async stop(): Promise<void> {
    await this.#looking
  }

  async #look(now: Date): Promise<void> {
    const coming = this.#coming(now)
    const prospects = new Map<string, Prospect>()
    for (const occurrence of coming) {
      const what = await whatPlays(occurrence, now, this.#options)
      prospects.set(occurrence.id, prospectOf(what, occurrence, now))
      if (occurrence.id === this.#currentId) continue
      const words = what.kind === 'nothing' ? what.words : 'there is no audio file in its folder'
      if (prospects.get(occurrence.id) === 'missing') this.#raise(occurrence, now, `${words}. Give it something to play, replace or cancel it; else the gap is filled`)
      else this.#clear(occurrence.id)
    }
    for (const id of this.#raised.keys()) if (id !== this.#currentId && !prospects.has(id)) this.#clear(id)
    const before = this.#prospects
    this.#prospects = prospects
    const [next] = coming.filter((one) => one.startsAt > now)
    if (next && before.get(next.id) !== prospects.get(next.id)) this.#options.events.emit('nowPlayingChanged', { at: now })
  }

  /** What will really be on air without a host within a day, the current one included. */
  #coming(now: Date): readonly Occurrence[] {
    const planned = this.#options.programme.between(now, new Date(now.getTime() + AHEAD_MS))
    const onAir = new Set(onAirPieces([...planned]).flatMap((one) => (one.endsAt > now ? [one.id] : [])))
    return planned.filter((one) => isUnattended(one) && onAir.has(one.id))
  }

  #judgeCurrent(now: Date, nowMs: number, current: Occurrence | null, state: PlayoutState | null): void {
    const before = this.#currentId
    if (before !== (current?.id ?? null)) {
      if (before !== null) this.#clear(before)
      this.#currentId = current?.id ?? null
      this.#silentSinceMs = null
    }
    if (!current) return
    if (state?.ready || state?.ended) {
      this.#silentSinceMs = null
      return this.#clear(current.id)
    }
    this.#silentSinceMs ??= nowMs
    if (!state?.lack?.isMissing && nowMs - this.#silentSinceMs < PATIENCE_MS) return
    this.#raise(current, now, `${state?.lack?.words ?? 'what it should play is not ready'}. The gap is filled; it begins as soon as it can`)
  }

  #raise(occurrence: Occurrence, now: Date, words: string): void {
    const { events, timeZone } = this.#options
    const heard = occurrence.startsAt <= now ? 'is not heard' : 'will not be heard'
    const message = `"${occurrence.title}" (${describeTimes(occurrence, timeZone, true)}) ${heard}: ${words}.`
    if (this.#raised.get(occurrence.id) === message) return
    this.#raised.set(occurrence.id, message)
    events.emit('alarmRaised', { alarm: alarmOf(occurrence.id), message })
  }

  #clear(id: string): void {
    if (this.#raised.delete(id)) this.#options.events.emit('alarmCleared', { alarm: alarmOf(id) })
  }
}

function alarmOf(occurrenceId: string): string {
  return `unattended/${occurrenceId}`
}

function prospectOf(what: WhatPlays, { rebroadcastOf, startsAt, endsAt }: Occurrence, now: Date): Prospect {
  switch (what.kind) {
    case 'relay':
      return 'unknown'
    case 'recording':
    case 'delivered':
    case 'file':
      return 'ready'
    case 'playlist':
      return what.isEmpty ? 'missing' : 'ready'
    case 'nothing': {
      // The original is as long as its rebroadcast, and its host may run over; then its recording is finished.
      const originalOverAt = rebroadcastOf ? rebroadcastOf.startsAt.getTime() + (endsAt.getTime() - startsAt.getTime()) + AN_HOUR_MS : -Infinity
      return now.getTime() < originalOverAt ? 'unknown' : 'missing'
    }
  }
}

const AN_HOUR_MS = 3_600_000
