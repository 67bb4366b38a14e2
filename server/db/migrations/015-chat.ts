// The chat: rooms, what is said in them, who may not write for a while, cases with their reports, and the station's word lists.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('chat_rooms')
    .addColumn('id', 'text', (column) => column.primaryKey())
    // Counts the room's changes. Taken under the row's lock, so that numbers become visible in their order.
    .addColumn('seq', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('slow_seconds', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('raid_since', 'timestamptz')
    .addColumn('raid_until', 'timestamptz')
    .addColumn('pinned', 'bigint')
    .addColumn('used_at', 'timestamptz', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('chat_messages')
    .addColumn('room', 'text', (column) => column.notNull().references('chat_rooms.id').onDelete('cascade'))
    .addColumn('id', 'bigint', (column) => column.notNull())
    .addColumn('changed', 'bigint', (column) => column.notNull())
    .addColumn('said_at', 'timestamptz', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    // What tells authors apart without saying who they are; null: erased.
    .addColumn('author_key', 'text')
    .addColumn('say_id', 'uuid')
    .addColumn('nick', 'text', (column) => column.notNull())
    .addColumn('mark', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('held_for', 'text')
    .addColumn('queue', 'text')
    .addColumn('links_allowed', 'boolean', (column) => column.notNull())
    // Its author had said nothing before that everybody saw.
    .addColumn('is_newcomer', 'boolean', (column) => column.notNull())
    // The network's hash under the salt of that day; forgotten with the salt.
    .addColumn('network', 'text')
    .addColumn('network_day', 'date')
    .addPrimaryKeyConstraint('chat_messages_pkey', ['room', 'id'])
    .addUniqueConstraint('chat_messages_said_once', ['author_key', 'say_id'])
    .addCheckConstraint('chat_messages_kind', sql`kind in ('message', 'question', 'dedication')`)
    .addCheckConstraint('chat_messages_state', sql`state in ('shown', 'held', 'hidden', 'erased')`)
    .addCheckConstraint('chat_messages_queue', sql`queue in ('queued', 'on_air', 'answered')`)
    .addCheckConstraint('chat_messages_erased', sql`state <> 'erased' or (author_key is null and text = '' and nick = '')`)
    .execute()
  await db.schema.createIndex('chat_messages_changed').on('chat_messages').columns(['room', 'changed']).execute()
  await db.schema.createIndex('chat_messages_author').on('chat_messages').columns(['author_key', 'said_at']).execute()
  await db.schema.createIndex('chat_messages_said').on('chat_messages').column('said_at').execute()
  await sql`create index chat_messages_held on chat_messages (said_at) where state = 'held'`.execute(db)
  await sql`create index chat_messages_network on chat_messages (network_day) where network is not null`.execute(db)

  await db.schema
    .createTable('chat_cases')
    .addColumn('number', 'text', (column) => column.primaryKey())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('message_id', 'bigint', (column) => column.notNull())
    .addColumn('author_key', 'text', (column) => column.notNull())
    .addColumn('nick', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('is_automatic', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('until', 'timestamptz')
    .addColumn('decided_at', 'timestamptz')
    .addColumn('decided_by', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('decided_by_name', 'text')
    // When the author was told; null: not yet.
    .addColumn('told_at', 'timestamptz')
    .addColumn('appeal', 'text')
    .addColumn('appealed_at', 'timestamptz')
    .addColumn('appeal_outcome', 'text')
    .addColumn('appeal_by', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('closed_at', 'timestamptz')
    .addUniqueConstraint('chat_cases_one_per_message', ['room', 'message_id'])
    .addCheckConstraint('chat_cases_state', sql`case state
      when 'open' then decision is null
      when 'decided' then decision is not null and decided_at is not null
      when 'appealed' then decision is not null and appeal is not null
      when 'closed' then closed_at is not null
      else false
    end`)
    .execute()
  await db.schema.createIndex('chat_cases_state_age').on('chat_cases').columns(['state', 'opened_at']).execute()
  await db.schema.createIndex('chat_cases_author').on('chat_cases').column('author_key').execute()

  await db.schema
    .createTable('chat_reports')
    .addColumn('case_number', 'text', (column) => column.notNull().references('chat_cases.number').onDelete('cascade'))
    .addColumn('reporter_key', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('chat_reports_pkey', ['case_number', 'reporter_key'])
    .execute()

  await db.schema
    .createTable('chat_bans')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('author_key', 'text', (column) => column.notNull())
    .addColumn('nick', 'text', (column) => column.notNull())
    .addColumn('network', 'text')
    .addColumn('network_day', 'date')
    .addColumn('starts_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('by_person', 'uuid', (column) => column.references('people.id').onDelete('set null'))
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('case_number', 'text', (column) => column.references('chat_cases.number').onDelete('set null'))
    .execute()
  await db.schema.createIndex('chat_bans_author').on('chat_bans').columns(['author_key', 'ends_at']).execute()
  await db.schema.createIndex('chat_bans_end').on('chat_bans').column('ends_at').execute()

  // Kept for the day, and as long as a ban of that day runs.
  await db.schema
    .createTable('chat_salts')
    .addColumn('day', 'date', (column) => column.primaryKey())
    .addColumn('salt', 'bytea', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('chat_word_lists')
    .addColumn('language', 'text', (column) => column.primaryKey())
    .addColumn('hold', sql`text[]`, (column) => column.notNull())
    .addColumn('hide', sql`text[]`, (column) => column.notNull())
    .addColumn('allow', sql`text[]`, (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['chat_word_lists', 'chat_salts', 'chat_bans', 'chat_reports', 'chat_cases', 'chat_messages', 'chat_rooms']) await db.schema.dropTable(table).execute()
}
