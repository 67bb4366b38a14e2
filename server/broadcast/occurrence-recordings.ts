// One recording for each live occurrence, however often its hosts' lines drop, co-hosts take turns or the station restarts.

import { randomUUID } from 'node:crypto'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { BLOCK_MS } from '../media/pcm.ts'
import type { History } from './history.ts'
import type { GrowingRecording, InterruptedRecording, RecorderDoor } from './recorder-door.ts'
import type { RecordingResult, RecordingRow } from './store.ts'

/** The last host of an occurrence fades out after its end. */
const FADE_OUT_MS = 1_000

interface Running {
  readonly row: RecordingRow
  readonly recording: GrowingRecording
  endsAt: Date
  /** The line whose audio is written now. */
  sourceId: string
  /** The block of the air in which it last wrote. */
  block: number
  heardUntilMs: number
  title: string | null
}

function mayBeRecorded({ archive, rebroadcastAt }: Occurrence): boolean {
  return archive !== 'none' || (rebroadcastAt ?? null) !== null
}

export interface OccurrenceRecordingsOptions {
  /** Null: this station records nothing. */
  readonly recorder: RecorderDoor | null
  readonly clock: Clock
  readonly log: Log
  readonly history: History
}

/**
 * Writes what hosts said on air, in order and without holes: the blocks the switcher read, and the audio that came too late
 * to be aired. A line that was really lost leaves a marked gap of the length that listeners heard something else.
 *
 * Shows whose archive policy is `none` are not recorded at all, since what must not be kept is not made, unless their rule has them heard
 * again: a rebroadcast is a broadcast, and no listening on demand.
 */
export class OccurrenceRecordings {
  readonly #options: OccurrenceRecordingsOptions
  readonly #running = new Map<string, Running>()
  #block = 0
  /** By occurrence: recordings that a restart interrupted and that go on when its host does. */
  readonly #interrupted = new Map<string, InterruptedRecording>()

  constructor(options: OccurrenceRecordingsOptions) {
    this.#options = options
  }

  /** Lets a recording that was interrupted by a restart go on when its occurrence is live again. */
  continueLater(interrupted: InterruptedRecording): void {
    this.#interrupted.set(interrupted.occurrenceId, interrupted)
  }

  /** The air begins its next block. */
  nextBlock(): void {
    this.#block += 1
  }

  /** One block that was read for the air, or (`late`) audio that came too late for it. Of a session that is `over`, only its fading out is left. */
  write(occurrence: Occurrence, sourceId: string, pcm: Buffer, how: { readonly late?: boolean; readonly over?: boolean } = {}): void {
    if (pcm.length === 0) return
    const running = this.#running.get(occurrence.id) ?? (how.over ? null : this.#begin(occurrence, sourceId, how.late === true))
    if (!running) return
    // While two hosts cross-fade both are read; the arriving one comes first, and only it is written.
    if (running.sourceId !== sourceId && running.block === this.#block) return
    const nowMs = this.#options.clock.monotonicMs()
    if (running.sourceId !== sourceId) this.#changeSource(running, sourceId, nowMs, how.late === true)
    running.block = this.#block
    running.endsAt = occurrence.endsAt
    if (!how.late) running.heardUntilMs = nowMs + BLOCK_MS
    running.recording.write(pcm)
  }

  /** What the host says is playing. */
  markTitle(occurrenceId: string, title: string | null): void {
    const running = this.#running.get(occurrenceId)
    if (!running || title === null || title === running.title) return
    running.title = title
    running.recording.markTitle(title)
  }

  /** Finishes the recordings whose occurrence is over and has no live session left. Asked about once a second. */
  finishOver(now: Date, isLive: (occurrenceId: string) => boolean): void {
    for (const [occurrenceId, running] of this.#running) if (now.getTime() >= running.endsAt.getTime() + FADE_OUT_MS && !isLive(occurrenceId)) void this.#finish(occurrenceId, running)
  }

  /**
   * Finishes what is over, at the stop of the station.
   *
   * An occurrence that still runs stays open, so that the next start continues its recording; the recorder completes its files.
   */
  async stop(now: Date): Promise<void> {
    await Promise.all([...this.#running].filter(([, running]) => now >= running.endsAt).map(([id, running]) => this.#finish(id, running)))
  }

  #begin(occurrence: Occurrence, sourceId: string, late: boolean): Running | null {
    const { recorder, clock, history, log } = this.#options
    if (recorder === null || !mayBeRecorded(occurrence)) return null
    const before = this.#interrupted.get(occurrence.id)
    const { id: occurrenceId, showSlug, title } = occurrence
    const id = before?.id ?? randomUUID()
    const row: RecordingRow = { id, occurrence_id: occurrenceId, show_slug: showSlug, title, started_at: before?.startedAt ?? clock.now() }
    this.#interrupted.delete(occurrence.id)
    const recording = recorder.open({ id, occurrenceId, showSlug, title })
    const running: Running = { row, recording, endsAt: occurrence.endsAt, sourceId, block: this.#block, heardUntilMs: clock.monotonicMs(), title: null }
    this.#running.set(occurrence.id, running)
    history.recordingBegan(row)
    // What comes late is what was said since: nothing is known to be missing.
    if (before && !late) recording.markGap(clock.now().getTime() - before.lastSoundAt.getTime())
    log.info({ recording: row.id, occurrence: occurrence.id, continued: before !== undefined }, 'recording')
    return running
  }

  #changeSource(running: Running, sourceId: string, nowMs: number, late: boolean): void {
    running.sourceId = sourceId
    // What comes late is what was said since: nothing is known to be missing.
    if (late) return
    const gapMs = Math.round(nowMs - running.heardUntilMs)
    if (gapMs >= BLOCK_MS) running.recording.markGap(gapMs)
  }

  async #finish(occurrenceId: string, running: Running): Promise<void> {
    this.#running.delete(occurrenceId)
    const { clock, history, log } = this.#options
    let result: RecordingResult
    try {
      const { durationMs, bytes } = await running.recording.finish()
      result = { state: 'finished', finishedAt: clock.now(), durationMs: Math.round(durationMs), bytes }
      log.info({ recording: running.row.id, durationMs: result.durationMs, bytes }, 'recording finished')
    } catch (error) {
      result = { state: 'broken', finishedAt: clock.now(), durationMs: null, bytes: null }
      log.error({ recording: running.row.id, err: error }, 'a recording could not be finished')
    }
    history.recordingFinished(running.row, result)
  }
}
