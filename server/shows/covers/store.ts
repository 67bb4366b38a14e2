// Covers in the database: which picture a show has now.

import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Crop } from './crop.ts'

export interface Cover {
  readonly hash: string
  /** Of the whole picture as it came. */
  readonly width: number
  readonly height: number
  readonly crop: Crop
  /** What it shows, by language tag. */
  readonly alt: Readonly<Record<string, string>>
}

/** The covers of all shows that have one, by slug. */
export async function listCovers(db: Kysely<Tables>): Promise<ReadonlyMap<string, Cover>> {
  const rows = await db.selectFrom('show_covers').selectAll().execute()
  return new Map(rows.map((row) => [row.show_slug, coverOf(row)]))
}

export async function findCover(db: Kysely<Tables>, slug: string): Promise<Cover | null> {
  const row = await db.selectFrom('show_covers').selectAll().where('show_slug', '=', slug).executeTakeFirst()
  return row ? coverOf(row) : null
}

export async function saveCover(db: Kysely<Tables>, slug: string, cover: Cover, by: { readonly personId: string | null; readonly at: Date }): Promise<void> {
  const { hash, width, height, crop, alt } = cover
  const values = { hash, width, height, crop: JSON.stringify(crop), alt: JSON.stringify(alt), changed_at: by.at, changed_by: by.personId }
  await db.insertInto('show_covers').values({ show_slug: slug, ...values }).onConflict((conflict) => conflict.column('show_slug').doUpdateSet(values)).execute()
}

export async function deleteCover(db: Kysely<Tables>, slug: string): Promise<void> {
  await db.deleteFrom('show_covers').where('show_slug', '=', slug).execute()
}

function coverOf({ hash, width, height, crop, alt }: Selectable<Tables['show_covers']>): Cover {
  return { hash, width, height, crop, alt }
}
