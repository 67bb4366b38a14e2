// The words by which episodes are found, beside the episodes: lists and feeds read every column of those.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('episode_search')
    .addColumn('episode_id', 'uuid', (column) => column.primaryKey().references('episodes.id').onDelete('cascade'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()
  // A database server of somebody else's may not have the extension, or not let us: then every episode is looked through, slower.
  await sql`
    do $$ begin
      create extension if not exists pg_trgm;
      create index episode_search_text on episode_search using gin (text gin_trgm_ops);
    exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
      raise notice 'pg_trgm cannot be used: %', sqlerrm;
    end $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('episode_search').execute()
}
