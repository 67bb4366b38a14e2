// Unattended slots: opens what an occurrence plays ahead of its time, keeps it, tries again when it fails, closes it afterwards.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Log } from '../log.ts'
import type { AudioFile } from '../media/decoder-args.ts'
import type { Lack } from './decision.ts'
import type { Source } from './sources/source.ts'
import { isUnattended, whatPlays, type WhatPlays, type WhatPlaysOptions } from './what-plays.ts'

/** Ready-made sources of unattended slots; sources/ has the real ones. `startMs`: where in it to begin. */
export interface PlayoutSources {
  file(options: { readonly path: string; readonly label: string; readonly startMs: number }): PlayoutSource
  /** Several files that are one, such as the segments of a recording. */
  files(options: { readonly files: readonly AudioFile[]; readonly label: string; readonly startMs: number }): PlayoutSource
  playlist(options: { readonly folder: string; readonly label: string }): PlayoutSource
  relay(options: { readonly url: string; readonly label: string }): PlayoutSource
}

/** A source that may come to nothing (`onFailure`), or into trouble that it overcomes by itself (`onTrouble`). */
export interface PlayoutSource extends Source {
  onFailure?(listener: (reason: string) => void): void
  onTrouble?(listener: (reason: string) => void): void
}

export interface PlayoutOptions extends WhatPlaysOptions {
  readonly sources: PlayoutSources
  readonly log: Log
  /** A source nobody needs any more; it may still be fading out. */
  readonly onDropped: (source: Source) => void
  /** When the airing was planned to begin: what a special interrupts goes on where it would be, not from its beginning. */
  readonly plannedStart?: (occurrence: Occurrence) => Date
  /** So long before its slot a source is opened. A decoder needs half a second, a relay a few. */
  readonly aheadMs?: number
}

/** How what an occurrence plays stands at one moment. */
export interface PlayoutState {
  readonly source: PlayoutSource | null
  readonly ready: boolean
  /** It has played to its end. */
  readonly ended: boolean
  /** Null while nothing is known to be wrong. */
  readonly lack: Lack | null
  /** It is, or was, a file that was sent for this airing. */
  readonly isDelivered: boolean
}

/** What fails is tried again after this time, doubled each time up to a minute. */
const RETRY_MS = 5_000
const LONGEST_RETRY_MS = 60_000
/** A file that begins so late was interrupted by a restart or a special, and goes on where it would be. */
const LATE_MS = 15_000
/** What goes on in the middle is opened at the place it will have in this time and waits for it: opening takes no one knows how long. */
const LEAD_MS = 1_000

type Item =
  | { readonly kind: 'opening'; readonly lack: Lack | null }
  | { readonly kind: 'open'; readonly source: PlayoutSource; readonly notBeforeMs: number; lack: Lack | null }
  | { readonly kind: 'failed'; readonly lack: Lack; readonly retryAtMs: number; readonly failures: number }
  /** It is shorter than the time that has passed. */
  | { readonly kind: 'over' }

interface Slot {
  readonly isDelivered: boolean
  /** What the programme says it plays; another than before is opened anew. */
  readonly what: string
  item: Item
}

/** Sources of occurrences that play by themselves, by occurrence. */
export class Playout {
  readonly #options: PlayoutOptions
  readonly #slots = new Map<string, Slot>()
  #closed = false

  constructor(options: PlayoutOptions) {
    this.#options = options
  }

  /** How that occurrence stands; null when it plays nothing, or is not due for a while. */
  stateOf(occurrenceId: string, nowMs: number): PlayoutState | null {
    const slot = this.#slots.get(occurrenceId)
    if (!slot) return null
    const { item, isDelivered } = slot
    switch (item.kind) {
      case 'open': {
        const { source, notBeforeMs, lack } = item
        return { source, ready: source.ready && nowMs >= notBeforeMs, ended: source.ended, lack: source.ready ? null : lack, isDelivered }
      }
      case 'over':
        return { source: null, ready: false, ended: true, lack: null, isDelivered }
      case 'opening':
      case 'failed':
        return { source: null, ready: false, ended: false, lack: item.lack, isDelivered }
    }
  }

  /** Opens what is needed now and soon, closes what is not. Called about once a second; returns at once. */
  prepare(now: Date, nowMs: number, current: Occurrence | null, next: Occurrence | null): void {
    const ahead = this.#options.aheadMs ?? 10_000
    const soon = next && next.startsAt.getTime() - now.getTime() <= ahead ? next : null
    const wanted = [current, soon].filter((one) => one !== null).filter((one) => isUnattended(one) || one.plays !== null || this.#isDelivered(one))
    for (const [id, slot] of this.#slots) if (!wanted.some((one) => one.id === id && this.#whatOf(one) === slot.what)) this.#drop(id, slot)
    for (const occurrence of wanted) if (this.#isDue(occurrence.id, nowMs)) void this.#open(occurrence, now, nowMs)
  }

  /** Closes everything. */
  close(): void {
    this.#closed = true
    for (const [id, slot] of this.#slots) this.#drop(id, slot)
  }

  #isDue(id: string, nowMs: number): boolean {
    const item = this.#slots.get(id)?.item
    return item === undefined || (item.kind === 'failed' && nowMs >= item.retryAtMs)
  }

  async #open(occurrence: Occurrence, now: Date, nowMs: number): Promise<void> {
    const before = this.#slots.get(occurrence.id)?.item
    const failures = before?.kind === 'failed' ? before.failures : 0
    const slot: Slot = { what: this.#whatOf(occurrence), isDelivered: this.#isDelivered(occurrence), item: { kind: 'opening', lack: before?.kind === 'failed' ? before.lack : null } }
    this.#slots.set(occurrence.id, slot)
    const isGone = (): boolean => this.#closed || this.#slots.get(occurrence.id) !== slot
    const fail = (lack: Lack): void => {
      if (!isGone()) this.#fail(occurrence, slot, lack, nowMs, failures)
    }
    try {
      const what = await whatPlays(occurrence, now, this.#options)
      if (isGone()) return
      if (what.kind === 'nothing') return fail({ isMissing: true, words: what.words })
      const startMs = this.#startOf(occurrence, now)
      if ((what.kind === 'recording' || what.kind === 'delivered') && startMs >= what.playable.durationMs) return void (slot.item = { kind: 'over' })
      const source = this.#sourceOf(what, occurrence.title, startMs)
      const item: Item & { readonly kind: 'open' } = { kind: 'open', source, notBeforeMs: startMs > 0 ? nowMs + LEAD_MS : -Infinity, lack: lackOf(what, occurrence) }
      slot.item = item
      source.onTrouble?.((reason) => (item.lack = { isMissing: false, words: `${occurrence.title} does not arrive (${reason})` }))
      source.onFailure?.((reason) => fail({ isMissing: false, words: `what ${occurrence.title} should play cannot be played (${reason})` }))
      this.#options.log.info({ occurrence: occurrence.id, plays: what.kind, startMs }, 'opened for an unattended slot')
    } catch (error) {
      fail({ isMissing: false, words: `what ${occurrence.title} should play cannot be opened (${(error as Error).message})` })
    }
  }

  /** Where to begin: 0 at the beginning of the airing, and where it would be by now, and by `LEAD_MS` more, when that is past. */
  #startOf(occurrence: Occurrence, now: Date): number {
    if (!isUnattended(occurrence) && !this.#isDelivered(occurrence)) return 0
    const planned = this.#options.plannedStart?.(occurrence) ?? occurrence.startsAt
    const heardFromMs = Math.max(now.getTime() + LEAD_MS, occurrence.startsAt.getTime())
    const startMs = heardFromMs - planned.getTime()
    return startMs > LATE_MS ? startMs : 0
  }

  #sourceOf(what: Exclude<WhatPlays, { kind: 'nothing' }>, label: string, startMs: number): PlayoutSource {
    const { sources } = this.#options
    switch (what.kind) {
      case 'recording':
      case 'delivered':
        return sources.files({ files: what.playable.files, label, startMs })
      case 'file':
        return sources.file({ path: what.path, label, startMs })
      case 'playlist':
        return sources.playlist({ folder: what.folder, label })
      case 'relay':
        return sources.relay({ url: what.url, label })
    }
  }

  #fail(occurrence: Occurrence, slot: Slot, lack: Lack, nowMs: number, failures: number): void {
    const source = slot.item.kind === 'open' ? slot.item.source : null
    // A relay goes on trying by itself; what has ended never plays again.
    if (source !== null && !source.ended) return
    if (source) this.#options.onDropped(source)
    const pauseMs = Math.min(RETRY_MS * 2 ** failures, LONGEST_RETRY_MS)
    slot.item = { kind: 'failed', lack, retryAtMs: nowMs + pauseMs, failures: failures + 1 }
    if (failures === 0) this.#options.log.warn({ occurrence: occurrence.id, plays: occurrence.plays, reason: lack.words }, 'what this slot should play cannot be played; what fills gaps covers it')
  }

  #isDelivered({ id }: Occurrence): boolean {
    return this.#deliveredFile(id) !== null
  }

  /** What an occurrence plays, as a text that changes when that does. */
  #whatOf({ id, kind, plays, rebroadcastOf }: Occurrence): string {
    return `${kind} ${plays ?? ''} ${rebroadcastOf?.occurrenceId ?? ''} ${this.#deliveredFile(id) ?? ''}`
  }

  #deliveredFile(occurrenceId: string): string | null {
    return this.#options.delivered?.find(occurrenceId)?.files[0]?.path ?? null
  }

  #drop(id: string, { item }: Slot): void {
    this.#slots.delete(id)
    if (item.kind === 'open') this.#options.onDropped(item.source)
  }
}

/** What is wrong from the start, as long as it is not ready. */
function lackOf(what: WhatPlays, { title }: Occurrence): Lack | null {
  return what.kind === 'playlist' && what.isEmpty ? { isMissing: true, words: `there is no audio file in the folder of ${title}` } : null
}
