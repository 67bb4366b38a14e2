// Brings the station's programme files into the programme: whole or not at all, and without losing what was changed at the desk.

import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { describeConflict } from '../../schedules/item-words.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { readProgrammeFiles } from '../../schedules/programme-file.ts'
import { readItem } from '../../schedules/item-reading.ts'
import type { Clash } from '../../schedules/clashes.ts'
import { contentOf, isSame, itemsOf, itemWith, nameOf, workOf, type ItemChange, type ItemName } from '../../schedules/programme-items.ts'
import { mergeProgrammes, nextBase, type MergeConflict, type Side } from '../../schedules/programme-merge.ts'
import { describeProblem, ProgrammeFileError } from '../../schedules/strict-yaml.ts'
import { systemClock, type Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import { CHECK_DAYS, clashRefusal, prepareChange, saveChange } from './change-saving.ts'
import { presentClash } from './present.ts'
import { readStationFile, readStationText } from './station-settings.ts'
import { findApplied, lockProgramme, readWithin, recordImport, writeChanges, type AppliedFiles } from './store.ts'

/** Raised when the same files must be applied anew, since what is stored of them has changed. */
const FORMAT = '2'
const FILES = ['station.yaml', 'hosts.yaml', 'shows.yaml', 'exceptions.yaml'] as const
const DAY_MS = 86_400_000
const EMPTY: ProgrammeContent = { hosts: [], shows: [], slots: [], exceptions: [], specials: [] }

export interface ImportReport {
  /** `refused`: the files have problems, and the programme stays as it was. */
  readonly outcome: 'unchanged' | 'imported' | 'refused'
  /** Why it was refused, all problems in words; empty otherwise. */
  readonly problems: readonly string[]
  /** What files and desk want different, in words. */
  readonly conflicts: readonly string[]
  readonly hosts: number
  readonly shows: number
  readonly slots: number
  readonly exceptions: number
  readonly specials: number
}

/** What applying the files does, or did. */
export interface AppliedReport {
  readonly isUnchanged: boolean
  readonly files: ProgrammeContent
  readonly changes: readonly ItemChange[]
  /** Decided one by one: all that may be decided. */
  readonly conflicts: readonly MergeConflict[]
  /** Only in a dry run: otherwise they are refused. */
  readonly clashes: readonly Clash[]
  /** Stands for what files and programme say: another one when either has changed. */
  readonly version: string
  /** Conflicts that nobody has decided. */
  readonly open: number
}

/** Decisions item by item; what is not in it stays open. */
export type Choices = ReadonlyMap<ItemName, Side>

export interface ApplyOptions {
  readonly clock: Clock
  /** Where files and desk say different things: refuse all, let the desk's answer stay and tell it again, decide for one side, or one by one. */
  readonly conflicts: 'refuse' | 'leave open' | Side | Choices
  /** Only tell, conflicts and clashes too. */
  readonly dryRun?: boolean
  /** Who applies them at the desk; null or not given: the station itself, or the command line. */
  readonly person?: Person | null
  /** What was shown to whoever decides; refused with `changed_meanwhile` when that is no longer so. */
  readonly seen?: string
}

const NOTHING = { problems: [], conflicts: [], hosts: 0, shows: 0, slots: 0, exceptions: 0, specials: 0 }

/**
 * Applies the files of a station's folder at start; does nothing when they are the ones applied last.
 *
 * Where files and desk changed the same thing the desk's answer stays, and the conflict is told at each start until somebody
 * decides it. Files with problems, or that clash with what was planned at the desk, change nothing: a station that had a good
 * programme goes on with it and is told why (`refused`), one that never had any throws ProgrammeFileError.
 */
export async function importProgramme(db: Kysely<Tables>, folder: string, { clock = systemClock }: { clock?: Clock } = {}): Promise<ImportReport> {
  try {
    const { isUnchanged, files, conflicts } = await applyFiles(db, folder, { clock, conflicts: 'leave open' })
    const told = { ...NOTHING, conflicts: conflicts.map(describeConflict) }
    if (isUnchanged) return { ...told, outcome: 'unchanged' }
    const { hosts, shows, slots, exceptions, specials } = files
    return { ...told, outcome: 'imported', hosts: hosts.length, shows: shows.length, slots: slots.length, exceptions: exceptions.length, specials: specials.length }
  } catch (error) {
    const problems = problemsOf(error)
    if (problems === null || (await findApplied(db)) === null) throw error
    return { ...NOTHING, outcome: 'refused', problems }
  }
}

/**
 * Merges the files into the programme in one transaction; a second time nothing is left to change.
 *
 * Throws ProgrammeFileError for files with problems, AppError `clash` when files and desk want the same time.
 */
export async function applyFiles(db: Kysely<Tables>, folder: string, options: ApplyOptions): Promise<AppliedReport> {
  const texts = readTexts(folder)
  const hashes = hashesOf(texts)
  return db.transaction().execute(async (trx) => {
    // Two processes that start together apply one after the other, and the second finds nothing to do.
    await lockProgramme(trx)
    const applied = await findApplied(trx)
    const isDone = isSameText(hashes, applied?.hashes ?? null) && applied?.conflicts.length === 0
    if (isDone && !options.dryRun) return { isUnchanged: true, files: EMPTY, changes: [], conflicts: [], clashes: [], version: '', open: 0 }
    return apply(trx, { ...readFiles(texts, folder, options.clock.now()), hashes, applied }, options)
  })
}

/** Where files and desk still say different things, in words; empty when all is decided. */
export async function openConflicts(db: Kysely<Tables>): Promise<readonly string[]> {
  return ((await findApplied(db))?.conflicts ?? []).map(describeConflict)
}

/** Reads the files of a folder and checks them; throws ProgrammeFileError with all problems. Needs no database. */
export function checkFiles(folder: string, now: Date): { readonly content: ProgrammeContent; readonly timeZone: string } {
  return readFiles(readTexts(folder), folder, now)
}

interface ReadTexts {
  readonly content: ProgrammeContent
  readonly timeZone: string
  readonly hashes: Readonly<Record<string, string>>
  readonly applied: AppliedFiles | null
}

async function apply(trx: Transaction<Tables>, { content: files, timeZone, hashes, applied }: ReadTexts, options: ApplyOptions): Promise<AppliedReport> {
  const now = options.clock.now()
  // Specials are stored as instants: in the zone of the last files they are written as those files wrote them.
  const stored = await readWithin(trx, applied?.timeZone ?? timeZone)
  const base = applied === null ? EMPTY : applied.content === null ? stored.content : asReadNow(applied.content)
  const version = versionOf(hashes, stored.revision)
  if (options.seen !== undefined && options.seen !== version) throw changedMeanwhile()
  const choices = typeof options.conflicts === 'string' ? null : options.conflicts
  const winner = choices ? (name: ItemName) => choices.get(name) ?? 'desk' : options.conflicts === 'files' ? 'files' : 'desk'
  const sides = { base, files, desk: stored.content }
  const { content, conflicts } = mergeProgrammes(sides, winner, timeZone)
  // Whoever decides one by one sees also what only comes up when the files' side is taken of something else.
  const decidable = choices ? joined(mergeProgrammes(sides, 'desk', timeZone).conflicts, mergeProgrammes(sides, 'files', timeZone).conflicts) : conflicts
  if (choices) refuseUnfit(choices, decidable, content)
  if (options.conflicts === 'refuse' && !options.dryRun && conflicts.length > 0) throw conflictRefusal(conflicts)
  const prepared = prepareChange(stored, content, { timeZone, now })
  const open = choices ? conflicts.filter((one) => !choices.has(nameOf(one))) : options.conflicts === 'leave open' ? conflicts : []
  const report = { isUnchanged: false, files, changes: prepared.changes, conflicts: decidable, clashes: prepared.clashes, version, open: open.length }
  if (options.dryRun) return report
  if (prepared.clashes.length > 0) throw clashRefusal(prepared.clashes, timeZone, (clash) => presentClash(clash, timeZone))
  if (applied?.timeZone && applied.timeZone !== timeZone) await writeChanges(trx, specialsAsChanges(prepared.content), timeZone)
  if (prepared.changes.length > 0) await saveChange(trx, prepared, { at: now, person: options.person ?? null, origin: 'files', timeZone })
  if (choices && choices.size > 0) await recordDecisions(trx, now, options.person ?? null, choices, decidable)
  await recordImport(trx, now, { hashes, content: nextBase({ base, files }, open), timeZone, conflicts: open })
  return report
}

/** Content that was kept by an older version lacks what shows can say since; the reader fills it in. */
function asReadNow(content: ProgrammeContent): ProgrammeContent {
  return contentOf([...itemsOf(content).values()].map((item) => itemWith(item, readItem(item.kind, item.content).content)))
}

/** Who decided at the desk, and how: also when nothing of the programme changed by it. */
async function recordDecisions(trx: Transaction<Tables>, at: Date, person: Person | null, choices: Choices, conflicts: readonly MergeConflict[]): Promise<void> {
  const decided = conflicts.flatMap((one) => {
    const side = choices.get(nameOf(one))
    return side ? [{ side, conflict: describeConflict(one) }] : []
  })
  await recordAudit(trx, { at, person, action: 'programme.conflicts_decided', subject: 'programme', details: { decided } })
}

/** Every decision must be about a conflict, and hold: what an item needs must come with it. */
function refuseUnfit(choices: Choices, conflicts: readonly MergeConflict[], content: ProgrammeContent): void {
  const open = new Map(conflicts.map((one) => [nameOf(one), one]))
  const merged = itemsOf(content)
  if ([...choices.keys()].some((name) => !open.has(name))) throw changedMeanwhile()
  const broken = conflicts.filter((one) => {
    const side = choices.get(nameOf(one))
    return side !== undefined && !isSame(one[side], merged.get(nameOf(one))?.content ?? null)
  })
  if (broken.length === 0) return
  const others = (one: MergeConflict) => conflicts.filter((other) => workOf(other) === workOf(one) && choices.get(nameOf(other)) !== choices.get(nameOf(one)))
  const pairs = broken.map((one) => [one, ...others(one)].map((each) => `"${nameOf(each)}"`).join(' and '))
  throw new AppError('conflict', 'choices_unfit', `${pairs.join('; ')}: what belongs together must be taken from the same side. Choose again; nothing was applied.`, { details: { items: broken.map(({ kind, key, needs }) => ({ kind, key, needs })) } })
}

function joined(some: readonly MergeConflict[], others: readonly MergeConflict[]): readonly MergeConflict[] {
  return [...new Map([...others, ...some].map((one) => [nameOf(one), one])).values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

function changedMeanwhile(): AppError {
  return new AppError('conflict', 'changed_meanwhile', 'The files or the programme changed meanwhile; look at the list again and decide once more.')
}

function versionOf(hashes: Readonly<Record<string, string>>, revision: number): string {
  return createHash('sha256').update(JSON.stringify([hashes, revision])).digest('hex').slice(0, 16)
}

function conflictRefusal(conflicts: readonly MergeConflict[]): AppError {
  const lines = conflicts.map(describeConflict)
  const message = `Files and desk changed the same things differently; nothing was applied. Change the files, or decide all with --theirs files or --theirs desk:\n${lines.join('\n')}`
  return new AppError('conflict', 'programme_conflicts', message, { details: { conflicts: conflicts.map((one, index) => ({ ...one, message: lines[index] })) } })
}

function specialsAsChanges({ specials }: ProgrammeContent): ItemChange[] {
  return specials.map((special) => ({ kind: 'special', key: special.slug, before: special, after: special }))
}

function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof ProgrammeFileError) return error.problems.map(describeProblem)
  return error instanceof AppError ? [error.message] : null
}

function readTexts(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(FILES.map((name) => [name, readStationText(folder, name)]))
}

function hashesOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { format: FORMAT, ...Object.fromEntries(FILES.map((name) => [name, createHash('sha256').update(texts[name] ?? '').digest('hex')])) }
}

function readFiles(texts: Readonly<Record<string, string>>, folder: string, now: Date): { content: ProgrammeContent; timeZone: string } {
  const file = (name: (typeof FILES)[number]) => ({ name, text: texts[name] ?? '' })
  const { slug, timeZone } = readStationFile(file('station.yaml'), folder)
  const until = new Date(now.getTime() + CHECK_DAYS * DAY_MS)
  const files = { hosts: file('hosts.yaml'), shows: file('shows.yaml'), exceptions: file('exceptions.yaml') }
  return { content: readProgrammeFiles(files, { station: slug, timeZone, from: now, until }), timeZone }
}

function isSameText(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>> | null): boolean {
  const keys = Object.keys(a)
  return b !== null && keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
