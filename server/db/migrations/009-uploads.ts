// Sound that people send as files: what is on its way, what became of it.

import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('uploads')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('person_name', 'text', (column) => column.notNull())
    .addColumn('show_slug', 'text', (column) => column.notNull())
    // As it is shown; on the disk the file is called by its id.
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('wants_archive', 'boolean', (column) => column.notNull())
    .addColumn('occurrence_id', 'text')
    .addColumn('airs_at', 'timestamptz')
    .addColumn('airs_until', 'timestamptz')
    // The rest of a live show: whose session, which airing, when its first sound was said.
    .addColumn('late_session', 'uuid')
    .addColumn('late_occurrence', 'text')
    .addColumn('late_at', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('arrived_at', 'timestamptz')
    .addColumn('delivered_at', 'timestamptz')
    // No foreign key: a draft may be thrown away, and the upload is still told of.
    .addColumn('episode_id', 'uuid')
    .addColumn('done_at', 'timestamptz')
    .execute()
  await db.schema.createIndex('uploads_of_person').on('uploads').columns(['person_id', 'created_at']).execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('uploads').execute()
}
