// What editors do to the programme: one edit, one transaction, told apart from what others did meanwhile; and taken back.

import type { Kysely, Transaction } from 'kysely'
import { touchedAirings } from '../../schedules/change-clashes.ts'
import { clockGaps } from '../../schedules/clock-gap.ts'
import type { Clash } from '../../schedules/clashes.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { ExceptionContent, ProgrammeContent } from '../../schedules/programme-content.ts'
import { applyEdit, workOfEdit, type Edit } from '../../schedules/programme-edit.ts'
import { applyChanges, isSame, itemsOf, nameOf, reversed, workOf, type ItemChange } from '../../schedules/programme-items.ts'
import type { ClockGap } from '../../schedules/clock-gap.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Person } from '../people/person.ts'
import { findShow, listHosts } from '../shows/store.ts'
import { CHECK_DAYS, clashRefusal, prepareChange, saveChange, type PreparedChange } from './change-saving.ts'
import { refuseChange, refuseEdit } from './edit-permission.ts'
import { presentClash } from './present.ts'
import { changesAfter, findChange, listChanges, lockProgramme, readStored, readWithin, type RecordedChange, type StoredProgramme } from './store.ts'

export interface ProgrammeChangesOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly timeZone: string
  /** Reads the programme again, so that whoever is answered next is answered with the change in it. */
  readonly reload: () => Promise<void>
  /** What was read last, if anything was. */
  readonly known: () => StoredProgramme | null
}

export interface WantedEdit {
  /** The revision the editor saw. */
  readonly seen: number
  readonly edit: Edit
  /** Only tell what would happen. */
  readonly dryRun: boolean
}

export interface ChangeOutcome {
  readonly revision: number
  /** Null: nothing was saved, since nothing changes or it was a dry run. */
  readonly changeId: number | null
  readonly items: readonly ItemChange[]
  /** The next airings of what was touched. */
  readonly next: readonly Occurrence[]
  /** Only in a dry run: otherwise they are refused. */
  readonly clashes: readonly Clash[]
  readonly gaps: readonly ClockGap[]
  /** Exceptions of dates on which nothing airs any more. */
  readonly dropped: readonly ExceptionContent[]
}

const NEXT_AIRINGS = 10
const DAY_MS = 86_400_000

export class ProgrammeChanges {
  readonly #options: ProgrammeChangesOptions

  constructor(options: ProgrammeChangesOptions) {
    this.#options = options
  }

  /**
   * Makes one edit, whole or not at all.
   *
   * Refused: what the person may not do (403), what makes no sense (400, a code for each mistake), what was changed by somebody
   * after `seen` (409 `changed_meanwhile`), what is new by a name that is taken (409 `show_exists` …) and what clashes (409 `clash`). A dry run saves nothing and tells clashes in its answer.
   */
  async change(person: Person, { seen, edit, dryRun }: WantedEdit): Promise<ChangeOutcome> {
    const { db, timeZone, known } = this.#options
    refuseEdit(person, edit)
    const prepare = async (within: Kysely<Tables>, stored: StoredProgramme) => {
      const meanwhile = await changesAfter(within, seen)
      refuseMeanwhile([workOfEdit(edit)], meanwhile)
      const result = applyEdit(stored.content, edit, timeZone)
      if (result.problem) throw new AppError(result.problem.code.endsWith('_exists') ? 'conflict' : 'invalid', result.problem.code, result.problem.message, { details: { problems: [result.problem] } })
      refuseChange(person, stored.content, result.content)
      await refuseRetiredName(within, edit)
      refuseMeanwhile(touchedNames(stored.content, result.content).map(workOf), meanwhile)
      return { ...this.#prepare(stored, result.content), dropped: result.dropped, stored }
    }
    if (dryRun) {
      const stored = await readStored(db, timeZone, known())
      return this.#outcome(await prepare(db, stored), null)
    }
    return this.#save(person, null, prepare)
  }

  /** Takes a change back; refused when something of it was changed again since, or when its place is taken now. */
  undo(person: Person, id: number): Promise<ChangeOutcome> {
    return this.#save(person, id, async (trx, stored) => {
      const change = await findChange(trx, id)
      if (!change) throw new AppError('not-found', 'change_not_found', `There is no change ${id}; look at the list of changes again.`)
      const after = applyChanges(stored.content, reversed(change.items))
      refuseChange(person, stored.content, after)
      refuseChangedLater(change, stored.content, await changesAfter(trx, id))
      return { ...this.#prepare(stored, after), dropped: [], stored }
    })
  }

  list(asked: { readonly before: number | null; readonly limit: number }): Promise<RecordedChange[]> {
    return listChanges(this.#options.db, asked)
  }

  async #save(person: Person, undoes: number | null, prepare: (trx: Transaction<Tables>, stored: StoredProgramme) => Promise<Prepared>): Promise<ChangeOutcome> {
    const { db, clock, timeZone, known } = this.#options
    const saved = await db.transaction().execute(async (trx) => {
      await lockProgramme(trx)
      const prepared = await prepare(trx, await readWithin(trx, timeZone, known()))
      if (prepared.clashes.length > 0) throw clashRefusal(prepared.clashes, timeZone, (clash) => presentClash(clash, timeZone))
      if (prepared.changes.length === 0) return { prepared, id: null }
      return { prepared, id: await saveChange(trx, prepared, { at: clock.now(), person, origin: person.token ? 'api' : 'desk', undoes, timeZone }) }
    })
    if (saved.id !== null) await this.#options.reload()
    return this.#outcome(saved.prepared, saved.id)
  }

  #prepare(stored: StoredProgramme, after: ProgrammeContent): PreparedChange {
    const { timeZone, clock } = this.#options
    return prepareChange(stored, after, { timeZone, now: clock.now() })
  }

  #outcome({ stored, changes, programme, content, clashes, dropped }: Prepared, changeId: number | null): ChangeOutcome {
    const now = this.#options.clock.now()
    const touched = touchedAirings(programme, changes, now, new Date(now.getTime() + CHECK_DAYS * DAY_MS))
    return {
      revision: changeId ?? stored.revision,
      changeId,
      items: changes,
      next: touched.slice(0, NEXT_AIRINGS),
      clashes,
      gaps: clockGaps(content, touched, this.#options.timeZone),
      dropped,
    }
  }
}

interface Prepared extends PreparedChange {
  readonly dropped: readonly ExceptionContent[]
  readonly stored: StoredProgramme
}

/** A new show or host must not be given the page and the recordings of another that was taken out; the same one may come back. */
async function refuseRetiredName(db: Kysely<Tables>, edit: Edit): Promise<void> {
  const show = edit.do === 'addShow' || edit.do === 'addSlot' ? edit.show : undefined
  const was = show && (await findShow(db, show.slug))
  if (was && was.title !== show.title) throw new AppError('conflict', 'show_exists', `"${was.slug}" was a show once ("${was.title}"), and its page is still there; choose another name, or bring that show back.`)
  const once = edit.do === 'addHost' ? (await listHosts(db)).find((host) => host.slug === edit.host.slug && host.name !== edit.host.name) : undefined
  if (once) throw new AppError('conflict', 'host_exists', `"${once.slug}" was a host once ("${once.name}"), and their page is still there; choose another name, or bring that host back.`)
}

/** Two editors at once: the second is told what the first did to the same show, host or special, and looks again. */
function refuseMeanwhile(works: readonly string[], meanwhile: readonly RecordedChange[]): void {
  const mine = new Set(works)
  const others = meanwhile.filter((change) => change.items.some((item) => mine.has(workOf(item))))
  if (others.length === 0) return
  const who = [...new Set(others.map(nameOfAuthor))].join(', ')
  throw new AppError('conflict', 'changed_meanwhile', `${who} changed this meanwhile; look at the programme again and repeat your change if it still fits.`, { details: { changes: others.map(presentMeanwhile) } })
}

function touchedNames(before: ProgrammeContent, after: ProgrammeContent): { readonly kind: ItemChange['kind']; readonly key: string }[] {
  const [old, now] = [itemsOf(before), itemsOf(after)]
  const isOther = (name: string) => old.get(name)?.content !== now.get(name)?.content
  return [...new Map([...old, ...now])].flatMap(([name, item]) => (isOther(name) ? [item] : []))
}

function refuseChangedLater(change: RecordedChange, content: ProgrammeContent, later: readonly RecordedChange[]): void {
  const items = itemsOf(content)
  const other = change.items.find((item) => !isSame(items.get(nameOf(item))?.content ?? null, item.after))
  if (!other) return
  const again = later.findLast((one) => one.items.some((item) => nameOf(item) === nameOf(other)))
  const isUndo = again?.undoes === change.id
  const message = isUndo
    ? `This change was taken back already by ${nameOfAuthor(again)}.`
    : `This change cannot be taken back any more: ${again ? nameOfAuthor(again) : 'somebody'} changed "${other.key}" after it. Change it by hand.`
  throw new AppError('conflict', isUndo ? 'undone_already' : 'changed_later', message, { details: { changes: again ? [presentMeanwhile(again)] : [] } })
}

function presentMeanwhile({ id, at, personName, items }: RecordedChange) {
  return { id, at: at.toISOString(), by: personName, items: items.map(({ kind, key }) => ({ kind, key })) }
}

function nameOfAuthor({ personName, origin }: RecordedChange): string {
  return personName ?? (origin === 'files' ? 'The programme files' : 'Somebody')
}
