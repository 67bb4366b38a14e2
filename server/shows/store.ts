// Shows and hosts in the database.

import type { Kysely, Selectable } from 'kysely'
import type { HostContent, ShowContent } from '../../schedules/programme-content.ts'
import type { ProgrammeTables } from '../db/tables/programme.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { claimSlugs } from './addresses/store.ts'
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

/** The host of that slug, retired or not, with the shows they host now; refuses an unknown one. */
export async function getHost(db: Kysely<Tables>, slug: string): Promise<Host & { readonly retired: boolean; readonly shows: readonly Show[] }> {
  const row = await db.selectFrom('hosts').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'host_not_found', `There is no host "${slug}"; /api/v1/hosts lists them all.`)
  const shows = (await listShows(db)).filter((show) => show.hosts.some((host) => host.slug === slug))
  return { ...hostOf(row), retired: row.retired, shows }
}

/** Lists all hosts by slug; retired ones too unless told otherwise. */
export async function listHosts(db: Kysely<Tables>, { retired = true } = {}): Promise<Host[]> {
  return (await db.selectFrom('hosts').selectAll().$if(!retired, (query) => query.where('retired', '=', false)).orderBy('slug').execute()).map(hostOf)
}

/** Adds hosts or changes those of the same slug; retired ones are back. */
export async function saveHosts(db: Kysely<Tables>, hosts: readonly HostContent[]): Promise<void> {
  for (const host of hosts) {
    const { slug, name, role, fictional } = host
    const values = { name, latin_name: host.latinName, languages: [...host.languages], role, fictional, retired: false }
    await db.insertInto('hosts').values({ slug, ...values }).onConflict((conflict) => conflict.column('slug').doUpdateSet(values)).execute()
  }
}

/** Adds shows with their hosts, who must exist, or changes those of the same slug; retired ones are back. Refuses a slug that is another show's address. */
export async function saveShows(db: Kysely<Tables>, shows: readonly ShowContent[]): Promise<void> {
  if (shows.length === 0) return
  for (const show of shows) await saveShow(db, show)
  await claimSlugs(db, shows.map((show) => show.slug))
  await db.deleteFrom('show_hosts').where('show_slug', 'in', shows.map((show) => show.slug)).execute()
  const pairs = shows.flatMap((show) => show.hosts.map((host, position) => ({ show_slug: show.slug, host_slug: host, position })))
  if (pairs.length > 0) await db.insertInto('show_hosts').values(pairs).execute()
}

/** Takes hosts out of the programme; they are kept, since recordings and people name them. */
export async function retireHosts(db: Kysely<Tables>, slugs: readonly string[]): Promise<void> {
  if (slugs.length > 0) await db.updateTable('hosts').set({ retired: true }).where('slug', 'in', slugs).execute()
}

/** Takes shows out of the programme; their pages and recordings stay. */
export async function retireShows(db: Kysely<Tables>, slugs: readonly string[]): Promise<void> {
  if (slugs.length > 0) await db.updateTable('shows').set({ retired: true }).where('slug', 'in', slugs).execute()
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
    chat: show.chat,
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
