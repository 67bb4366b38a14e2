// Keeping: an episode whose lossless master was removed, and how the room on the disk changes.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('episodes').addColumn('master_gone', 'jsonb').execute()
  await db.schema
    .createTable('disk_levels')
    .addColumn('at', 'timestamptz', (column) => column.primaryKey())
    .addColumn('free_bytes', 'bigint', (column) => column.notNull())
    .addCheckConstraint('disk_levels_free', sql`free_bytes >= 0`)
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('disk_levels').execute()
  await db.schema.alterTable('episodes').dropColumn('master_gone').execute()
}
