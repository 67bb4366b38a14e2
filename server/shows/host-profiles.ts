// The host profiles of the programme, for whoever links a person to one.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { checkHostSlug } from './host-slug.ts'
import { listHosts } from './store.ts'

/** What people ask of the programme (`HostProfiles` there). Retired hosts count: they may come back. */
export function openHostProfiles(db: Kysely<Tables>): { check(slug: string): Promise<void> } {
  return { check: async (slug) => checkHostSlug(slug, await listHosts(db)) }
}
