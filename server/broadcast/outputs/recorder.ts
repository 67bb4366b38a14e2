// All recordings: one folder each below the recordings' folder. Finds at start what a crash left unfinished.

import { mkdirSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { Events } from '../../events.ts'
import type { Log } from '../../log.ts'
import { countSamples } from '../../media/count-samples.ts'
import { SAMPLE_RATE } from '../../media/pcm.ts'
import { DiskWatch } from './disk-watch.ts'
import { Recording } from './recording.ts'
import { RecordingFolder } from './recording-folder.ts'
import { totalsOf, type RecordingOnDisk } from './recording-manifest.ts'

/** About an hour of stereo FLAC. */
const DEFAULT_FLOOR_BYTES = 300_000_000
/** After a crash the encoder writes out its rest; a file unchanged for so long is at rest. */
const AT_REST_MS = 300

interface RecorderOptions {
  /** Made when it is missing. */
  readonly folder: string
  readonly ffmpegPath: string
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  /** Recording stops when less is free. */
  readonly floorBytes?: number
  readonly freeBytes?: (folder: string) => Promise<number>
  readonly segmentSeconds?: number
}

interface NewRecording {
  /** Names the folder: letters, digits, `-`, `_` and `.`. The same id again continues an unfinished recording. */
  readonly id: string
  readonly occurrenceId: string
  readonly showSlug: string
  readonly title: string
}

/** A recording that a crash or a stop left open: `open()` it again to go on, or open and `finish()` it. */
export interface UnfinishedRecording extends NewRecording {
  readonly startedAt: Date
  /** When its last sound was recorded. */
  readonly lastSoundAt: Date
  readonly durationMs: number
}

export class Recorder {
  readonly #options: RecorderOptions
  readonly #disk: DiskWatch
  readonly #recordings = new Map<string, Recording>()

  constructor(options: RecorderOptions) {
    this.#options = options
    mkdirSync(options.folder, { recursive: true })
    this.#disk = new DiskWatch({ folder: options.folder, floorBytes: options.floorBytes ?? DEFAULT_FLOOR_BYTES, freeBytes: options.freeBytes, events: options.events })
  }

  /** Begins a recording, or continues the unfinished one of that id. */
  open(recording: NewRecording): Recording {
    const running = this.#recordings.get(recording.id)
    if (running) return running
    const folder = this.#folder(recording.id)
    const before = folder.read()
    if (before?.finished) throw new Error(`unreachable: recording "${recording.id}" is finished and cannot go on`)
    folder.create()
    if (!before) void folder.append({ kind: 'opened', version: 1, ...recording, at: this.#options.clock.now().toISOString() })
    return this.#opened(recording.id, folder, before)
  }

  /** Lists the unfinished recordings after measuring what their last, torn segments hold. Call once, before `open`. */
  async recover(): Promise<UnfinishedRecording[]> {
    const entries = await readdir(this.#options.folder, { withFileTypes: true })
    const unfinished: UnfinishedRecording[] = []
    for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
      const folder = this.#folder(entry.name)
      const found = folder.read()
      if (!found || found.finished) continue
      await this.#measureTornSegments(folder, found)
      unfinished.push(describe(folder.read() ?? found))
    }
    return unfinished
  }

  /** Completes the segments of all running recordings and leaves them unfinished, to be continued at the next start. */
  async close(): Promise<void> {
    this.#disk.stop()
    await Promise.all([...this.#recordings.values()].map((recording) => recording.suspend()))
    this.#recordings.clear()
  }

  #opened(id: string, folder: RecordingFolder, before: RecordingOnDisk | null): Recording {
    const { ffmpegPath, clock, log, events, segmentSeconds } = this.#options
    const onFinished = (): void => {
      this.#recordings.delete(id)
      // While the disk is full the watch goes on, to clear its alarm.
      if (this.#recordings.size === 0 && !this.#disk.isFull) this.#disk.stop()
    }
    const recording = new Recording({ id, folder, before, segmentSeconds, disk: this.#disk, ffmpegPath, clock, log, events, onFinished })
    this.#recordings.set(id, recording)
    this.#disk.start()
    void this.#disk.check()
    return recording
  }

  async #measureTornSegments(folder: RecordingFolder, found: RecordingOnDisk): Promise<void> {
    for (const { file, at, atSample } of found.cutShort) {
      const path = folder.segmentPath(file)
      const bytes = await sizeAtRest(path)
      if (bytes === null) continue
      const samples = await countSamples(this.#options.ffmpegPath, path)
      await folder.append({ kind: 'segment', file, at, atSample, samples, bytes })
      this.#options.log.info({ recording: found.opened.id, file, seconds: samples / SAMPLE_RATE }, 'a segment that was cut short has been measured')
    }
  }

  #folder(id: string): RecordingFolder {
    if (!/^[\w.-]+$/.test(id) || id.startsWith('.')) throw new Error(`unreachable: "${id}" cannot name a recording's folder`)
    return new RecordingFolder(join(this.#options.folder, id), this.#options.log)
  }
}

function describe({ opened, segments }: RecordingOnDisk): UnfinishedRecording {
  const last = segments.at(-1)
  const startedAt = new Date(opened.at)
  return {
    id: opened.id,
    occurrenceId: opened.occurrenceId,
    showSlug: opened.showSlug,
    title: opened.title,
    startedAt,
    lastSoundAt: last ? new Date(Date.parse(last.at) + (last.samples / SAMPLE_RATE) * 1000) : startedAt,
    durationMs: totalsOf(segments).durationMs,
  }
}

/** The file's size once nobody writes to it any more; null when there is no file. */
async function sizeAtRest(path: string): Promise<number | null> {
  let before: number | null = null
  for (;;) {
    const size = await stat(path).then((found) => found.size, () => null)
    if (size === null || size === before) return size
    before = size
    await pause(AT_REST_MS)
  }
}
