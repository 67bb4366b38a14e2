// What the desk does with the log: how much there is, what went out in a part of it, and that part as sound.

import { AppError } from '../../errors.ts'
import type { StationSettings } from '../../schedule/station-settings.ts'
import type { MountFormat } from '../outputs/output.ts'
import type { Aired } from './aired.ts'
import { airedIn, cutOut, type CutOut } from './cut-out.ts'
import { fileNameOf, localTime } from './local-time.ts'
import { daysBetween, type LogFolder } from './log-folder.ts'
import type { WireLogDetails } from './schema.ts'

/** A day's whole log, and more than any complaint asks for. */
const LONGEST_MS = 25 * 3_600_000
const DAY_MS = 86_400_000

export interface Part {
  readonly from: Date
  readonly until: Date
}

export interface LogDeskOptions {
  readonly folder: LogFolder
  readonly station: Pick<StationSettings, 'slug' | 'name' | 'timeZone'>
  /** The mount whose frames are kept. */
  readonly format: Pick<MountFormat, 'name' | 'bitrateKbps'>
}

/** Reads two instants. Refuses what is no part of a day, in words. */
export function readPart({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): Part {
  if (from === undefined || until === undefined) throw new AppError('invalid', 'part_missing', 'Say which part of the log: `from` and `until`, both as instants such as 2026-11-24T20:10:00+01:00.')
  const part = { from: new Date(from), until: new Date(until) }
  const ms = part.until.getTime() - part.from.getTime()
  if (ms <= 0) throw new AppError('invalid', 'part_ends_first', 'This part of the log ends before it begins: give an end after the beginning.')
  if (ms > LONGEST_MS) throw new AppError('invalid', 'part_too_long', 'At most 25 hours at once: take a longer time in several parts.')
  return part
}

export class LogDesk {
  readonly #options: LogDeskOptions

  constructor(options: LogDeskOptions) {
    this.#options = options
  }

  /** What was on air in a part of the log, and how much of it is kept. */
  async details(part: Part): Promise<WireLogDetails> {
    const { station, format } = this.#options
    const { seconds, gaps } = await this.#cutOut(part)
    const aired = airedIn(await this.#listAired(part), part.from.getTime(), part.until.getTime())
    return {
      station: station.name,
      timeZone: station.timeZone,
      from: part.from.toISOString(),
      until: part.until.toISOString(),
      local: { from: localTime(part.from, station.timeZone), until: localTime(part.until, station.timeZone) },
      seconds,
      gaps: gaps.map(({ fromMs, untilMs, atSeconds }) => ({ from: isoOf(fromMs), until: isoOf(untilMs), atSeconds })),
      aired: aired.map(({ atMs, untilMs, plan: _, ...rest }) => ({ ...rest, from: isoOf(atMs), until: isoOf(untilMs) })),
      sound: { file: `${this.fileName(part)}.mp3`, source: format.name, codec: 'mp3', bitrateKbps: format.bitrateKbps },
    }
  }

  /** The sound of a part. Refuses one of which nothing is kept. */
  async sound(part: Part): Promise<CutOut> {
    const cut = await this.#cutOut(part)
    if (cut.seconds === 0) throw new AppError('not-found', 'nothing_logged', 'Nothing is kept of this time: the station was not on air, or it is older than the log reaches back.')
    return cut
  }

  /** Without an ending. */
  fileName(part: Part): string {
    const { station } = this.#options
    return fileNameOf(station.slug, part, station.timeZone)
  }

  async #cutOut({ from, until }: Part): Promise<CutOut> {
    return cutOut(await this.#options.folder.listBetween(from.getTime(), until.getTime()), from.getTime(), until.getTime())
  }

  /** A day's folder begins with what was on air before it; the first segment of a part may lie in the day before. */
  async #listAired({ from, until }: Part): Promise<Aired[]> {
    const all = new Map<number, Aired>()
    for (const day of daysBetween(from.getTime() - DAY_MS, until.getTime())) for (const aired of await this.#options.folder.listAired(day)) all.set(aired.atMs, aired)
    return [...all.values()].toSorted((one, other) => one.atMs - other.atMs)
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
