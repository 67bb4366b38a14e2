// The archive: episodes with their files and addresses, the jobs that make them, and what lies in the storage without an owner.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('episodes')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('guid', 'text', (column) => column.notNull().unique())
    // No foreign key: a special has a slug of its own and is no show.
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('occurrence_id', 'text')
    // One recording gives one episode, however often its job is tried.
    .addColumn('recording_id', 'uuid', (column) => column.unique())
    .addColumn('aired_at', 'timestamptz')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('latin_title', 'text')
    .addColumn('languages', sql`text[]`, (column) => column.notNull())
    .addColumn('language_ranges', 'jsonb', (column) => column.notNull())
    .addColumn('notes', 'jsonb', (column) => column.notNull())
    .addColumn('credits', 'jsonb', (column) => column.notNull())
    .addColumn('chapters', 'jsonb', (column) => column.notNull())
    .addColumn('tracks', 'jsonb', (column) => column.notNull())
    .addColumn('tracks_checked', 'boolean', (column) => column.notNull())
    .addColumn('trim', 'jsonb')
    .addColumn('cuts', 'jsonb', (column) => column.notNull())
    .addColumn('gaps', 'jsonb', (column) => column.notNull())
    .addColumn('license', 'text')
    .addColumn('explicit', 'boolean', (column) => column.notNull())
    .addColumn('number', 'integer')
    .addColumn('archive', 'text', (column) => column.notNull())
    .addColumn('music', 'text', (column) => column.notNull())
    .addColumn('publish_at', 'timestamptz')
    .addColumn('published_at', 'timestamptz')
    .addColumn('withdrawn_at', 'timestamptz')
    .addColumn('withdrawn_reason', 'text')
    .addColumn('is_held', 'boolean', (column) => column.notNull())
    .addColumn('master_duration_ms', 'integer')
    .addColumn('loudness', 'jsonb')
    .addColumn('duration_ms', 'integer')
    .addColumn('cover_key', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addCheckConstraint('episodes_slug', sql`slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
    .addCheckConstraint('episodes_archive', sql`archive in ('full', 'talk_only', 'none')`)
    .addCheckConstraint(
      'episodes_state',
      sql`case state
        when 'draft' then publish_at is null
        when 'scheduled' then publish_at is not null
        when 'published' then published_at is not null and duration_ms is not null
        when 'withdrawn' then withdrawn_at is not null
        else false
      end`,
    )
    .execute()
  await db.schema.createIndex('episodes_published').on('episodes').columns(['published_at', 'id']).execute()
  await db.schema.createIndex('episodes_of_show').on('episodes').columns(['show_slug', 'published_at']).execute()
  await db.schema.createIndex('episodes_occurrence').on('episodes').column('occurrence_id').execute()
  await sql`create index episodes_scheduled on episodes (publish_at) where state = 'scheduled'`.execute(db)

  await db.schema
    .createTable('episode_addresses')
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('episode_id', 'uuid', (column) => column.notNull().references('episodes.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('episode_addresses_pkey', ['show_slug', 'slug'])
    .execute()
  await db.schema.createIndex('episode_addresses_episode').on('episode_addresses').column('episode_id').execute()

  await db.schema
    .createTable('episode_changes')
    .addColumn('episode_id', 'uuid', (column) => column.notNull().references('episodes.id').onDelete('cascade'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('person_name', 'text')
    .addColumn('fields', sql`text[]`, (column) => column.notNull())
    .addPrimaryKeyConstraint('episode_changes_pkey', ['episode_id', 'revision'])
    .execute()

  await db.schema
    .createTable('episode_files')
    .addColumn('storage_key', 'text', (column) => column.primaryKey())
    // No cascade: who removes an episode must first say what becomes of its files.
    .addColumn('episode_id', 'uuid', (column) => column.notNull().references('episodes.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('duration_ms', 'integer')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('recipe', 'text')
    .addUniqueConstraint('episode_files_kind', ['episode_id', 'kind'])
    .addCheckConstraint('episode_files_kinds', sql`kind in ('master', 'mp3', 'opus', 'peaks', 'waveform', 'transcript', 'cover')`)
    .execute()

  await db.schema
    .createTable('jobs')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('show_slug', 'text')
    .addColumn('input', 'jsonb', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('progress', 'real', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'timestamptz', (column) => column.notNull())
    .addColumn('worker', 'text')
    .addColumn('lease_until', 'timestamptz')
    .addColumn('cancel_requested', 'boolean', (column) => column.notNull())
    .addColumn('checkpoint', 'jsonb', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz')
    .addColumn('finished_at', 'timestamptz')
    .addCheckConstraint('jobs_state', sql`state in ('waiting', 'running', 'done', 'failed', 'cancelled')`)
    .execute()
  await sql`create unique index jobs_unfinished on jobs (kind, subject) where state in ('waiting', 'running')`.execute(db)
  await sql`create index jobs_next on jobs (priority desc, run_at) where state in ('waiting', 'running')`.execute(db)
  await db.schema.createIndex('jobs_newest').on('jobs').column('created_at').execute()

  await db.schema
    .createTable('loose_files')
    .addColumn('storage_key', 'text', (column) => column.primaryKey())
    .addColumn('job_id', 'uuid')
    .addColumn('since', 'timestamptz', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('archive_secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('secret', 'bytea', (column) => column.notNull())
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['archive_secrets', 'loose_files', 'jobs', 'episode_files', 'episode_changes', 'episode_addresses', 'episodes']) await db.schema.dropTable(table).execute()
}
