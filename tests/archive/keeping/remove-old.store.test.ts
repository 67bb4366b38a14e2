// What the station removes by itself: seen on the disk, in the database and in the audit log, at whatever time a test says.

import { mkdtempSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { airedShows } from '../../../server/archive/aired-show.ts'
import { Archive } from '../../../server/archive/archive.ts'
import type { Episode } from '../../../server/archive/episode.ts'
import { Jobs } from '../../../server/archive/jobs.ts'
import { Keeping } from '../../../server/archive/keeping/keeping.ts'
import { Space } from '../../../server/archive/keeping/space.ts'
import { namesOf } from '../../../server/archive/process-job.ts'
import { recipeOf } from '../../../server/archive/recipe.ts'
import { openStorage } from '../../../server/archive/open-storage.ts'
import type { Storage } from '../../../server/archive/storage.ts'
import { attachFile, getEpisode, insertEpisode, listFiles } from '../../../server/archive/store.ts'
import { RecordingShelf } from '../../../server/broadcast/outputs/recording-shelf.ts'
import type { Database } from '../../../server/db/database.ts'
import { allowRemovals, holdRemovals } from '../../../server/db/removal-lock.ts'
import { openClient } from '../../../server/db/one-client.ts'
import { Events } from '../../../server/events.ts'
import { silentLog } from '../../../server/log.ts'
import { listAudit } from '../../../server/people/audit-log.ts'
import { importProgramme } from '../../../server/schedule/programme-import.ts'
import { PEOPLE } from '../../support/archive-app.ts'
import { openTestDatabase } from '../../support/database.ts'
import { draft, EPISODE_ID, filesOf } from '../../support/episodes.ts'
import { HandClock } from '../../support/hand-clock.ts'
import { SHIPPED_FOLDER } from '../../schedules/station-files.ts'

const DAY = 86_400_000
const RECORDING = 'aaaaaaaa-0000-4000-8000-000000000001'
const OCCURRENCE = 'karta-na-stol/1900/2026-11-23'

let database: Database
let folder: string
let clock: HandClock
let storage: Storage
let keeping: Keeping
let archive: Archive
let planned: Pick<Occurrence, 'rebroadcastOf' | 'endsAt' | 'cancelled'>[]
const uploadsBefore: Date[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  await importProgramme(database.db, SHIPPED_FOLDER)
})
afterAll(() => database.close())
beforeEach(async () => {
  const { db } = database
  for (const table of ['episode_files', 'loose_files', 'jobs', 'episodes', 'audit_entries', 'disk_levels'] as const) await db.deleteFrom(table).execute()
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-keeping-'))
  mkdirSync(path.join(folder, 'recordings'))
  clock = new HandClock('2026-11-24T10:00:00Z')
  planned = []
  storage = await openStorage({ folder: path.join(folder, 'archive'), s3: null })
  const events = new Events(silentLog)
  const jobs = new Jobs({ db, storage, folder: path.join(folder, 'work'), clock, log: silentLog, worker: 'test' })
  const findAiredShow = airedShows(db, 'Europe/Warsaw', 0)
  const space = new Space({ folders: [folder], reserveBytes: 1e9, events, levelOf: async () => ({ freeBytes: 50e9, totalBytes: 100e9 }) })
  archive = new Archive({ db, jobs, storage, workFolder: path.join(folder, 'work'), publisher: { look: async () => {} }, clock, events, findAiredShow, stationName: 'IMI Radio' })
  keeping = new Keeping({
    db, clock, events, jobs, findAiredShow, space, log: silentLog, stationName: 'IMI Radio', losslessDays: 30, unfinishedUploadDays: 3, root: folder, isArchiveElsewhere: false, airLogBytes: async () => 0,
    recordings: new RecordingShelf(path.join(folder, 'recordings'), silentLog),
    programme: { between: () => planned as Occurrence[] }, // of these all that is looked at
    uploads: {
      removeUnfinished: async (before) => {
        uploadsBefore.push(before)
        return [{ id: 'u1', title: 'show.wav', bytes: 7 }]
      },
    },
  })
  return () => rmSync(folder, { recursive: true, force: true })
})

const recordingFolder = () => path.join(folder, 'recordings', RECORDING)

/** On the disk as the recorder leaves it, with the job that looked at it. */
async function recorded(showSlug = 'karta-na-stol', occurrenceId = OCCURRENCE): Promise<void> {
  mkdirSync(recordingFolder(), { recursive: true })
  const at = clock.now().toISOString()
  const lines = [
    { kind: 'opened', version: 1, id: RECORDING, occurrenceId, showSlug, title: 'Карта на стіл', at },
    { kind: 'segment', file: '00001.flac', at, atSample: 0, samples: 48_000, bytes: 4 },
    { kind: 'finished', at, samples: 48_000, bytes: 4 },
  ]
  writeFileSync(path.join(recordingFolder(), 'manifest.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  writeFileSync(path.join(recordingFolder(), '00001.flac'), 'fLaC')
  await database.db.insertInto('jobs').values({ id: crypto.randomUUID(), kind: 'draft', subject: `recording/${RECORDING}`, title: 'x', show_slug: showSlug, input: '{}', state: 'done', priority: 0, progress: 1, attempts: 1, run_at: clock.now(), cancel_requested: false, checkpoint: '{}', created_at: clock.now() }).execute()
}

/** An episode with its files in the storage, made from it as it stands. */
async function episode(changes: Partial<Episode> = {}): Promise<Episode> {
  const made = draft({ recordingId: RECORDING, occurrenceId: OCCURRENCE, state: 'published', publishedAt: clock.now(), durationMs: 3_600_000, ...changes })
  const { db } = database
  const names = await namesOf(made, { findAiredShow: airedShows(db, 'Europe/Warsaw'), stationName: 'IMI Radio' })
  const files = filesOf(made, recipeOf(made, names, filesOf(made)).whole)
  for (const file of files) {
    const source = path.join(folder, 'source')
    writeFileSync(source, file.kind)
    await storage.put(file.key, source)
  }
  return db.transaction().execute(async (tx) => {
    const inserted = await insertEpisode(tx, made)
    for (const file of files) await attachFile(tx, file, clock.now())
    return inserted
  })
}

const audited = async () => (await listAudit(database.db, { before: null, limit: 50, personId: null, action: null, subject: null })).filter(({ action }) => action !== 'upload.expired')
const kinds = async () => (await listFiles(database.db, EPISODE_ID)).map(({ kind }) => kind)

test('thirty days after an episode went out its recording and its master go, and what listeners get stays', async () => {
  await recorded()
  const { id } = await episode()
  clock.turn(29 * DAY)
  await keeping.look()
  expect([existsSync(recordingFolder()), await kinds()]).toEqual([true, ['master', 'mp3', 'opus', 'transcript']])
  clock.turn(2 * DAY)
  await keeping.look()
  expect(readdirSync(path.join(folder, 'recordings'))).toEqual([])
  expect(await kinds()).toEqual(['mp3', 'opus', 'transcript'])
  expect(await storage.list('')).toHaveLength(3)
  expect(await getEpisode(database.db, id)).toMatchObject({ masterGone: { at: clock.now().toISOString(), sha256: 'ab'.repeat(32) }, revision: 1 })
  expect(await audited()).toMatchObject([
    { action: 'episode.master_removed', subject: `episode/${id}`, personName: null, details: { bytes: 57_606_400 } },
    { action: 'recording.removed', subject: `recording/${RECORDING}`, personName: null, details: { reason: 'published', bytes: 4 } },
  ])
  // Once is enough.
  await keeping.look()
  expect(await audited()).toHaveLength(2)
})

test('an episode whose master is gone can be described anew, and a new cut is refused in a sentence', async () => {
  const { id } = await episode()
  clock.turn(31 * DAY)
  await keeping.look()
  const editor = PEOPLE['admin']
  if (!editor) throw new Error('nobody edits')
  await database.db.insertInto('people').values({ id: editor.id, login: editor.login, name: editor.name, role: editor.role, host_slug: null, password_hash: 'x', created_at: clock.now() }).execute()
  const described = await archive.edit(id, { seenRevision: 1, content: { notes: { uk: 'Нові слова' } } }, editor)
  expect(described.revision).toBe(2)
  expect((await archive.onDesk(described)).isReady).toBe(false)
  await expect(archive.edit(id, { seenRevision: 2, content: { cuts: [{ startMs: 1000, endMs: 2000 }] } }, editor)).rejects.toMatchObject({ code: 'master_gone', message: expect.stringMatching(/removed on 2026-12-25.*cannot be cut anew/) as string })
})

test('a draft keeps its recording and its master for as long as it is one', async () => {
  await recorded()
  await episode({ state: 'draft', publishedAt: null })
  clock.turn(400 * DAY)
  await keeping.look()
  expect([existsSync(recordingFolder()), (await kinds()).includes('master')]).toEqual([true, true])
})

test('a master from which files are still to be made stays', async () => {
  const { id } = await episode()
  await database.db.updateTable('episode_files').set({ recipe: 'of another cut' }).where('kind', '=', 'mp3').execute()
  clock.turn(31 * DAY)
  await keeping.look()
  expect([(await kinds()).includes('master'), (await getEpisode(database.db, id)).masterGone]).toEqual([true, null])
})

test('a show without an archive is kept until it has been heard again, then it is gone, and never an episode', async () => {
  const { slug } = await database.db.selectFrom('shows').select('slug').where('archive', '=', 'none').executeTakeFirstOrThrow()
  const occurrenceId = `${slug}/2000/2026-11-24`
  await recorded(slug, occurrenceId)
  planned = [{ rebroadcastOf: { occurrenceId, startsAt: clock.now() }, endsAt: new Date(clock.now().getTime() + DAY), cancelled: null }]
  clock.turn(DAY - 1)
  await keeping.look()
  expect(existsSync(recordingFolder())).toBe(true)
  clock.turn(1)
  await keeping.look()
  expect(existsSync(recordingFolder())).toBe(false)
  expect(await audited()).toMatchObject([{ action: 'recording.removed', details: { reason: 'heard_again' } }])
  expect(await database.db.selectFrom('episodes').select('id').execute()).toEqual([])
})

test('a rebroadcast that was cancelled keeps nothing', async () => {
  const { slug } = await database.db.selectFrom('shows').select('slug').where('archive', '=', 'none').executeTakeFirstOrThrow()
  await recorded(slug, 'x/1/2026-11-24')
  planned = [{ rebroadcastOf: { occurrenceId: 'x/1/2026-11-24', startsAt: clock.now() }, endsAt: new Date(clock.now().getTime() + DAY), cancelled: { reason: {} } }]
  await keeping.look()
  expect(existsSync(recordingFolder())).toBe(false)
})

test('while a backup reads nothing is removed, afterwards it is', async () => {
  await recorded()
  await episode()
  clock.turn(31 * DAY)
  const backup = await openClient(database.url)
  await holdRemovals(backup)
  await keeping.look()
  expect([existsSync(recordingFolder()), (await storage.list('')).length, (await audited()).some(({ action }) => action === 'recording.removed')]).toEqual([true, 4, false])
  // The same that ends a backup.
  await allowRemovals(backup, 'archive_news')
  await backup.end()
  await keeping.look()
  expect([existsSync(recordingFolder()), (await storage.list('')).length]).toEqual([false, 3])
})

test('a removal that a power cut interrupted is finished, and nobody takes the rest for a recording', async () => {
  await recorded()
  const shelf = new RecordingShelf(path.join(folder, 'recordings'), silentLog)
  writeFileSync(path.join(recordingFolder(), 'manifest.removed'), '')
  rmSync(path.join(recordingFolder(), 'manifest.jsonl'))
  expect([await shelf.find(RECORDING), await shelf.listFinished()]).toEqual([null, []])
  await keeping.look()
  expect(existsSync(recordingFolder())).toBe(false)
})

test('uploads that nobody has gone on with for three days are removed', async () => {
  await keeping.look()
  expect(uploadsBefore.at(-1)).toEqual(new Date(clock.now().getTime() - 3 * DAY))
  expect(await listAudit(database.db, { before: null, limit: 1, personId: null, action: 'upload', subject: null })).toMatchObject([{ action: 'upload.expired', subject: 'upload/u1', personName: null }])
})

test('the desk is told what takes the room, and for how long it will do', async () => {
  await recorded()
  writeFileSync(path.join(folder, 'song.mp3'), 'x'.repeat(1000))
  await episode()
  for (let day = 10; day > 0; day -= 1) await database.db.insertInto('disk_levels').values({ at: new Date(clock.now().getTime() - day * DAY), free_bytes: 50e9 + day * 1e9 }).execute()
  await keeping.look()
  const storageAnswer = await keeping.readStorage()
  expect(storageAnswer).toMatchObject({ room: 'ample', daysLeft: 49, totalBytes: 100e9, freeBytes: 50e9, reserveBytes: 1e9, losslessDays: 30, parts: { masters: 57_606_400, published: 3 * 57_606_400, other: 1000 } })
  expect(storageAnswer.parts.recordings).toBeGreaterThan(4)
  expect(storageAnswer.parts.database).toBeGreaterThan(1e6)
})
