// What the desk keeps of people: who changed what.

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
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('audit_entries').execute()
}
