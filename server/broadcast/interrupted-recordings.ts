// At start: recordings that a crash or a stop left open go on when their occurrence still runs, and are finished when it does not.

import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import type { History } from './history.ts'
import type { GrowingRecording, InterruptedRecording, RecorderDoor } from './recorder-door.ts'

export interface SettleOptions {
  readonly recorder: RecorderDoor & { recover(): Promise<readonly InterruptedRecording[]> }
  readonly programme: ProgrammeView
  readonly history: History
  readonly clock: Clock
  readonly log: Log
  /** Takes a recording that goes on; `Engine.continueRecording`. */
  readonly continueRecording: (interrupted: InterruptedRecording) => void
}

/** Settles every interrupted recording. Called once, before the engine starts; a recording that cannot be settled is logged and stays on disk. */
export async function settleInterruptedRecordings(options: SettleOptions): Promise<void> {
  const { recorder, programme, clock, continueRecording } = options
  const now = clock.now()
  for (const interrupted of await recorder.recover()) {
    const occurrence = programme.between(now, new Date(now.getTime() + 1)).find((one) => one.id === interrupted.occurrenceId && one.cancelled === null)
    if (occurrence) continueRecording(interrupted)
    else await finish(interrupted, options)
  }
}

async function finish(interrupted: InterruptedRecording, { recorder, history, log }: SettleOptions): Promise<void> {
  const { id, occurrenceId, showSlug, title, startedAt, lastSoundAt } = interrupted
  const row = { id, occurrence_id: occurrenceId, show_slug: showSlug, title, started_at: startedAt }
  try {
    const recording: GrowingRecording = recorder.open({ id, occurrenceId, showSlug, title })
    const { durationMs, bytes } = await recording.finish()
    history.recordingFinished(row, { state: 'finished', finishedAt: lastSoundAt, durationMs: Math.round(durationMs), bytes })
    log.info({ recording: id, occurrence: occurrenceId }, 'an interrupted recording was finished')
  } catch (error) {
    history.recordingFinished(row, { state: 'broken', finishedAt: lastSoundAt, durationMs: null, bytes: null })
    log.error({ recording: id, err: error }, 'an interrupted recording could not be finished')
  }
}
