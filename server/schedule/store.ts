// Slots, exceptions, specials and the record of imports in the database.

import type { Kysely, Selectable, Transaction } from 'kysely'
import type { ExceptionContent, ProgrammeContent, ShowContent, SlotContent } from '../../schedules/programme-content.ts'
import type { AiringShow, Programme, Special } from '../../schedules/programme.ts'
import { airingShow, exceptionOf, kindOf, programmeOf, slotOf, specialId } from '../../schedules/programme-of-content.ts'
import { formatDay } from '../../schedules/calendar-date.ts'
import { DAY_MS, wallOf } from '../../schedules/wall-clock.ts'
import type { ProgrammeTables } from '../db/tables/programme.ts'
import { notify } from '../db/notifications.ts'
import type { Tables } from '../db/tables.ts'
import { listHosts, listShows } from '../shows/store.ts'

/** Where every process of the station listens for changes of the programme. */
export const PROGRAMME_CHANNEL = 'programme_changed'

type SpecialRow = Selectable<ProgrammeTables['specials']>

/** A special as a person opens it. */
export interface NewSpecial {
  readonly slug: string
  readonly title: string
  readonly languages: readonly string[]
  readonly hostSlugs: readonly string[]
  readonly startsAt: Date
  readonly endsAt: Date
  readonly personId: string
  readonly personName: string
}

/** Reads the whole programme as of one moment: no half of an import is ever seen. */
export function readProgramme(db: Kysely<Tables>, timeZone: string): Promise<Programme> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((trx) => readAll(trx, timeZone))
}

async function readAll(trx: Transaction<Tables>, timeZone: string): Promise<Programme> {
  const shows = await listShows(trx, { retired: true })
  const hosts = new Map((await listHosts(trx)).map((host) => [host.slug, host]))
  const slots = await trx.selectFrom('slots').selectAll().orderBy('show_slug').orderBy('key').execute()
  const exceptions = await trx.selectFrom('exceptions').selectAll().orderBy('date').execute()
  const specials = await trx.selectFrom('specials').selectAll().orderBy('starts_at').execute()
  return {
    timeZone,
    shows: new Map(shows.map((show) => [show.slug, airingShow({ ...show, hosts: show.hosts.map((host) => host.slug) } satisfies ShowContent, hosts)])),
    slots: slots.map((row) => slotOf(slotContent(row), timeZone)),
    exceptions: exceptions.map((row) => exceptionOf(exceptionContent(row))),
    specials: specials.map((row) => specialOf(row, (slug) => hosts.get(slug)?.name ?? null, timeZone)),
  }
}

/** Makes slots, exceptions and the files' specials what the programme says; specials that people opened stay. */
export async function replaceSchedule(trx: Transaction<Tables>, content: ProgrammeContent, timeZone: string): Promise<void> {
  await trx.deleteFrom('exceptions').execute()
  await trx.deleteFrom('slots').execute()
  await trx.deleteFrom('specials').where('origin', '=', 'file').execute()
  if (content.slots.length > 0) await trx.insertInto('slots').values(content.slots.map(slotRow)).execute()
  if (content.exceptions.length > 0) await trx.insertInto('exceptions').values(content.exceptions.map(exceptionRow)).execute()
  const { specials } = programmeOf({ ...content, shows: [], slots: [], exceptions: [] }, timeZone)
  for (const [index, special] of content.specials.entries()) {
    const airing = specials[index]
    if (!airing) throw new Error('unreachable: every special airs once')
    await trx
      .insertInto('specials')
      .values({
        slug: special.slug,
        origin: 'file',
        type: special.type,
        title: special.title,
        latin_title: special.latinTitle,
        languages: [...special.languages],
        host_slugs: [...special.hosts],
        mode: special.mode,
        plays: special.plays,
        music: special.music,
        archive: special.archive,
        end_policy: JSON.stringify(special.endPolicy),
        starts_at: airing.startsAt,
        ends_at: airing.endsAt,
        features: JSON.stringify({ questions: special.questions, recommendations: special.recommendations, workingGroup: special.workingGroup }),
      })
      .execute()
  }
}

/** Stores a special and tells all processes; fails with PostgreSQL's exclusion error when another one has the air then. */
export async function insertSpecial(db: Kysely<Tables>, special: NewSpecial): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await insertSpecialRow(trx, special)
    await notify(trx, PROGRAMME_CHANNEL)
  })
}

async function insertSpecialRow(trx: Transaction<Tables>, special: NewSpecial): Promise<void> {
  await trx
    .insertInto('specials')
    .values({
      slug: special.slug,
      origin: 'person',
      type: null,
      title: special.title,
      latin_title: null,
      languages: [...special.languages],
      host_slugs: [...special.hostSlugs],
      mode: 'live',
      plays: null,
      music: 'none',
      // Nobody has said yet what was played, so nothing but talk is published without a look.
      archive: 'talk_only',
      end_policy: JSON.stringify({ kind: 'hard' }),
      starts_at: special.startsAt,
      ends_at: special.endsAt,
      person_id: special.personId,
      person_name: special.personName,
      features: JSON.stringify({ questions: false, recommendations: false, workingGroup: null }),
    })
    .execute()
}

/** The first special (of that origin, when given) that has the air at some moment of [startsAt, endsAt); null when none. */
export async function findOverlappingSpecial(
  db: Kysely<Tables>,
  startsAt: Date,
  endsAt: Date,
  origin?: 'file' | 'person',
): Promise<{ title: string; startsAt: Date; endsAt: Date } | null> {
  const row = await db
    .selectFrom('specials')
    .select(['title', 'starts_at', 'ends_at'])
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .$if(origin !== undefined, (query) => query.where('origin', '=', origin ?? 'file'))
    .orderBy('starts_at')
    .executeTakeFirst()
  return row ? { title: row.title, startsAt: row.starts_at, endsAt: row.ends_at } : null
}

/** Ends a special early and tells all processes; false when it is not running then. */
export function endSpecialAt(db: Kysely<Tables>, slug: string, at: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const result = await trx.updateTable('specials').set({ ends_at: at }).where('slug', '=', slug).where('starts_at', '<', at).where('ends_at', '>', at).executeTakeFirst()
    await notify(trx, PROGRAMME_CHANNEL)
    return result.numUpdatedRows > 0n
  })
}

/** The hashes of the files imported last; null before the first import. */
export async function lastImportHashes(db: Kysely<Tables>): Promise<Readonly<Record<string, string>> | null> {
  const row = await db.selectFrom('programme_imports').select('hashes').orderBy('id', 'desc').executeTakeFirst()
  return row?.hashes ?? null
}

/** Remembers what was imported, and tells all processes once the transaction commits. */
export async function recordImport(db: Kysely<Tables>, importedAt: Date, hashes: Readonly<Record<string, string>>): Promise<void> {
  await notify(db, PROGRAMME_CHANNEL)
  await db.insertInto('programme_imports').values({ imported_at: importedAt, hashes: JSON.stringify(hashes) }).execute()
}

function slotRow(slot: SlotContent) {
  return {
    show_slug: slot.showSlug,
    key: slot.key,
    rule: slot.rule,
    first_date: slot.firstDate,
    start_time: slot.startTime,
    minutes: slot.minutes,
    time_zone: slot.timeZone,
    exdates: [...slot.exdates],
    rdates: [...slot.rdates],
  }
}

function slotContent(row: Selectable<ProgrammeTables['slots']>): SlotContent {
  return {
    showSlug: row.show_slug,
    key: row.key,
    rule: row.rule,
    firstDate: row.first_date,
    startTime: row.start_time,
    minutes: row.minutes,
    timeZone: row.time_zone,
    exdates: row.exdates,
    rdates: row.rdates,
  }
}

function exceptionRow(exception: ExceptionContent) {
  return {
    show_slug: exception.showSlug,
    slot_key: exception.slotKey,
    date: exception.date,
    action: exception.action,
    reason: exception.action === 'cancel' ? JSON.stringify(exception.reason) : null,
    to_date: exception.action === 'move' ? exception.toDate : null,
    start_time: exception.action === 'move' ? exception.startTime : null,
    minutes: exception.action === 'move' || exception.action === 'extend' ? exception.minutes : null,
    with_show: exception.action === 'replace' ? exception.withShow : null,
    of_date: exception.action === 'rerun' ? exception.ofDate : null,
    plays: exception.action === 'rerun' ? exception.plays : null,
  }
}

function exceptionContent(row: Selectable<ProgrammeTables['exceptions']>): ExceptionContent {
  const airing = { showSlug: row.show_slug, slotKey: row.slot_key, date: row.date }
  switch (row.action) {
    case 'cancel':
      return { ...airing, action: 'cancel', reason: row.reason ?? {} }
    case 'move':
      return { ...airing, action: 'move', toDate: row.to_date ?? row.date, startTime: row.start_time ?? '00:00', minutes: row.minutes }
    case 'extend':
      return { ...airing, action: 'extend', minutes: row.minutes ?? 0 }
    case 'replace':
      return { ...airing, action: 'replace', withShow: row.with_show ?? row.show_slug }
    case 'rerun':
      return { ...airing, action: 'rerun', ofDate: row.of_date, plays: row.plays }
  }
}

function specialOf(row: SpecialRow, hostName: (slug: string) => string | null, timeZone: string): Special {
  const named = row.host_slugs.map((slug) => ({ slug, name: hostName(slug) ?? slug }))
  const show: AiringShow = {
    slug: row.slug,
    title: row.title,
    latinTitle: row.latin_title,
    languages: row.languages,
    hosts: named.length > 0 || row.person_name === null ? named : [{ slug: null, name: row.person_name }],
    kind: kindOf(row.mode),
    plays: row.plays,
    music: row.music,
    archive: row.archive,
    endPolicy: row.end_policy,
    rebroadcast: null,
  }
  const date = formatDay(Math.floor(wallOf(row.starts_at.getTime(), timeZone) / DAY_MS))
  return { id: specialId(row.slug, date), show, startsAt: row.starts_at, endsAt: row.ends_at, personId: row.person_id }
}
