// The programme: hosts, shows and their slots, exceptions, specials, and which files were imported.

import { sql, type Kysely } from 'kysely'

const SLUG = "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'"
const TIME = "start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'"

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hosts')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('latin_name', 'text')
    .addColumn('languages', sql`text[]`, (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('fictional', 'boolean', (column) => column.notNull())
    .addColumn('retired', 'boolean', (column) => column.notNull().defaultTo(false))
    .addCheckConstraint('hosts_slug', sql.raw(SLUG))
    .execute()

  await db.schema
    .createTable('shows')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('latin_title', 'text')
    .addColumn('titles', 'jsonb', (column) => column.notNull())
    .addColumn('languages', sql`text[]`, (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('plays', 'text')
    .addColumn('themes', sql`text[]`, (column) => column.notNull())
    .addColumn('music', 'text', (column) => column.notNull())
    .addColumn('archive', 'text', (column) => column.notNull())
    .addColumn('interaction', sql`text[]`, (column) => column.notNull())
    .addColumn('end_policy', 'jsonb', (column) => column.notNull())
    .addColumn('descriptions', 'jsonb', (column) => column.notNull())
    .addColumn('review', sql`text[]`, (column) => column.notNull())
    .addColumn('features', 'jsonb', (column) => column.notNull())
    .addColumn('retired', 'boolean', (column) => column.notNull().defaultTo(false))
    .addCheckConstraint('shows_slug', sql.raw(SLUG))
    .addCheckConstraint('shows_mode', sql`mode in ('live', 'prerecorded', 'relay')`)
    .addCheckConstraint('shows_music', sql`music in ('none', 'own', 'cc', 'licensed', 'commercial')`)
    // The webcasting licence excludes on-demand: a show with commercial music never keeps it.
    .addCheckConstraint('shows_archive', sql`archive in ('full', 'talk_only', 'none') and not (music = 'commercial' and archive = 'full')`)
    .addCheckConstraint('shows_languages', sql`cardinality(languages) > 0`)
    .execute()

  await db.schema
    .createTable('show_hosts')
    .addColumn('show_slug', 'text', (column) => column.notNull().references('shows.slug').onDelete('cascade'))
    .addColumn('host_slug', 'text', (column) => column.notNull().references('hosts.slug'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('show_hosts_pkey', ['show_slug', 'host_slug'])
    .addUniqueConstraint('show_hosts_position', ['show_slug', 'position'])
    .execute()
  await db.schema.createIndex('show_hosts_host').on('show_hosts').column('host_slug').execute()

  await db.schema
    .createTable('slots')
    .addColumn('show_slug', 'text', (column) => column.notNull().references('shows.slug').onDelete('cascade'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('rule', 'text')
    .addColumn('first_date', 'date', (column) => column.notNull())
    .addColumn('start_time', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('time_zone', 'text')
    .addColumn('exdates', sql`text[]`, (column) => column.notNull())
    .addColumn('rdates', sql`text[]`, (column) => column.notNull())
    .addPrimaryKeyConstraint('slots_pkey', ['show_slug', 'key'])
    .addCheckConstraint('slots_start_time', sql.raw(TIME))
    .addCheckConstraint('slots_minutes', sql`minutes between 1 and 1440`)
    .execute()

  await db.schema
    .createTable('exceptions')
    .addColumn('show_slug', 'text', (column) => column.notNull())
    .addColumn('slot_key', 'text', (column) => column.notNull())
    .addColumn('date', 'date', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('reason', 'jsonb')
    .addColumn('to_date', 'date')
    .addColumn('start_time', 'text')
    .addColumn('minutes', 'integer')
    .addColumn('with_show', 'text', (column) => column.references('shows.slug'))
    .addColumn('of_date', 'date')
    .addColumn('plays', 'text')
    .addPrimaryKeyConstraint('exceptions_pkey', ['show_slug', 'slot_key', 'date'])
    .addForeignKeyConstraint('exceptions_slot', ['show_slug', 'slot_key'], 'slots', ['show_slug', 'key'], (key) => key.onDelete('cascade'))
    .addCheckConstraint('exceptions_start_time', sql.raw(TIME))
    .addCheckConstraint('exceptions_minutes', sql`minutes between 1 and 1440`)
    .addCheckConstraint(
      'exceptions_action',
      sql`case action
        when 'cancel' then reason is not null
        when 'move' then to_date is not null and start_time is not null
        when 'extend' then minutes is not null
        when 'replace' then with_show is not null
        when 'rerun' then true
        else false
      end`,
    )
    .execute()

  await db.schema
    .createTable('specials')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('type', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('latin_title', 'text')
    .addColumn('languages', sql`text[]`, (column) => column.notNull())
    .addColumn('host_slugs', sql`text[]`, (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('plays', 'text')
    .addColumn('music', 'text', (column) => column.notNull())
    .addColumn('archive', 'text', (column) => column.notNull())
    .addColumn('end_policy', 'jsonb', (column) => column.notNull())
    .addColumn('starts_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz', (column) => column.notNull())
    .addColumn('person_id', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('person_name', 'text')
    .addColumn('features', 'jsonb', (column) => column.notNull())
    .addCheckConstraint('specials_slug', sql.raw(SLUG))
    .addCheckConstraint('specials_origin', sql`origin in ('file', 'person')`)
    .addCheckConstraint('specials_mode', sql`mode in ('live', 'prerecorded', 'relay')`)
    .addCheckConstraint('specials_archive', sql`archive in ('full', 'talk_only', 'none') and not (music = 'commercial' and archive = 'full')`)
    .addCheckConstraint('specials_length', sql`ends_at > starts_at and ends_at <= starts_at + interval '24 hours'`)
    .execute()
  // Two people pressing "go live now" at once: the second is refused by the database, whoever asked it first.
  await sql`alter table specials add constraint specials_do_not_overlap exclude using gist (tstzrange(starts_at, ends_at) with &&)`.execute(db)

  await db.schema
    .createTable('programme_imports')
    .addColumn('id', 'integer', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('imported_at', 'timestamptz', (column) => column.notNull())
    .addColumn('hashes', 'jsonb', (column) => column.notNull())
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['programme_imports', 'specials', 'exceptions', 'slots', 'show_hosts', 'shows', 'hosts']) await db.schema.dropTable(table).execute()
}
