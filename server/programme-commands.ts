// The programme files at the command line: checked, compared, applied, exported.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Kysely } from 'kysely'
import { writeProgrammeFiles } from '../schedules/file-writing.ts'
import { describeClash } from '../schedules/clashes.ts'
import { describeConflict, describeItemChange } from '../schedules/item-words.ts'
import type { ProgrammeContent } from '../schedules/programme-content.ts'
import { ProgrammeFileError } from '../schedules/strict-yaml.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Tables } from './db/tables.ts'
import { AppError } from './errors.ts'
import { applyFiles, checkFiles, type AppliedReport } from './schedule/programme-import.ts'
import { readStation } from './schedule/station-settings.ts'
import { readStored } from './schedule/store.ts'

interface Told {
  readonly words: string
  readonly json: Readonly<Record<string, unknown>>
}

interface Checking {
  readonly config: Pick<Config, 'stationFolder'>
  readonly clock: Clock
}

interface Stored extends Checking {
  readonly db: Kysely<Tables>
}

/** Reads the station's files; refuses with every problem in them. Asks no database. */
export async function checkProgramme({ config, clock }: Checking): Promise<Told> {
  const { content } = await withProblems(async () => checkFiles(config.stationFolder, clock.now()))
  const counted = countsOf(content)
  return { words: `The programme files are right: ${inWords(counted)}.`, json: counted }
}

/** Tells what applying the files would do. */
export async function diffProgramme({ db, config, clock }: Stored): Promise<Told> {
  const report = await withProblems(() => applyFiles(db, config.stationFolder, { clock, conflicts: 'refuse', dryRun: true }))
  const { conflicts, clashes } = report
  const { timeZone } = readStation(config.stationFolder)
  const lines = [...report.changes.map(describeItemChange), ...conflicts.map((one) => `CONFLICT ${describeConflict(one)}`), ...clashes.map((one) => `CLASH ${describeClash(one, timeZone)}`)]
  return { words: lines.length > 0 ? lines.join('\n') : 'Applying the files would change nothing.', json: jsonOf(report) }
}

/** Merges the files into the programme, all or nothing; a running station hears of it at once. */
export async function applyProgramme({ theirs }: { readonly theirs: 'files' | 'desk' | null }, { db, config, clock }: Stored): Promise<Told> {
  const report = await withProblems(() => applyFiles(db, config.stationFolder, { clock, conflicts: theirs ?? 'refuse' }))
  const lines = report.changes.map(describeItemChange)
  const decided = report.conflicts.map((one) => `decided for the ${theirs ?? 'desk'}: ${describeConflict(one)}`)
  return { words: lines.length + decided.length > 0 ? [...lines, ...decided].join('\n') : 'The programme says what the files say; nothing was changed.', json: jsonOf(report) }
}

/** Writes the programme as files that apply as no change. */
export async function exportProgramme({ folder, overwrite }: { readonly folder: string; readonly overwrite: boolean }, { db, config }: Stored): Promise<Told> {
  const { slug, timeZone } = readStation(config.stationFolder)
  const { content } = await readStored(db, timeZone)
  const written = Object.entries(writeProgrammeFiles(content, slug)).map(([name, text]) => [path.join(folder, `${name}.yaml`), String(text)] as const)
  const there = written.find(([file]) => existsSync(file))
  if (there && !overwrite) throw new AppError('conflict', 'file_exists', `${there[0]} is there already, perhaps with comments that would be lost; choose another --folder, or add --overwrite.`)
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of written) writeFileSync(file, text)
  const counted = countsOf(content)
  return { words: `Written to ${folder}: ${inWords(counted)}.`, json: { ...counted, files: written.map(([file]) => file) } }
}

/** The files' own problems as one refusal that carries them for programs. */
async function withProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProgrammeFileError)) throw error
    throw new AppError('invalid', 'programme_files', error.message, { cause: error, details: { problems: error.problems } })
  }
}

function jsonOf({ changes, conflicts }: AppliedReport): Told['json'] {
  const names = (keep: (one: (typeof changes)[number]) => boolean) => changes.filter(keep).map(({ kind, key }) => ({ kind, key }))
  return {
    added: names((one) => one.before === null),
    removed: names((one) => one.after === null),
    changed: names((one) => one.before !== null && one.after !== null),
    conflicts: conflicts.map((one) => ({ ...one, message: describeConflict(one) })),
  }
}

function countsOf({ hosts, shows, slots, exceptions, specials }: ProgrammeContent): Readonly<Record<string, number>> {
  return { hosts: hosts.length, shows: shows.length, slots: slots.length, exceptions: exceptions.length, specials: specials.length }
}

function inWords(counted: Readonly<Record<string, number>>): string {
  return Object.entries(counted)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
}
