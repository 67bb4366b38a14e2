// The late end of a show: behind its recording, once, and only when nobody else went on in it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LateSound } from '../../server/broadcast/late-sound.ts'
import { readManifest } from '../../server/broadcast/outputs/recording-manifest.ts'
import { RecordingShelf } from '../../server/broadcast/outputs/recording-shelf.ts'
import type { Database } from '../../server/db/database.ts'
import { silentLog } from '../../server/log.ts'
import { openTestDatabase } from '../support/database.ts'

const OCCURRENCE = 'sawa/0/2026-11-30'
const RECORDING = 'cccccccc-0000-4000-8000-000000000001'
const MARTA = 'aaaaaaaa-0000-4000-8000-000000000001'
const SESSION = 'dddddddd-0000-4000-8000-000000000001'
const OTHER = 'dddddddd-0000-4000-8000-000000000002'
const at = (time: string) => new Date(`2026-11-30T${time}Z`)

let database: Database
let folder: string
let late: LateSound
beforeEach(async () => {
  database = await openTestDatabase()
  folder = mkdtempSync(path.join(os.tmpdir(), 'late-'))
  late = new LateSound({ db: database.db, folder, log: silentLog })
  await session(SESSION, '17:00:00', '17:41:30')
  await database.db.insertInto('recordings').values({ id: RECORDING, occurrence_id: OCCURRENCE, show_slug: 'sawa', title: 'Sawa', state: 'finished', started_at: at('17:00:00'), duration_ms: 10_000, bytes: 100 }).execute()
  mkdirSync(path.join(folder, RECORDING))
  writeFileSync(path.join(folder, RECORDING, '00001.flac'), 'sound')
  writeManifest(true)
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const session = (id: string, onAirAt: string, endedAt: string | null) =>
  database.db.insertInto('live_sessions').values({ id, person_id: MARTA, host_name: 'Marta', occurrence_id: OCCURRENCE, show_slug: 'sawa', by: 'microphone', user_agent: null, admitted_at: at(onAirAt), on_air_at: at(onAirAt), ended_at: endedAt === null ? null : at(endedAt), ending: null, lines: 1 }).execute()

function writeManifest(isFinished: boolean): void {
  const lines = [
    { kind: 'opened', version: 1, id: RECORDING, occurrenceId: OCCURRENCE, showSlug: 'sawa', title: 'Sawa', at: at('17:00:00') },
    { kind: 'segment', file: '00001.flac', at: at('17:00:00'), atSample: 0, samples: 480_000, bytes: 5 },
    ...(isFinished ? [{ kind: 'finished', at: at('18:00:01'), samples: 480_000, bytes: 5 }] : []),
  ]
  writeFileSync(path.join(folder, RECORDING, 'manifest.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function part(changes: object = {}) {
  const file = path.join(folder, 'late.flac')
  writeFileSync(file, 'late sound')
  return { sessionId: SESSION, occurrenceId: OCCURRENCE, startsAt: at('17:40:00'), key: 'k1', file, samples: 96_000, ...changes }
}

test('is put behind what was recorded, and told once however often it is done', async () => {
  expect(await late.append(part())).toEqual({ outcome: 'appended', recording: { id: RECORDING, title: 'Sawa', showSlug: 'sawa' } })
  expect(await late.append(part())).toMatchObject({ outcome: 'appended' })
  expect(readFileSync(path.join(folder, RECORDING, 'late-k1.flac'), 'utf8')).toBe('late sound')
  const shelved = await new RecordingShelf(folder, silentLog).find(RECORDING)
  expect(shelved).toMatchObject({ durationMs: 12_000, files: [path.join(folder, RECORDING, '00001.flac'), path.join(folder, RECORDING, 'late-k1.flac')] })
  expect(await database.db.selectFrom('recordings').select('duration_ms').executeTakeFirst()).toEqual({ duration_ms: 12_000 })
  expect(readManifest(readFileSync(path.join(folder, RECORDING, 'manifest.jsonl'), 'utf8'))?.finished?.samples).toBe(576_000)
})

test('waits while the recording runs', async () => {
  writeManifest(false)
  expect(await late.append(part())).toEqual({ outcome: 'running' })
})

test('is not put there when somebody went on in the show, or still does', async () => {
  await session(OTHER, '17:41:00', '18:00:00')
  expect(await late.append(part())).toEqual({ outcome: 'nothing-missing' })
  await database.db.updateTable('live_sessions').set({ ended_at: null }).where('id', '=', OTHER).execute()
  expect(await late.append(part())).toEqual({ outcome: 'nothing-missing' })
  await database.db.updateTable('live_sessions').set({ ended_at: at('17:39:00') }).where('id', '=', OTHER).execute()
  expect(await late.append(part())).toMatchObject({ outcome: 'appended' })
})

test('is not put anywhere when the show was not recorded', async () => {
  await database.db.deleteFrom('recordings').execute()
  expect(await late.append(part())).toEqual({ outcome: 'nothing-missing' })
})

test('is brought by whoever was on air in that session, and nobody else', async () => {
  expect(await late.findSession(SESSION, MARTA)).toEqual({ occurrenceId: OCCURRENCE, showSlug: 'sawa' })
  expect(await late.findSession(SESSION, 'aaaaaaaa-0000-4000-8000-000000000002')).toBeNull()
  await database.db.updateTable('live_sessions').set({ on_air_at: null }).execute()
  expect(await late.findSession(SESSION, MARTA)).toBeNull()
})
