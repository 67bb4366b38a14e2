// The editor: a part chosen to be played first, and transcripts on the master's time line beside the published ones.

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('episodes').addColumn('soundbite', 'jsonb').execute()
  await setKinds(db, ['master', 'mp3', 'opus', 'peaks', 'waveform', 'cues', 'transcript', 'cover'])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await setKinds(db, ['master', 'mp3', 'opus', 'peaks', 'waveform', 'transcript', 'cover'])
  await db.schema.alterTable('episodes').dropColumn('soundbite').execute()
}

async function setKinds(db: Kysely<unknown>, kinds: readonly string[]): Promise<void> {
  await db.schema.alterTable('episode_files').dropConstraint('episode_files_kinds').execute()
  await db.schema.alterTable('episode_files').addCheckConstraint('episode_files_kinds', sql`kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})`).execute()
}
