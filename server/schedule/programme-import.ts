// Brings the station's programme files into the database at start: whole or not at all, and only when they changed.

import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { readProgrammeFiles } from '../../schedules/programme-file.ts'
import { describeTimes } from '../../schedules/clashes.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import { describeProblem, ProgrammeFileError } from '../../schedules/strict-yaml.ts'
import { systemClock, type Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { replaceShows } from '../shows/store.ts'
import { readStationFile, readStationText } from './station-settings.ts'
import { findOverlappingSpecial, lastImportHashes, recordImport, replaceSchedule } from './store.ts'

/** Raised when the same files must be imported anew, since what is stored of them has changed. */
const FORMAT = '1'
const FILES = ['station.yaml', 'hosts.yaml', 'shows.yaml', 'exceptions.yaml'] as const
/** So far ahead clashes are looked for: more than a year, so that both changes of the clocks are in it. */
const CHECK_DAYS = 400
/** Any number that no other part of the station locks. */
const IMPORT_LOCK = 7_301_002

export interface ImportReport {
  /** `refused`: the files have problems, and the programme imported before stays. */
  readonly outcome: 'unchanged' | 'imported' | 'refused'
  /** Why it was refused, all problems of the files in words; empty otherwise. */
  readonly problems: readonly string[]
  readonly hosts: number
  readonly shows: number
  readonly slots: number
  readonly exceptions: number
  readonly specials: number
}

const NOTHING = { problems: [], hosts: 0, shows: 0, slots: 0, exceptions: 0, specials: 0 }

/**
 * Imports the programme of a station's folder; does nothing when the files are the ones imported last.
 *
 * Files with problems, or a special in them that overlaps one a person opened, change nothing: a station that had a good
 * programme goes on with it and is told why (`refused`), one that never had any throws ProgrammeFileError.
 */
export async function importProgramme(db: Kysely<Tables>, folder: string, { clock = systemClock }: { clock?: Clock } = {}): Promise<ImportReport> {
  try {
    return await importFiles(db, folder, clock)
  } catch (error) {
    const problems = problemsOf(error)
    if (problems === null || (await lastImportHashes(db)) === null) throw error
    return { ...NOTHING, outcome: 'refused', problems }
  }
}

async function importFiles(db: Kysely<Tables>, folder: string, clock: Clock): Promise<ImportReport> {
  const texts = Object.fromEntries(FILES.map((name) => [name, readStationText(folder, name)]))
  const hashes = { format: FORMAT, ...Object.fromEntries(FILES.map((name) => [name, createHash('sha256').update(texts[name] ?? '').digest('hex')])) }
  return db.transaction().execute(async (trx) => {
    // Two processes that start together import one after the other, and the second finds nothing to do.
    await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(trx)
    if (isSame(hashes, await lastImportHashes(trx))) return { ...NOTHING, outcome: 'unchanged' }
    const { content, timeZone } = readFiles(texts, folder, clock.now())
    await replaceShows(trx, content.hosts, content.shows)
    await refuseOverlaps(trx, content, timeZone)
    await replaceSchedule(trx, content, timeZone)
    await recordImport(trx, clock.now(), hashes)
    const { hosts, shows, slots, exceptions, specials } = content
    return { outcome: 'imported', problems: [], hosts: hosts.length, shows: shows.length, slots: slots.length, exceptions: exceptions.length, specials: specials.length }
  })
}

function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof ProgrammeFileError) return error.problems.map(describeProblem)
  return error instanceof AppError ? [error.message] : null
}

function readFiles(texts: Readonly<Record<string, string>>, folder: string, now: Date): { content: ProgrammeContent; timeZone: string } {
  const file = (name: (typeof FILES)[number]) => ({ name, text: texts[name] ?? '' })
  const { slug, timeZone } = readStationFile(file('station.yaml'), folder)
  const until = new Date(now.getTime() + CHECK_DAYS * 86_400_000)
  const files = { hosts: file('hosts.yaml'), shows: file('shows.yaml'), exceptions: file('exceptions.yaml') }
  return { content: readProgrammeFiles(files, { station: slug, timeZone, from: now, until }), timeZone }
}

/** The files' own specials were compared with each other already; this is about those that people opened. */
async function refuseOverlaps(trx: Transaction<Tables>, content: ProgrammeContent, timeZone: string): Promise<void> {
  for (const special of programmeOf({ ...content, shows: [], slots: [], exceptions: [] }, timeZone).specials) {
    const other = await findOverlappingSpecial(trx, special.startsAt, special.endsAt, 'person')
    if (!other) continue
    const message = `exceptions.yaml: the special "${special.show.title}" overlaps "${other.title}", which was opened for ${describeTimes(other, timeZone, true)}; move one of them.`
    throw new AppError('conflict', 'special_overlaps', message)
  }
}

function isSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>> | null): boolean {
  const keys = Object.keys(a)
  return b !== null && keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
