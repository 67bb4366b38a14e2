// The one way the programme changes, whoever wants it: desk, undo or files. Checked, laid beside the rest, written, recorded.

import type { Transaction } from 'kysely'
import { newClashes } from '../../schedules/change-clashes.ts'
import { describeClash, type Clash } from '../../schedules/clashes.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { checkChange, type ItemMistake } from '../../schedules/programme-check.ts'
import { describeItemChange } from '../../schedules/item-words.ts'
import { workOf, type ItemChange } from '../../schedules/programme-items.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import type { Programme } from '../../schedules/programme.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import { changedBy, programmeOfStored, recordChange, writeChanges, type RecordedChange, type StoredProgramme } from './store.ts'

/** So far ahead clashes are looked for: more than a year, so that both changes of the clocks are in it. */
export const CHECK_DAYS = 400
const DAY_MS = 86_400_000

export interface PreparedChange {
  readonly content: ProgrammeContent
  readonly changes: readonly ItemChange[]
  /** The programme after the change, specials that people opened included. */
  readonly programme: Programme
  /** From now on, for 400 days. */
  readonly clashes: readonly Clash[]
}

/** Checks what would change and finds the clashes it makes; throws what is wrong with it, and writes nothing. */
export function prepareChange(stored: StoredProgramme, after: ProgrammeContent, { timeZone, now }: { readonly timeZone: string; readonly now: Date }): PreparedChange {
  const { content, changes, mistakes } = checkChange(stored.content, after, timeZone)
  if (mistakes.length > 0) throw mistaken(mistakes)
  const programme = programmeOf(content, timeZone)
  const opened = stored.specials.filter((special) => stored.opened.has(special.show.slug))
  const whole = { ...programme, specials: [...programme.specials, ...opened] }
  return { content, changes, programme: whole, clashes: clashesOf(programmeOfStored(stored, timeZone), whole, changes, now) }
}

/** Slots are looked at for 400 days; a special airs once, so it is looked at whenever that is. */
function clashesOf(before: Programme, after: Programme, changes: readonly ItemChange[], now: Date): Clash[] {
  const regular = newClashes(before, after, changes.filter((change) => change.kind !== 'special'), now, new Date(now.getTime() + CHECK_DAYS * DAY_MS))
  const specials = changes.filter((change) => change.kind === 'special' && change.after !== null)
  const times = after.specials.filter(({ show }) => specials.some((change) => change.key === show.slug)).flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])
  if (times.length === 0) return regular
  return [...regular, ...newClashes(before, after, specials, new Date(Math.min(...times)), new Date(Math.max(...times)))]
}

export interface Saving {
  readonly at: Date
  /** Null: the station itself, from its files. */
  readonly person: Person | null
  readonly origin: RecordedChange['origin']
  readonly undoes?: number | null
  readonly timeZone: string
}

/** Writes and records a prepared change within the transaction that read the programme under the lock; gives the new revision. */
export async function saveChange(trx: Transaction<Tables>, { changes }: Pick<PreparedChange, 'changes'>, saving: Saving): Promise<number> {
  await writeChanges(trx, changes, saving.timeZone)
  return recordSaved(trx, changes, saving)
}

/** Records what was written already, with its audit entry. */
export async function recordSaved(trx: Transaction<Tables>, changes: readonly ItemChange[], { at, person, origin, undoes = null }: Omit<Saving, 'timeZone'>): Promise<number> {
  const revision = await recordChange(trx, { at, ...changedBy(person), origin, items: changes, undoes })
  await recordAudit(trx, { at, person, action: 'programme.changed', subject: subjectOf(changes), details: { change: revision, origin, undoes, items: changes.map(describeItemChange) } })
  return revision
}

/** `show/baobab`; `programme` when more than one show, host or special was touched. */
function subjectOf(changes: readonly ItemChange[]): string {
  const works = [...new Set(changes.map((change) => (change.kind === 'host' || change.kind === 'special' ? workOf(change) : `show/${workOf(change)}`)))]
  return works.length === 1 && works[0] !== undefined ? works[0] : 'programme'
}

/** The refusal that names all clashes; `details.clashes` has them for programs. */
export function clashRefusal(clashes: readonly Clash[], timeZone: string, present: (clash: Clash) => unknown): AppError {
  const message = clashes.map((clash) => describeClash(clash, timeZone)).join(' ')
  return new AppError('conflict', 'clash', message, { details: { clashes: clashes.map(present) } })
}

function mistaken(mistakes: readonly ItemMistake[]): AppError {
  const problems = mistakes.map(({ kind, key, field, message }) => ({ code: codeOf(kind, field), kind, key, field, message }))
  const [first] = problems
  const message = problems.map((one) => `${one.field}: ${one.message}`).join(' ')
  return new AppError('invalid', first?.code ?? 'invalid', message, { details: { problems } })
}

/** `slot_first_date`, `show_descriptions`: the item and its field, without what stands in brackets or behind a dot. */
function codeOf(kind: string, field: string): string {
  const [name = ''] = field.split(/[.[]/)
  return `${kind}_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
}
