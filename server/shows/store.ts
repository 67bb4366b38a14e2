// Shows and hosts in the database.

import type { Kysely, Selectable } from 'kysely'
import type { HostContent, ShowContent } from '../../schedules/programme-content.ts'
import type { ProgrammeTables } from '../db/tables/programme.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Host, Show } from './show.ts'

type ShowRow = Selectable<ProgrammeTables['shows']>
type HostRow = Selectable<ProgrammeTables['hosts']>

/** Lists all shows by slug; retired ones too when asked. */
export async function listShows(db: Kysely<Tables>, { retired = false } = {}): Promise<Show[]> {
  const rows = await db.selectFrom('shows').selectAll().$if(!retired, (query) => query.where('retired', '=', false)).orderBy('slug').execute()
  const hosts = await hostsByShow(db)
  return rows.map((row) => showOf(row, hosts.get(row.slug) ?? []))
}

/** The show of that slug, retired or not; null when there never was one. */
export async function findShow(db: Kysely<Tables>, slug: string): Promise<Show | null> {
  const row = await db.selectFrom('shows').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? showOf(row, (await hostsByShow(db, slug)).get(slug) ?? []) : null
}

/** The show of that slug; refuses an unknown one. */
export async function getShow(db: Kysely<Tables>, slug: string): Promise<Show> {
  const show = await findShow(db, slug)
  if (!show) throw new AppError('not-found', 'show_not_found', `There is no show "${slug}"; /api/v1/shows lists them all.`)
  return show
}

/** Lists all hosts by slug, retired ones included. */
export async function listHosts(db: Kysely<Tables>): Promise<Host[]> {
  return (await db.selectFrom('hosts').selectAll().orderBy('slug').execute()).map(hostOf)
}

/** Makes hosts and shows what the programme says. Those it no longer has are retired, never deleted. */
export async function replaceShows(db: Kysely<Tables>, hosts: readonly HostContent[], shows: readonly ShowContent[]): Promise<void> {
  await db.updateTable('hosts').set({ retired: true }).execute()
  await db.updateTable('shows').set({ retired: true }).execute()
  for (const host of hosts) await saveHost(db, host)
  for (const show of shows) await saveShow(db, show)
  await db.deleteFrom('show_hosts').execute()
  const pairs = shows.flatMap((show) => show.hosts.map((host, position) => ({ show_slug: show.slug, host_slug: host, position })))
  if (pairs.length > 0) await db.insertInto('show_hosts').values(pairs).execute()
}

async function saveHost(db: Kysely<Tables>, host: HostContent): Promise<void> {
  const { slug, name, role, fictional } = host
  const values = { name, latin_name: host.latinName, languages: [...host.languages], role, fictional, retired: false }
  await db.insertInto('hosts').values({ slug, ...values }).onConflict((conflict) => conflict.column('slug').doUpdateSet(values)).execute()
}

async function saveShow(db: Kysely<Tables>, show: ShowContent): Promise<void> {
  const values = {
    title: show.title,
    latin_title: show.latinTitle,
    titles: JSON.stringify(show.titles),
    languages: [...show.languages],
    mode: show.mode,
    plays: show.plays,
    themes: [...show.themes],
    music: show.music,
    archive: show.archive,
    interaction: [...show.interaction],
    end_policy: JSON.stringify(show.endPolicy),
    rebroadcast: show.rebroadcast && JSON.stringify(show.rebroadcast),
    descriptions: JSON.stringify(show.descriptions),
    review: [...show.review],
    features: JSON.stringify(show.features),
    retired: false,
  }
  await db.insertInto('shows').values({ slug: show.slug, ...values }).onConflict((conflict) => conflict.column('slug').doUpdateSet(values)).execute()
}

async function hostsByShow(db: Kysely<Tables>, slug?: string): Promise<Map<string, Host[]>> {
  const rows = await db
    .selectFrom('show_hosts')
    .innerJoin('hosts', 'hosts.slug', 'show_hosts.host_slug')
    .selectAll('hosts')
    .select('show_hosts.show_slug')
    .$if(slug !== undefined, (query) => query.where('show_hosts.show_slug', '=', slug ?? ''))
    .orderBy('show_hosts.position')
    .execute()
  const byShow = new Map<string, Host[]>()
  for (const row of rows) byShow.set(row.show_slug, [...(byShow.get(row.show_slug) ?? []), hostOf(row)])
  return byShow
}

function hostOf(row: HostRow): Host {
  return { slug: row.slug, name: row.name, latinName: row.latin_name, languages: row.languages, role: row.role, fictional: row.fictional }
}

function showOf(row: ShowRow, hosts: readonly Host[]): Show {
  const { latin_title: latinTitle, end_policy: endPolicy, ...columns } = row
  return { ...columns, latinTitle, endPolicy, hosts }
}
