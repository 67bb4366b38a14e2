// What is spoken instead of written: the titles of shows in their hosts' own voices, and listeners' questions.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('show_spoken_titles')
    .addColumn('show_slug', 'text', (column) => column.notNull().references('shows.slug').onDelete('cascade'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .addColumn('changed_by', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addPrimaryKeyConstraint('show_spoken_titles_pkey', ['show_slug', 'language'])
    .addCheckConstraint('show_spoken_titles_hash', sql`hash ~ '^[0-9a-f]{16}$'`)
    .execute()

  await db.schema
    .createTable('voice_questions')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('show_slug', 'text', (column) => column.notNull().references('shows.slug').onDelete('cascade'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('may_air', 'boolean', (column) => column.notNull())
    // Of the secret by which its sender takes it back; says nothing about who that is.
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    // As it was sent; then of what is kept.
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('duration_ms', 'integer')
    .addColumn('is_voice_changed', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('refusal', 'text')
    .addColumn('begun_at', 'timestamptz', (column) => column.notNull())
    .addColumn('kept_at', 'timestamptz')
    .addColumn('answered_at', 'timestamptz')
    .addColumn('aired_at', 'timestamptz')
    .addCheckConstraint('voice_questions_state', sql`case state
      when 'arriving' then kept_at is null
      when 'checking' then kept_at is null
      when 'refused' then refusal is not null
      when 'kept' then kept_at is not null and duration_ms is not null
      else false
    end`)
    .addCheckConstraint('voice_questions_aired', sql`aired_at is null or may_air`)
    .execute()
  await db.schema.createIndex('voice_questions_show').on('voice_questions').columns(['show_slug', 'begun_at']).execute()
  await db.schema.createIndex('voice_questions_begun').on('voice_questions').column('begun_at').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('voice_questions').execute()
  await db.schema.dropTable('show_spoken_titles').execute()
}
