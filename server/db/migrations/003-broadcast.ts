// What went on air, who was live, what was recorded.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('airings')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('live', 'boolean', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('reason_code', 'text', (column) => column.notNull())
    .addColumn('occurrence_id', 'text')
    .addColumn('show_slug', 'text')
    .addColumn('host_name', 'text')
    .addColumn('title', 'text')
    .addColumn('live_session_id', 'uuid')
    .execute()
  await db.schema.createIndex('airings_started').on('airings').column('started_at').execute()
  await db.schema.createIndex('airings_occurrence').on('airings').column('occurrence_id').execute()
  await sql`create index airings_unfinished on airings (started_at) where ended_at is null`.execute(db)

  await db.schema
    .createTable('live_sessions')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('host_name', 'text', (column) => column.notNull())
    .addColumn('occurrence_id', 'text', (column) => column.notNull())
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .addColumn('admitted_at', 'timestamptz', (column) => column.notNull())
    .addColumn('on_air_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('ending', 'text')
    .addColumn('lines', 'integer', (column) => column.notNull())
    .addCheckConstraint('live_sessions_by', sql`by in ('microphone', 'client')`)
    .execute()
  await db.schema.createIndex('live_sessions_admitted').on('live_sessions').column('admitted_at').execute()
  await db.schema.createIndex('live_sessions_occurrence').on('live_sessions').column('occurrence_id').execute()

  await db.schema
    .createTable('recordings')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('occurrence_id', 'text', (column) => column.notNull())
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz')
    .addColumn('duration_ms', 'integer')
    .addColumn('bytes', 'bigint')
    .addCheckConstraint('recordings_state', sql`state in ('open', 'finished', 'broken')`)
    .execute()
  await db.schema.createIndex('recordings_occurrence').on('recordings').column('occurrence_id').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['recordings', 'live_sessions', 'airings']) await db.schema.dropTable(table).execute()
}
