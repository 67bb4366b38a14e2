// Sound of a live show that came after its end: put behind its recording, when nobody else went on in it.

import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Log } from '../log.ts'
import { RecordingFolder, syncFile } from './outputs/recording-folder.ts'
import { endOf, totalsOf } from './outputs/recording-manifest.ts'
import { findLateRecording, findSessionOf, writeRecordingLonger } from './store.ts'

export interface LatePart {
  readonly sessionId: string
  readonly occurrenceId: string
  /** When the first of it was said. */
  readonly startsAt: Date
  /** The same part is put there once. */
  readonly key: string
  /** FLAC, 48 kHz stereo; copied. */
  readonly file: string
  readonly samples: number
}

export type LateOutcome =
  | { readonly outcome: 'appended'; readonly recording: { readonly id: string; readonly title: string; readonly showSlug: string } }
  | { readonly outcome: 'running' | 'nothing-missing' }

export class LateSound {
  readonly #options: { readonly db: Kysely<Tables>; readonly folder: string; readonly log: Log }

  /** `folder`: the recorder's. */
  constructor(options: { readonly db: Kysely<Tables>; readonly folder: string; readonly log: Log }) {
    this.#options = options
  }

  findSession(sessionId: string, personId: string): Promise<{ readonly occurrenceId: string; readonly showSlug: string } | null> {
    return findSessionOf(this.#options.db, sessionId, personId)
  }

  async append({ sessionId, occurrenceId, startsAt, key, file, samples }: LatePart): Promise<LateOutcome> {
    const { db, folder: recordings, log } = this.#options
    const found = await findLateRecording(db, { sessionId, occurrenceId, startsAt })
    if (!found) return { outcome: 'nothing-missing' }
    const folder = new RecordingFolder(path.join(recordings, found.id), log)
    const recording = folder.read()
    if (!recording?.finished) return { outcome: 'running' }
    const name = `late-${key}.flac`
    if (samples > 0 && !recording.segments.some((segment) => segment.file === name)) {
      const bytes = await this.#place(file, folder.segmentPath(name))
      const at = startsAt.toISOString()
      const segment = { kind: 'segment', file: name, at, atSample: endOf(recording), samples, bytes } as const
      const totals = totalsOf([...recording.segments, segment])
      if (!(await folder.append(segment))) throw new Error('the manifest of a recording could not be written: no space left?')
      await folder.append({ kind: 'finished', at: recording.finished.at, samples: totals.samples, bytes: totals.bytes })
      await writeRecordingLonger(db, found.id, { durationMs: Math.round(totals.durationMs), bytes: totals.bytes })
      log.info({ recording: found.id, occurrence: occurrenceId, samples }, 'the late end of a show was put behind its recording')
    }
    return { outcome: 'appended', recording: found }
  }

  async #place(file: string, place: string): Promise<number> {
    const arriving = `${place}.arriving`
    await mkdir(path.dirname(place), { recursive: true })
    try {
      await copyFile(file, arriving)
      const { bytes } = await syncFile(arriving)
      await rename(arriving, place)
      return bytes
    } catch (error) {
      await rm(arriving, { force: true })
      throw error
    }
  }
}
