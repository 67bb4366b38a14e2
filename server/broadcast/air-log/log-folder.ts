// The log on the disk: a folder for each day (UTC) with the segments of that day, and what was on air. Files are written once and never changed.

import { appendFile, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseAired, type Aired } from './aired.ts'
import { dayOf, fileNameOf, parseFileName, secondsOf, type Segment } from './segment.ts'

const AIRED = 'aired.jsonl'
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** Being written, or left by a crash. */
const ARRIVING = '.arriving'

/** What of the log is there in all. */
export interface LogExtent {
  readonly seconds: number
  readonly bytes: number
  readonly oldestMs: number | null
  readonly newestMs: number | null
}

interface DayExtent extends LogExtent {
  readonly changedMs: number
}

interface LogFolderOptions {
  readonly folder: string
  /** What a second takes on the disk. */
  readonly bytesPerSecond: number
}

export class LogFolder {
  readonly #folder: string
  readonly #bytesPerSecond: number
  readonly #extents = new Map<string, DayExtent>()

  constructor({ folder, bytesPerSecond }: LogFolderOptions) {
    this.#folder = folder
    this.#bytesPerSecond = bytesPerSecond
  }

  /** Where everything lies; for who measures the disk. */
  get path(): string {
    return this.#folder
  }

  /** The days there are, oldest first. */
  async listDays(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [])
    return names.filter((name) => DAY.test(name)).toSorted()
  }

  /** The segments of one day, in order. */
  async list(day: string): Promise<Segment[]> {
    const names = await readdir(path.join(this.#folder, day)).catch(() => [])
    return names.flatMap((name) => parseFileName(name) ?? []).toSorted((one, other) => one.number - other.number)
  }

  /** The segments that sound between two moments, in order. */
  async listBetween(fromMs: number, untilMs: number): Promise<Segment[]> {
    const found: Segment[] = []
    // A segment lies in the folder of its beginning.
    for (const day of daysBetween(fromMs - 60_000, untilMs)) for (const segment of await this.list(day)) if (segment.startMs < untilMs && segment.startMs + secondsOf(segment) * 1000 > fromMs) found.push(segment)
    return found.toSorted((one, other) => one.number - other.number)
  }

  /** What was on air in one day, in order; it begins with what was on air when the day began. */
  async listAired(day: string): Promise<Aired[]> {
    return parseAired(await readFile(path.join(this.#folder, day, AIRED), 'utf8').catch(() => ''))
  }

  /** Keeps a segment; when it resolves the bytes are on the disk. A crash in the middle leaves nothing that looks like one. */
  async write(segment: Segment, bytes: Buffer): Promise<void> {
    const place = this.pathOf(segment)
    const file = await open(`${place}${ARRIVING}`, 'w').catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      return open(`${place}${ARRIVING}`, 'w')
    })
    try {
      await file.writeFile(bytes)
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(`${place}${ARRIVING}`, place)
  }

  async note(aired: Aired, day: string): Promise<void> {
    await mkdir(path.join(this.#folder, day), { recursive: true, mode: 0o700 })
    // A line that a crash tore ends before this one.
    await appendFile(path.join(this.#folder, day, AIRED), `\n${JSON.stringify(aired)}`)
  }

  read(segment: Segment): Promise<Buffer> {
    return readFile(this.pathOf(segment))
  }

  pathOf(segment: Segment): string {
    return path.join(this.#folder, dayOf(segment.startMs), fileNameOf(segment))
  }

  async remove(segment: Segment): Promise<void> {
    await rm(this.pathOf(segment), { force: true })
  }

  /** Removes a day in which no segment is left, and what was on air in it. */
  async removeEmptyDay(day: string): Promise<void> {
    if ((await this.list(day)).length > 0) return
    await rm(path.join(this.#folder, day, AIRED), { force: true })
    await rmdir(path.join(this.#folder, day)).catch(() => {})
    this.#extents.delete(day)
  }

  /** Removes what crashes left half written. Call it before the first `write`. */
  async tidy(): Promise<void> {
    for (const day of (await this.listDays()).slice(-2)) {
      for (const name of await readdir(path.join(this.#folder, day))) if (name.endsWith(ARRIVING)) await rm(path.join(this.#folder, day, name), { force: true })
    }
  }

  /** Measures the log by its names; a day that has not changed is not read again. */
  async measure(): Promise<LogExtent> {
    const days: LogExtent[] = []
    for (const day of await this.listDays()) days.push(await this.#measureDay(day))
    const inOrder = days.filter(({ oldestMs }) => oldestMs !== null)
    const sum = (read: (day: LogExtent) => number) => days.reduce((total, day) => total + read(day), 0)
    return { seconds: sum(({ seconds }) => seconds), bytes: sum(({ bytes }) => bytes), oldestMs: inOrder[0]?.oldestMs ?? null, newestMs: inOrder.at(-1)?.newestMs ?? null }
  }

  async #measureDay(day: string): Promise<DayExtent> {
    const changedMs = (await stat(path.join(this.#folder, day)).catch(() => null))?.mtimeMs ?? 0
    const known = this.#extents.get(day)
    if (known?.changedMs === changedMs) return known
    const segments = await this.list(day)
    const seconds = segments.reduce((sum, segment) => sum + secondsOf(segment), 0)
    const last = segments.at(-1)
    const extent = { changedMs, seconds, bytes: Math.round(seconds * this.#bytesPerSecond), oldestMs: segments[0]?.startMs ?? null, newestMs: last ? last.startMs + secondsOf(last) * 1000 : null }
    this.#extents.set(day, extent)
    return extent
  }
}

/** The days (UTC) from one moment to another. */
export function daysBetween(fromMs: number, untilMs: number): string[] {
  const days: string[] = []
  for (let ms = Date.parse(dayOf(fromMs)); ms <= untilMs; ms += 86_400_000) days.push(dayOf(ms))
  return days
}
