// What the desk keeps of people: who changed what, whose account is closed, shows given to editors, the second step of
// signing in, access tokens, and ideas on their way to the air.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entries')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('person_id', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('person_name', 'text')
    .addColumn('token_label', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('details', 'jsonb', (column) => column.notNull())
    .addCheckConstraint('audit_entries_action', sql`action ~ '^[a-z_]+\\.[a-z_]+$'`)
    .execute()
  await db.schema.createIndex('audit_entries_person').on('audit_entries').columns(['person_id', 'id']).execute()
  await db.schema.createIndex('audit_entries_subject').on('audit_entries').columns(['subject', 'id']).execute()

  await db.schema.alterTable('people').addColumn('closed_at', 'timestamptz').execute()
  await db.schema
    .alterTable('sessions')
    .addColumn('id', 'uuid', (column) => column.notNull().unique().defaultTo(sql`gen_random_uuid()`))
    .addColumn('device', 'text')
    .execute()

  await db.schema
    .createTable('show_editors')
    .addColumn('person_id', 'uuid', (column) => column.notNull().references('people.id').onDelete('cascade'))
    // No foreign key: shows are retired, never deleted, and an import replaces them as a whole.
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('show_editors_pkey', ['person_id', 'show_slug'])
    .execute()

  await db.schema
    .createTable('second_steps')
    .addColumn('person_id', 'uuid', (column) => column.primaryKey().references('people.id').onDelete('cascade'))
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('confirmed_at', 'timestamptz')
    .addColumn('last_step', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('recovery_codes')
    .addColumn('code_hash', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'uuid', (column) => column.notNull().references('second_steps.person_id').onDelete('cascade'))
    .execute()
  await db.schema.createIndex('recovery_codes_person').on('recovery_codes').column('person_id').execute()

  await db.schema
    .createTable('access_tokens')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('person_id', 'uuid', (column) => column.notNull().references('people.id').onDelete('cascade'))
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('scopes', sql`text[]`, (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .execute()
  await db.schema.createIndex('access_tokens_person').on('access_tokens').column('person_id').execute()

  await db.schema
    .createTable('ideas')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('nick', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('languages', sql`text[]`, (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'timestamptz', (column) => column.notNull())
    .addColumn('moved_at', 'timestamptz', (column) => column.notNull())
    .addColumn('person_id', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addCheckConstraint('ideas_stage', sql`stage in ('applied', 'trained', 'pilot_accepted', 'on_air', 'declined')`)
    .execute()
  await db.schema.createIndex('ideas_moved').on('ideas').column('moved_at').execute()
  await db.schema
    .createTable('idea_steps')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('idea_id', 'uuid', (column) => column.notNull().references('ideas.id').onDelete('cascade'))
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('person_id', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('person_name', 'text')
    .execute()
  await db.schema.createIndex('idea_steps_idea').on('idea_steps').column('idea_id').execute()
  await db.schema
    .alterTable('invitations')
    .addColumn('idea_id', 'uuid', (column) => column.references('ideas.id').onDelete('set null'))
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('invitations').dropColumn('idea_id').execute()
  for (const table of ['idea_steps', 'ideas', 'access_tokens', 'recovery_codes', 'second_steps', 'show_editors']) await db.schema.dropTable(table).execute()
  await db.schema.alterTable('sessions').dropColumn('device').dropColumn('id').execute()
  await db.schema.alterTable('people').dropColumn('closed_at').execute()
  await db.schema.dropTable('audit_entries').execute()
}
