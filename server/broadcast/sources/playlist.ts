// A folder of tracks as one endless source: the next track is opened before the current ends, and they cross-fade.

import { basename, extname } from 'node:path'
import { type Clock, systemClock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { Switcher } from '../switcher.ts'
import { type FileSource, openFile, openTitledFile } from './file.ts'
import { listTracks, type Track } from './music-folder.ts'
import { openSilence } from './silence.ts'
import type { Source } from './source.ts'
import { rotating, shuffled, type TrackOrder } from './track-order.ts'

export interface PlaylistOptions {
  readonly id: string
  readonly label: string
  /** Walked with its subfolders before each track, so that added and removed files are noticed. */
  readonly folder: string
  readonly order: 'shuffle' | 'rotate' | TrackOrder
  readonly ffmpegPath: string
  readonly log: Log
  readonly clock?: Clock
  /** The cross-fade between two tracks; shorter for tracks of a few seconds. */
  readonly trackFadeMs?: number
  /** False when listeners should not be told what plays: idents and the bed are not titles. */
  readonly tellsTitles?: boolean
}

export interface PlaylistSource extends Source {
  readonly kind: 'playlist'
  /** The file that plays or will play first; null while there is none. */
  readonly currentPath: string | null
  /**
   * The next read begins another track at its start: called when music was interrupted.
   *
   * Off the air (best called as soon as it is left) the change is unheard; on the air it is a cross-fade.
   */
  freshTrack(): void
}

const TRACK_FADE_MS = 3_000
/** Decoded ahead beyond the fade: the time to find and open the next track, several if some are broken. */
const LEAD_MS = 5_000
/** How often an empty folder is looked at again. */
const EMPTY_RETRY_MS = 5_000
/** The file may have been well and the machine not: out of memory, a folder that came back. */
const UNREADABLE_RETRY_MS = 10 * 60_000
/** Not read for this long means off the air. */
const IDLE_MS = 500
/** A track never fades over more than this part of its length. */
const FADE_PART = 0.25

/** Opens a folder; ready as soon as one of its tracks is. It never ends while one file can be read. */
export function openPlaylist(options: PlaylistOptions): PlaylistSource {
  return new FolderPlaylist(options)
}

class FolderPlaylist implements PlaylistSource {
  readonly id: string
  readonly kind = 'playlist'
  readonly label: string
  readonly #options: PlaylistOptions
  readonly #clock: Clock
  readonly #fadeMs: number
  readonly #order: TrackOrder
  readonly #switcher: Switcher
  #current: FileSource | null = null
  #next: FileSource | null = null
  /** Tracks on their way out, closed once their fade is over. */
  #leaving: FileSource[] = []
  #searching: Promise<void> | null = null
  #retry: NodeJS.Timeout | null = null
  #wantsFresh = false
  #closed = false
  #lastReadAt = Number.NEGATIVE_INFINITY
  #opened = 0
  /** Unreadable files by path, with the version that failed and when: tried again when replaced, or after a while. */
  readonly #unreadable = new Map<string, { readonly version: string; readonly at: number }>()

  constructor(options: PlaylistOptions) {
    this.id = options.id
    this.label = options.label
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#fadeMs = options.trackFadeMs ?? TRACK_FADE_MS
    this.#order = orderOf(options.order)
    this.#switcher = new Switcher({ fadeMs: this.#fadeMs, silence: openSilence() })
    this.#prepareNext()
  }

  get ready(): boolean {
    return !this.#closed && (canPlay(this.#current) || canPlay(this.#next))
  }

  get ended(): boolean {
    return this.#closed
  }

  get bufferedMs(): number {
    return (this.#current?.bufferedMs ?? 0) + (this.#next?.bufferedMs ?? 0)
  }

  get title(): string | null {
    if (this.#options.tellsTitles === false) return null
    return (this.#current ?? this.#next)?.title ?? null
  }

  get currentPath(): string | null {
    return (this.#current ?? this.#next)?.path ?? null
  }

  read(): Buffer {
    this.#changeTrackWhenDue()
    this.#lastReadAt = this.#clock.monotonicMs()
    const block = this.#switcher.next()
    this.#closeWhatFadedOut()
    return block
  }

  freshTrack(): void {
    if (this.#current === null) return
    this.#wantsFresh = true
    this.#prepareNext()
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#retry !== null) clearTimeout(this.#retry)
    await this.#searching
    await Promise.all([this.#current, this.#next, ...this.#leaving].map((track) => track?.close()))
    this.#current = null
    this.#next = null
  }

  #changeTrackWhenDue(): void {
    const current = this.#current
    const next = this.#next
    if (next === null || !canPlay(next)) return
    if (current === null) return this.#begin(next, 0)
    const fadeMs = Math.min(this.#fadeMs, fadePart(current), fadePart(next))
    const isOff = this.#clock.monotonicMs() - this.#lastReadAt > IDLE_MS
    if (this.#wantsFresh) this.#begin(next, isOff ? 0 : fadeMs)
    else if (current.ended && current.bufferedMs <= fadeMs) this.#begin(next, fadeMs)
  }

  #begin(track: FileSource, fadeMs: number): void {
    if (this.#current !== null) this.#leaving.push(this.#current)
    this.#current = track
    this.#next = null
    this.#wantsFresh = false
    this.#switcher.play(track, { fadeMs })
    this.#options.log.info({ playlist: this.id, track: track.label }, 'next track')
    if (track.ended) this.#prepareNext()
  }

  #closeWhatFadedOut(): void {
    if (this.#leaving.length === 0) return
    const over = this.#leaving.filter((track) => !this.#switcher.isHeard(track))
    this.#leaving = this.#leaving.filter((track) => !over.includes(track))
    for (const track of over) void track.close()
  }

  #prepareNext(): void {
    if (this.#next !== null || this.#searching !== null || this.#closed) return
    this.#searching = this.#openNext().finally(() => {
      this.#searching = null
    })
  }

  async #openNext(): Promise<void> {
    const tracks = await listTracks(this.#options.folder)
    if (this.#closed) return
    const readable = tracks.filter((track) => !this.#isUnreadable(track))
    const path = this.#order.next(readable.map((track) => track.path))
    const track = readable.find((candidate) => candidate.path === path)
    if (track === undefined) this.#lookAgainLater()
    else this.#open(track)
  }

  #lookAgainLater(): void {
    if (this.#retry !== null) clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#prepareNext(), EMPTY_RETRY_MS)
    // An empty folder is no reason to keep the process alive.
    this.#retry.unref()
  }

  #open(track: Track): void {
    const { id, ffmpegPath, log, tellsTitles } = this.#options
    this.#opened += 1
    const name = basename(track.path, extname(track.path))
    const open = tellsTitles === false ? openFile : openTitledFile
    const source = open({
      id: `${id}/${this.#opened}`,
      path: track.path,
      label: name,
      title: name,
      ffmpegPath,
      log,
      aheadMs: this.#fadeMs + LEAD_MS,
    })
    this.#next = source
    source.onEnded(() => {
      if (source === this.#current) this.#prepareNext()
    })
    source.onFailure((reason) => this.#skip(source, track, reason))
  }

  #isUnreadable(track: Track): boolean {
    const failed = this.#unreadable.get(track.path)
    return failed?.version === track.version && this.#clock.monotonicMs() - failed.at < UNREADABLE_RETRY_MS
  }

  /** Says it once for each file; one that breaks off in the middle plays as far as it goes. */
  #skip(source: FileSource, track: Track, reason: string): void {
    if (this.#closed) return
    const { log } = this.#options
    if (source.bufferedMs > 0 || source !== this.#next) return log.warn({ playlist: this.id, file: track.path, reason }, 'a file breaks off')
    if (this.#unreadable.get(track.path)?.version !== track.version) log.warn({ playlist: this.id, file: track.path, reason }, 'skipping an unreadable file')
    this.#unreadable.set(track.path, { version: track.version, at: this.#clock.monotonicMs() })
    this.#next = null
    void source.close()
    this.#prepareNext()
  }
}

function orderOf(order: PlaylistOptions['order']): TrackOrder {
  if (order === 'shuffle') return shuffled()
  return order === 'rotate' ? rotating() : order
}

/** Short tracks are over before the drain rule would let them begin. */
function canPlay(track: FileSource | null): boolean {
  return track !== null && (track.ready || (track.ended && track.bufferedMs > 0))
}

function fadePart(track: FileSource): number {
  return (track.lengthMs ?? Number.POSITIVE_INFINITY) * FADE_PART
}
