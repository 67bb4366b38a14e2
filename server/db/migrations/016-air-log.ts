// Parts of the air log that somebody said must be kept.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('air_log_holds')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('from_at', 'timestamptz', (column) => column.notNull())
    .addColumn('until_at', 'timestamptz', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    // Names as they were then: what was held outlives accounts.
    .addColumn('held_by', 'text', (column) => column.notNull())
    .addColumn('held_at', 'timestamptz', (column) => column.notNull())
    .addColumn('lifted_by', 'text')
    .addColumn('lifted_at', 'timestamptz')
    .addCheckConstraint('air_log_holds_range', sql`from_at < until_at`)
    .addCheckConstraint('air_log_holds_lifted', sql`(lifted_at is null) = (lifted_by is null)`)
    .execute()
  await db.schema.createIndex('air_log_holds_held').on('air_log_holds').column('held_at').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('air_log_holds').execute()
}
