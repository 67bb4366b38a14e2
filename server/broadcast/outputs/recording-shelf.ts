// Finished recordings as others see them: their files in order, with gaps and titles in the time of the joined files.

import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../log.ts'
import { SAMPLE_RATE } from '../../media/pcm.ts'
import { MANIFEST, RecordingFolder, REMOVED_MANIFEST } from './recording-folder.ts'
import { totalsOf, type RecordingOnDisk } from './recording-manifest.ts'

export interface ShelvedRecording {
  readonly id: string
  readonly occurrenceId: string
  readonly showSlug: string
  readonly title: string
  readonly startedAt: Date
  readonly files: readonly string[]
  readonly durationMs: number
  readonly gaps: readonly { readonly atMs: number; readonly missingMs: number }[]
  readonly titles: readonly { readonly atMs: number; readonly title: string }[]
}

/** A finished recording as a thing that takes room. */
export interface KeptOnShelf extends Pick<ShelvedRecording, 'id' | 'occurrenceId' | 'showSlug' | 'title'> {
  readonly finishedAt: Date
  readonly bytes: number
}

export class RecordingShelf {
  readonly #folder: string
  readonly #log: Log

  constructor(folder: string, log: Log) {
    this.#folder = folder
    this.#log = log
  }

  /** Null when there is no finished recording of that id. */
  async find(id: string): Promise<ShelvedRecording | null> {
    const folder = this.#open(id)
    const recording = folder?.read() ?? null
    if (!folder || !recording?.finished) return null
    // A segment that is gone from the disk is a hole like any other.
    const kept = recording.segments.filter(({ file }) => existsSync(folder.segmentPath(file)))
    const gone = recording.segments.filter((segment) => !kept.includes(segment)).map(({ at, atSample, samples }) => ({ kind: 'lost' as const, at, atSample, samples, reason: 'the file is gone' }))
    return describe({ ...recording, segments: kept, lost: [...recording.lost, ...gone] }, (file) => folder.segmentPath(file))
  }

  async listFinished(): Promise<readonly string[]> {
    return (await this.#names()).filter((name) => this.#open(name)?.read()?.finished)
  }

  /** All finished recordings with what they take on the disk; what an interrupted removal left is removed on the way. */
  async listKept(): Promise<readonly KeptOnShelf[]> {
    const kept: KeptOnShelf[] = []
    for (const id of await this.#names()) {
      const folder = this.#open(id)
      if (folder && existsSync(folder.segmentPath(REMOVED_MANIFEST))) await rm(folder.path, { recursive: true, force: true })
      const recording = folder?.read() ?? null
      if (!recording?.finished) continue
      const { occurrenceId, showSlug, title } = recording.opened
      kept.push({ id, occurrenceId, showSlug, title, finishedAt: new Date(recording.finished.at), bytes: totalsOf(recording.segments).bytes })
    }
    return kept
  }

  /** Removes a finished recording for good. A power cut in the middle leaves nothing that could be taken for one. */
  async remove(id: string): Promise<void> {
    const folder = this.#open(id)
    if (!folder?.read()?.finished) return
    await rename(folder.segmentPath(MANIFEST), folder.segmentPath(REMOVED_MANIFEST))
    await rm(folder.path, { recursive: true, force: true })
  }

  async #names(): Promise<string[]> {
    return (await readdir(this.#folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  }

  #open(id: string): RecordingFolder | null {
    return /^[\w-][\w.-]*$/.test(id) ? new RecordingFolder(join(this.#folder, id), this.#log) : null
  }
}

/** Puts a recording's own time line, which counts what was lost, in terms of the joined files, which lack it. Pure. */
export function describe({ opened, segments, gaps, lost, titles }: RecordingOnDisk, pathOf: (file: string) => string): ShelvedRecording {
  const withSound = segments.filter(({ samples }) => samples > 0)
  const positionOf = (atSample: number) => withSound.reduce((sum, segment) => sum + Math.max(0, Math.min(atSample - segment.atSample, segment.samples)), 0)
  const inMs = (samples: number) => Math.round((samples * 1000) / SAMPLE_RATE)
  const missing = [...gaps.map(({ atSample, ms }) => ({ atSample, missingMs: Math.round(ms) })), ...lost.map(({ atSample, samples }) => ({ atSample, missingMs: inMs(samples) }))]
  return {
    id: opened.id,
    occurrenceId: opened.occurrenceId,
    showSlug: opened.showSlug,
    title: opened.title,
    startedAt: new Date(withSound[0]?.at ?? opened.at),
    files: withSound.map(({ file }) => pathOf(file)),
    durationMs: Math.round(totalsOf(withSound).durationMs),
    gaps: missing.map(({ atSample, missingMs }) => ({ atMs: inMs(positionOf(atSample)), missingMs })).toSorted((one, other) => one.atMs - other.atMs),
    titles: titles.map(({ atSample, title }) => ({ atMs: inMs(positionOf(atSample)), title })),
  }
}
