// Spoken titles in the database: which sound says the title of a show in a language now.

import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { SpokenFile } from './spoken-files.ts'

export interface SpokenTitle extends SpokenFile {
  readonly durationMs: number
}

/** Those of all shows that have any, by slug. */
export async function listSpoken(db: Kysely<Tables>): Promise<ReadonlyMap<string, readonly SpokenTitle[]>> {
  const rows = await db.selectFrom('show_spoken_titles').selectAll().orderBy('language').execute()
  return new Map([...Map.groupBy(rows, (row) => row.show_slug)].map(([slug, mine]) => [slug, mine.map(spokenOf)]))
}

export async function listSpokenOf(db: Kysely<Tables>, slug: string): Promise<SpokenTitle[]> {
  return (await db.selectFrom('show_spoken_titles').selectAll().where('show_slug', '=', slug).orderBy('language').execute()).map(spokenOf)
}

export async function saveSpoken(db: Kysely<Tables>, slug: string, { language, hash, durationMs }: SpokenTitle, by: { readonly personId: string; readonly at: Date }): Promise<void> {
  const values = { hash, duration_ms: durationMs, changed_at: by.at, changed_by: by.personId }
  await db.insertInto('show_spoken_titles').values({ show_slug: slug, language, ...values }).onConflict((conflict) => conflict.columns(['show_slug', 'language']).doUpdateSet(values)).execute()
}

export async function deleteSpoken(db: Kysely<Tables>, slug: string, language: string): Promise<void> {
  await db.deleteFrom('show_spoken_titles').where('show_slug', '=', slug).where('language', '=', language).execute()
}

function spokenOf({ language, hash, duration_ms }: Selectable<Tables['show_spoken_titles']>): SpokenTitle {
  return { language, hash, durationMs: duration_ms }
}
