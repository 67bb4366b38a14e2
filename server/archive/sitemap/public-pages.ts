// All pages that shows, hosts and published episodes have.

import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { FoundPage } from '../../http/sitemap.ts'
import { listAddresses } from '../../shows/addresses/store.ts'
import { listHosts, listShows } from '../../shows/store.ts'
import { listPublishedAddresses } from './store.ts'

/** Shows, then hosts, then episodes. A show changes with the newest of its episodes; retired shows keep their pages. */
export async function listPublicPages(db: Kysely<Tables>): Promise<readonly FoundPage[]> {
  const [shows, hosts, episodes, addresses] = await Promise.all([listShows(db, { retired: true }), listHosts(db, { retired: false }), listPublishedAddresses(db), listAddresses(db)])
  const newest = new Map<string, Date>()
  for (const { showSlug, changedAt } of episodes) if (changedAt > (newest.get(showSlug) ?? 0)) newest.set(showSlug, changedAt)
  const show = (slug: string) => `/shows/${addresses.get(slug) ?? slug}`
  return [
    ...shows.map(({ slug }) => ({ path: show(slug), changedAt: newest.get(slug) ?? null })),
    ...hosts.map(({ slug }) => ({ path: `/hosts/${slug}`, changedAt: null })),
    ...episodes.map(({ showSlug, slug, changedAt }) => ({ path: `${show(showSlug)}/${slug}`, changedAt })),
  ]
}
