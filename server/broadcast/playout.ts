// Unattended slots: opens what an occurrence plays ahead of its time, keeps it, tries again when it fails, closes it afterwards.

import { stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Log } from '../log.ts'
import type { Source } from './sources/source.ts'

/** Ready-made sources of unattended slots; sources/ has the real ones. */
export interface PlayoutSources {
  file(options: { readonly path: string; readonly label: string; readonly startMs: number }): PlayoutSource
  playlist(options: { readonly folder: string; readonly label: string }): PlayoutSource
  relay(options: { readonly url: string; readonly label: string }): PlayoutSource
}

/** A source that may come to nothing. */
export interface PlayoutSource extends Source {
  onFailure?(listener: (reason: string) => void): void
}

export interface PlayoutOptions {
  readonly sources: PlayoutSources
  /** `plays` of an occurrence names things below this folder. */
  readonly dataDir: string
  readonly log: Log
  /** A source nobody needs any more; it may still be fading out. */
  readonly onDropped: (source: Source) => void
  /** So long before its slot a source is opened. A decoder needs half a second, a relay a few. */
  readonly aheadMs?: number
}

/** Failed sources are tried again after this time, doubled each time up to a minute. */
const RETRY_MS = 5_000
const LONGEST_RETRY_MS = 60_000
/** A file that begins so late was interrupted by a restart, and goes on where it would be. */
const LATE_MS = 15_000

type Item =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly source: PlayoutSource }
  | { readonly kind: 'failed'; readonly retryAtMs: number; readonly failures: number }

/** Sources of occurrences that play by themselves, by occurrence. */
export class Playout {
  readonly #options: PlayoutOptions
  readonly #items = new Map<string, Item>()
  #closed = false

  constructor(options: PlayoutOptions) {
    this.#options = options
  }

  /** The source of that occurrence, open but perhaps not ready; null when it has none (yet). */
  sourceOf(occurrenceId: string): PlayoutSource | null {
    const item = this.#items.get(occurrenceId)
    return item?.kind === 'open' ? item.source : null
  }

  /** Opens what is needed now and soon, closes what is not. Called about once a second; returns at once. */
  prepare(now: Date, nowMs: number, current: Occurrence | null, next: Occurrence | null): void {
    const ahead = this.#options.aheadMs ?? 10_000
    const soon = next && next.startsAt.getTime() - now.getTime() <= ahead ? next : null
    const wanted = [current, soon].filter((one) => one !== null).filter((one) => one.plays !== null)
    for (const [id, item] of this.#items) if (!wanted.some((one) => one.id === id)) this.#drop(id, item)
    for (const occurrence of wanted) if (this.#isDue(occurrence.id, nowMs)) void this.#open(occurrence, now, nowMs)
  }

  /** Closes everything. */
  close(): void {
    this.#closed = true
    for (const [id, item] of this.#items) this.#drop(id, item)
  }

  #isDue(id: string, nowMs: number): boolean {
    const item = this.#items.get(id)
    return item === undefined || (item.kind === 'failed' && nowMs >= item.retryAtMs)
  }

  async #open(occurrence: Occurrence, now: Date, nowMs: number): Promise<void> {
    const before = this.#items.get(occurrence.id)
    const failures = before?.kind === 'failed' ? before.failures : 0
    const opening: Item = { kind: 'opening' }
    this.#items.set(occurrence.id, opening)
    try {
      const source = await this.#sourceFor(occurrence, now)
      if (this.#closed || this.#items.get(occurrence.id) !== opening) return void source.close()
      this.#items.set(occurrence.id, { kind: 'open', source })
      source.onFailure?.((reason) => this.#failed(occurrence, source, reason, nowMs, failures))
      this.#options.log.info({ occurrence: occurrence.id, plays: source.label }, 'opened for an unattended slot')
    } catch (error) {
      if (this.#items.get(occurrence.id) === opening) this.#failed(occurrence, null, (error as Error).message, nowMs, failures)
    }
  }

  async #sourceFor(occurrence: Occurrence, now: Date): Promise<PlayoutSource> {
    const { sources, dataDir } = this.#options
    const plays = occurrence.plays ?? ''
    if (/^https?:\/\//i.test(plays)) return sources.relay({ url: plays, label: occurrence.title })
    const path = resolve(dataDir, plays)
    const below = relative(dataDir, path)
    if (below.startsWith('..') || isAbsolute(below)) throw new Error(`"${plays}" lies outside of the data folder`)
    const found = await stat(path)
    if (found.isDirectory()) return sources.playlist({ folder: path, label: occurrence.title })
    const lateMs = now.getTime() - occurrence.startsAt.getTime()
    return sources.file({ path, label: occurrence.title, startMs: lateMs > LATE_MS && occurrence.kind !== 'live' ? lateMs : 0 })
  }

  #failed(occurrence: Occurrence, source: PlayoutSource | null, reason: string, nowMs: number, failures: number): void {
    const item = this.#items.get(occurrence.id)
    if (source !== null && (item?.kind !== 'open' || item.source !== source)) return
    // A relay goes on trying by itself; what has ended never plays again.
    if (source !== null && !source.ended) return
    if (source) this.#options.onDropped(source)
    const pauseMs = Math.min(RETRY_MS * 2 ** failures, LONGEST_RETRY_MS)
    this.#items.set(occurrence.id, { kind: 'failed', retryAtMs: nowMs + pauseMs, failures: failures + 1 })
    this.#options.log.warn({ occurrence: occurrence.id, plays: occurrence.plays, reason }, 'what this slot should play cannot be played; the filler covers it')
  }

  #drop(id: string, item: Item): void {
    this.#items.delete(id)
    if (item.kind === 'open') this.#options.onDropped(item.source)
  }
}
