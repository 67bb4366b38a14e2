// How listeners meet a show: its cover, and the addresses its page has and had.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('show_covers')
    .addColumn('show_slug', 'text', (column) => column.primaryKey().references('shows.slug').onDelete('cascade'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('crop', 'jsonb', (column) => column.notNull())
    .addColumn('alt', 'jsonb', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .addColumn('changed_by', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addCheckConstraint('show_covers_hash', sql`hash ~ '^[0-9a-f]{16}$'`)
    .execute()

  await db.schema
    .createTable('show_addresses')
    .addColumn('address', 'text', (column) => column.primaryKey())
    .addColumn('show_slug', 'text', (column) => column.notNull().references('shows.slug').onDelete('cascade'))
    .addColumn('is_current', 'boolean', (column) => column.notNull())
    .addCheckConstraint('show_addresses_address', sql`address ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
    .execute()
  await sql`create unique index show_addresses_current on show_addresses (show_slug) where is_current`.execute(db)
  // Every show has its slug for an address, so the primary key keeps two shows from ever sharing one.
  await sql`insert into show_addresses (address, show_slug, is_current) select slug, slug, true from shows`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('show_addresses').execute()
  await db.schema.dropTable('show_covers').execute()
}
