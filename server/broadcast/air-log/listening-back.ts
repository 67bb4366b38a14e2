// What listeners may hear of the log: the live list, an airing from its beginning, single segments, and what to offer now.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { published, type Published } from '../../http/published.ts'
import type { AirLog } from './air-log.ts'
import { airingPlaylist, livePlaylist } from './playlist.ts'
import type { WireStartOver } from './schema.ts'
import { endMsOf, type Segment } from './segment.ts'
import { isAiringOver, playlistPathOf, refusalOf, type StartOverRefusal } from './start-over.ts'

export const LIVE_PATH = '/listen/hls/live.m3u8'
/** Lists of that many airings are kept as they were last made; more are made anew for each who asks. */
const KEPT_LISTS = 20

interface ListeningBackOptions {
  readonly airLog: Pick<AirLog, 'lately'>
  /** The airing as the programme has it now; null: it has it no more. */
  readonly findPlanned: (occurrenceId: string, near: Date) => Occurrence | null
  readonly clock: Clock
}

const REFUSALS: Readonly<Record<StartOverRefusal, (occurrenceId: string) => AppError>> = {
  commercial_music: () => new AppError('forbidden', 'commercial_music', 'This show plays commercial music, and its licence does not allow hearing it from the beginning. Listen to what is on now, or to its episode if there is one.'),
  nothing_on_air: (id) => new AppError('not-found', 'airing_unknown', `There is no airing "${id}" to be heard from its beginning.`),
  not_logged: (id) => new AppError('not-found', 'airing_unknown', `Nothing is kept of an airing "${id}": it has not begun, or is over for more than a day. Look for its episode.`),
  over: () => new AppError('gone', 'airing_over', 'This airing can no longer be heard from its beginning. Look for its episode.'),
}

export class ListeningBack {
  readonly #options: ListeningBackOptions
  readonly #lists = new Map<string, { readonly version: string; readonly made: Promise<Published> }>()

  constructor(options: ListeningBackOptions) {
    this.#options = options
  }

  /** The live list. Throws while nothing went out lately. */
  async live(): Promise<Published> {
    const { lately } = this.#options.airLog
    const segments = lately.live(this.#nowMs())
    const [first, last] = [segments[0], segments.at(-1)]
    if (!first || !last) throw new AppError('unavailable', 'hls_not_ready', 'Nothing is ready for HLS yet; try again in a few seconds, or listen to /listen/radio.mp3.')
    return this.#list('', `${last.number}`, () => livePlaylist({ segments, aired: lately.airedBetween(first.startMs, endMsOf(last)) }))
  }

  /** The list of an airing from its beginning. Throws what stands against it. */
  async airing(occurrenceId: string): Promise<Published> {
    const { lately } = this.#options.airLog
    const refusal = this.#refusalOf(occurrenceId)
    const airing = lately.airing(occurrenceId)
    const [first, last] = [airing?.segments[0], airing?.segments.at(-1)]
    if (refusal || !airing || !first || !last) throw REFUSALS[refusal ?? 'not_logged'](occurrenceId)
    const isOver = isAiringOver(airing, lately.newest, this.#nowMs(), this.#isOnAir(occurrenceId))
    const aired = lately.airedBetween(first.startMs, endMsOf(last)).filter((one) => one.occurrenceId === occurrenceId)
    return this.#list(occurrenceId, `${last.number} ${isOver}`, () => airingPlaylist({ segments: airing.segments, aired, isOver }))
  }

  /** The segment at an address, and for how long caches may keep it. Throws when it may be heard no more. */
  segment(addressName: string): { readonly segment: Segment; readonly maxAgeSeconds: number } {
    const found = this.#options.airLog.lately.find(addressName)
    const refusal = found?.occurrenceId == null ? 'nothing_on_air' : this.#refusalOf(found.occurrenceId)
    // What may not be chosen by the listener does not stay in caches for longer than it is live.
    if (found && (refusal === null || found.isLive)) return { segment: found.segment, maxAgeSeconds: refusal === null ? 86_400 : 60 }
    if (refusal === 'commercial_music') throw REFUSALS.commercial_music('')
    const number = Number(/^(\d{1,15})-/.exec(addressName)?.[1] ?? Number.NaN)
    if (number <= (this.#options.airLog.lately.newest?.number ?? 0)) throw new AppError('gone', 'segment_gone', 'This part of the air can no longer be heard. Read the list again.')
    throw new AppError('not-found', 'segment_unknown', 'There is no such segment. Read the list again.')
  }

  /** What to offer to whoever listens now. */
  startOver(): WireStartOver {
    const { lately } = this.#options.airLog
    const occurrenceId = lately.onAir?.occurrenceId ?? null
    const refusal = occurrenceId === null ? 'nothing_on_air' : this.#refusalOf(occurrenceId)
    const startMs = occurrenceId === null ? undefined : lately.airing(occurrenceId)?.segments[0]?.startMs
    if (refusal !== null || occurrenceId === null || startMs === undefined) {
      // What is on air is not over.
      const reason = refusal === null || refusal === 'over' ? 'not_logged' : refusal
      return { available: false, reason, occurrenceId, startsAt: null, playlist: null, live: LIVE_PATH, rewindSeconds: 0 }
    }
    return {
      available: true,
      reason: null,
      occurrenceId,
      startsAt: new Date(startMs).toISOString(),
      playlist: playlistPathOf(occurrenceId),
      live: LIVE_PATH,
      rewindSeconds: Math.max(0, Math.round((this.#nowMs() - startMs) / 1000)),
    }
  }

  #refusalOf(occurrenceId: string): StartOverRefusal | null {
    const airing = this.#options.airLog.lately.airing(occurrenceId)
    const nowMs = this.#nowMs()
    const planned = this.#options.findPlanned(occurrenceId, new Date(airing?.aired.plan?.startMs ?? nowMs))
    return refusalOf(airing, planned, nowMs, this.#isOnAir(occurrenceId))
  }

  #isOnAir(occurrenceId: string): boolean {
    return this.#options.airLog.lately.onAir?.occurrenceId === occurrenceId
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime()
  }

  /** Made once for all who ask until it changes. */
  #list(name: string, version: string, make: () => string): Promise<Published> {
    const known = this.#lists.get(name)
    if (known?.version === version) return known.made
    const made = published(make())
    const [oldest] = this.#lists.keys()
    if (known === undefined && oldest !== undefined && this.#lists.size >= KEPT_LISTS) this.#lists.delete(oldest)
    this.#lists.set(name, { version, made })
    return made
  }
}
