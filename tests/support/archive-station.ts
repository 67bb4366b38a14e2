// A whole archive for tests: a real database with the shipped programme, real ffmpeg, a folder of its own, recordings made to order.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startArchive, type RunningArchive, type StartArchiveOptions } from '../../server/archive/start-archive.ts'
import type { FinishedRecording } from '../../server/archive/recordings.ts'
import { readS3Address } from '../../server/archive/s3-address.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { LateSoundDoor } from '../../server/archive/uploads/late-sound.ts'
import type { Delivery } from '../../server/archive/uploads/air.ts'
import { systemClock } from '../../server/clock.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { ANYWHERE } from '../../server/http/outside.ts'
import { silentLog } from '../../server/log.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { encode, FFMPEG } from './audio.ts'
import { openTestDatabase } from './database.ts'

/** A show of the shipped programme whose whole airings are kept. */
export const TALK_SHOW = 'karta-na-stol'
export const RECORDING_ID = 'aaaaaaaa-0000-4000-8000-000000000001'

/** Something like speech: tones in bursts, so that loudness and peaks differ, seconds long. */
export const speech = (seconds: number, hz = 220) => `aevalsrc='0.2*sin(2*PI*${hz}*t)*(0.55+0.45*sin(2*PI*0.7*t))':d=${seconds}:s=48000`
export const silence = (seconds: number) => `anullsrc=r=48000:cl=mono:d=${seconds}`

export class FakeRecordings {
  readonly #recordings = new Map<string, FinishedRecording>()

  add(recording: FinishedRecording): void {
    this.#recordings.set(recording.id, recording)
  }

  async find(id: string): Promise<FinishedRecording | null> {
    return this.#recordings.get(id) ?? null
  }

  async listFinished(): Promise<readonly string[]> {
    return [...this.#recordings.keys()]
  }
}

export class FakeProgramme {
  readonly occurrences: Occurrence[] = []

  between(from: Date, until: Date): readonly Occurrence[] {
    return this.occurrences.filter(({ startsAt, endsAt }) => endsAt > from && startsAt < until)
  }
}

/** Keeps what was laid ready for an airing. */
export class FakeAir {
  readonly deliveries = new Map<string, Delivery & { readonly bytes: Buffer }>()

  async deliver(delivery: Delivery): Promise<void> {
    this.deliveries.set(delivery.occurrenceId, { ...delivery, bytes: readFileSync(delivery.path) })
  }
}

/** Nobody was live. */
export class FakeLateSound implements LateSoundDoor {
  async findSession(): Promise<null> {
    return null
  }

  async append(): Promise<{ readonly outcome: 'nothing-missing' }> {
    return { outcome: 'nothing-missing' }
  }
}

export class ArchiveStation {
  readonly folder: string
  readonly database: Database
  readonly recordings = new FakeRecordings()
  readonly events = new Events(silentLog)
  /** Airings that a test plans. */
  readonly programme = new FakeProgramme()
  readonly air = new FakeAir()
  readonly lateSound = new FakeLateSound()
  #running: RunningArchive | null = null

  private constructor(database: Database, folder: string) {
    this.database = database
    this.folder = folder
  }

  static async open(folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-archive-'))): Promise<ArchiveStation> {
    const database = await openTestDatabase()
    await importProgramme(database.db, SHIPPED_FOLDER, { clock: systemClock })
    return new ArchiveStation(database, folder)
  }

  get archive(): RunningArchive {
    if (!this.#running) throw new Error('the archive of this test is not started')
    return this.#running
  }

  /** How another process would start the same archive. */
  options(changes: Partial<StartArchiveOptions> = {}): StartArchiveOptions {
    return {
      db: this.database.db,
      databaseUrl: this.database.url,
      s3: null,
      folder: path.join(this.folder, 'archive'),
      workFolder: path.join(this.folder, 'work'),
      recordings: this.recordings,
      uploadFolder: path.join(this.folder, 'uploads'),
      uploadLimits: { maxBytes: 200_000_000, maxHours: 12 },
      programme: this.programme,
      air: this.air,
      lateSound: this.lateSound,
      importFolder: path.join(this.folder, 'imports'),
      reach: ANYWHERE,
      clock: systemClock,
      log: silentLog,
      events: this.events,
      timeZone: 'Europe/Warsaw',
      stationName: 'IMI Radio',
      ffmpegPath: FFMPEG,
      worker: 'test',
      ...changes,
    }
  }

  async start(changes: Partial<StartArchiveOptions> & { readonly s3Url?: string } = {}): Promise<RunningArchive> {
    const { s3Url, ...rest } = changes
    this.#running = await startArchive(this.options({ ...(s3Url ? { s3: readS3Address(s3Url) } : {}), ...rest }))
    return this.#running
  }

  /** Writes lossless segments and makes a finished recording of them. */
  async record(parts: readonly string[], changes: Partial<FinishedRecording> = {}): Promise<FinishedRecording> {
    const id = changes.id ?? RECORDING_ID
    const folder = path.join(this.folder, 'recordings', id)
    mkdirSync(folder, { recursive: true })
    const files: string[] = []
    for (const [index, lavfi] of parts.entries()) {
      const file = path.join(folder, `${String(index + 1).padStart(5, '0')}.flac`)
      writeFileSync(file, await encode(lavfi, 'flac'))
      files.push(file)
    }
    const recording: FinishedRecording = {
      id, files, occurrenceId: `${TALK_SHOW}/1900/2026-11-23`, showSlug: TALK_SHOW, title: 'Карта на стіл', startedAt: new Date('2026-11-23T18:00:00Z'), durationMs: 60_000, gaps: [], titles: [], ...changes,
    }
    this.recordings.add(recording)
    return recording
  }

  /** Resolves when the newest job about that subject is over. */
  async jobOver(subject: string): Promise<{ readonly state: string; readonly error: string | null; readonly id: string }> {
    for (;;) {
      const [job] = await this.archive.jobs.list({ subject, limit: 1 })
      if (job && job.state !== 'waiting' && job.state !== 'running') return job
      if (job?.state === 'waiting' && job.error !== null) return job
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }

  /** Files in the storage that no row knows, and rows whose file is not there. */
  async strays(): Promise<{ readonly orphans: readonly string[]; readonly missing: readonly string[] }> {
    const keys = await this.archive.storage.list('')
    const rows = await this.database.db.selectFrom('episode_files').select('storage_key').execute()
    const known = new Set(rows.map((row) => row.storage_key))
    return { orphans: keys.filter((key) => !known.has(key)), missing: [...known].filter((key) => !keys.includes(key)) }
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = null
  }

  async close(): Promise<void> {
    await this.stop()
    await this.database.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
