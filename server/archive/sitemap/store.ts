// The addresses of published episodes in the database: little of each, since there may be tens of thousands.

import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'

export interface EpisodeAddress {
  readonly showSlug: string
  readonly slug: string
  readonly changedAt: Date
}

/** Only what everybody may hear now, the oldest first, so that those already listed stay where they are. */
export async function listPublishedAddresses(db: Kysely<Tables>): Promise<EpisodeAddress[]> {
  const rows = await db.selectFrom('episodes').select(['show_slug', 'slug', 'updated_at']).where('state', '=', 'published').orderBy('published_at').orderBy('id').execute()
  return rows.map(({ show_slug: showSlug, slug, updated_at: changedAt }) => ({ showSlug, slug, changedAt }))
}
