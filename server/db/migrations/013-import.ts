// Podcasts that come here from elsewhere, and feeds that move away.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feed_imports')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('feed_url', 'text', (column) => column.notNull())
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('image_url', 'text')
    .addColumn('since', 'timestamptz')
    .addColumn('publish', 'boolean', (column) => column.notNull())
    .addColumn('person_name', 'text')
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    // Importing the same feed again goes on with the same import.
    .addUniqueConstraint('feed_imports_feed', ['feed_url', 'show_slug'])
    .execute()
  await sql`create index jobs_of_import on jobs ((input ->> 'importId')) where kind = 'import'`.execute(db)

  await db.schema
    .createTable('feed_moves')
    .addColumn('show_slug', 'text', (column) => column.primaryKey())
    .addColumn('moved_to', 'text', (column) => column.notNull())
    .addColumn('redirects', 'boolean', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .execute()

  // When it was first published elsewhere; it goes out here with that date.
  await db.schema.alterTable('episodes').addColumn('first_published_at', 'timestamptz').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('episodes').dropColumn('first_published_at').execute()
  await db.schema.dropTable('feed_moves').execute()
  await sql`drop index jobs_of_import`.execute(db)
  await db.schema.dropTable('feed_imports').execute()
}
