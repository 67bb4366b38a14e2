// Every change of the programme, who made it and what it was before; what the files said when they were applied last.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programme_changes')
    .addColumn('id', 'integer', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('person_id', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('person_name', 'text')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('items', 'jsonb', (column) => column.notNull())
    .addColumn('undoes', 'integer', (column) => column.references('programme_changes.id'))
    .addCheckConstraint('programme_changes_origin', sql`origin in ('desk', 'files', 'api')`)
    .execute()

  await db.schema.alterTable('shows').addColumn('chat', 'boolean', (column) => column.notNull().defaultTo(true)).execute()

  // Without content it was applied before content was kept; nothing could change the programme beside the files then.
  await db.schema
    .alterTable('programme_imports')
    .addColumn('content', 'jsonb')
    .addColumn('time_zone', 'text')
    .addColumn('conflicts', 'jsonb', (column) => column.notNull().defaultTo(sql`'[]'::jsonb`))
    .execute()

  // A planned special may come from the files or from the desk; the others somebody opened to go live at once.
  await sql`alter table specials drop constraint specials_origin`.execute(db)
  await sql`update specials set origin = 'programme' where origin = 'file'`.execute(db)
  await sql`alter table specials add constraint specials_origin check (origin in ('programme', 'person'))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table specials drop constraint specials_origin`.execute(db)
  await sql`update specials set origin = 'file' where origin = 'programme'`.execute(db)
  await sql`alter table specials add constraint specials_origin check (origin in ('file', 'person'))`.execute(db)
  for (const column of ['content', 'time_zone', 'conflicts']) await db.schema.alterTable('programme_imports').dropColumn(column).execute()
  await db.schema.alterTable('shows').dropColumn('chat').execute()
  await db.schema.dropTable('programme_changes').execute()
}
