// The words by which episodes are found, beside the episodes: lists and feeds read every column of those.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('episode_search')
    .addColumn('episode_id', 'uuid', (column) => column.primaryKey().references('episodes.id').onDelete('cascade'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('pieces', sql`text[]`, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()
  // Words are found by their pieces, which the station makes itself: no extension, no locale.
  await sql`create index episode_search_pieces on episode_search using gin (pieces)`.execute(db)

  await db.schema
    .createTable('transcript_search')
    // A transcript that is taken away or replaced takes its words with it, whoever does it.
    .addColumn('storage_key', 'text', (column) => column.primaryKey().references('episode_files.storage_key').onDelete('cascade'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('pieces', sql`text[]`, (column) => column.notNull())
    .addColumn('cues', 'jsonb', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()
  await sql`create index transcript_search_pieces on transcript_search using gin (pieces)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('transcript_search').execute()
  await db.schema.dropTable('episode_search').execute()
}
