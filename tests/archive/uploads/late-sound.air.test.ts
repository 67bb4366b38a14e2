// The rest of a live show at the archive: made lossless, cut at the end of the slot, and the draft made anew, unless it is out already.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findEpisodeOf, changeContent, changeEpisode, getEpisode, listFiles } from '../../../server/archive/store.ts'
import type { LateSoundDoor } from '../../../server/archive/uploads/late-sound.ts'
import { RECORDING_ID, speech, TALK_SHOW } from '../../support/archive-station.ts'
import { decode, encode } from '../../support/audio.ts'
import { airing, UploadStation } from '../../support/upload-station.ts'
import { sendRest } from '../../support/tus-sender.ts'

const SESSION = 'dddddddd-0000-4000-8000-000000000001'
const slot = airing(-1)
let uploads: UploadStation
let brought: { samples: number; seconds: number }[] = []
let outcome: 'appended' | 'running' | 'nothing-missing' = 'appended'

/** The recording of the test gets longer by what is brought. */
const lateSound: LateSoundDoor = {
  findSession: async (sessionId) => (sessionId === SESSION ? { occurrenceId: slot.id, showSlug: TALK_SHOW } : null),
  async append({ file, samples }) {
    brought.push({ samples, seconds: (await decode(readFileSync(file))).length / 192_000 })
    if (outcome !== 'appended') return { outcome }
    await uploads.station.record([speech(12), speech(8, 330)], { durationMs: 20_000 })
    return { outcome, recording: { id: RECORDING_ID, title: 'Карта на стіл', showSlug: TALK_SHOW } }
  },
}

beforeAll(async () => {
  uploads = await UploadStation.open({ lateSound })
  uploads.station.programme.occurrences.push(slot)
})
afterAll(() => uploads.close())
beforeEach(async () => {
  brought = []
  outcome = 'appended'
  const { db } = uploads.station.database
  for (const table of ['episode_files', 'loose_files', 'jobs', 'episodes', 'uploads'] as const) await db.deleteFrom(table).execute()
  for (const key of await uploads.station.archive.storage.list('')) await uploads.station.archive.storage.remove(key)
  await uploads.station.record([speech(12)], { durationMs: 12_000 })
  uploads.station.events.emit('recordingFinished', { recordingId: RECORDING_ID })
  await uploads.station.jobOver(`recording/${RECORDING_ID}`)
  const episode = await draft()
  await uploads.station.jobOver(`episode/${episode.id}`)
})

const draft = async () => {
  const episode = await findEpisodeOf(uploads.station.database.db, { recordingId: RECORDING_ID })
  if (!episode) throw new Error('there is no draft')
  return episode
}

/** As a host's browser sends it: so many seconds, the first of them said so long before the end of the slot. */
async function bring(seconds: number, beforeEndMs: number, person = 'ownHost'): Promise<Response> {
  const bytes = await encode(speech(seconds), 'webm')
  const values = { session: SESSION, startedAt: new Date(slot.endsAt.getTime() - beforeEndMs).toISOString() }
  const metadata = Object.entries(values).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',')
  const begun = await fetch(`${uploads.site}/api/v1/desk/late-sound`, { method: 'POST', headers: { 'x-person': person, 'upload-length': String(bytes.length), 'upload-metadata': metadata } })
  if (begun.status !== 201) return begun
  const location = begun.headers.get('location') ?? ''
  await sendRest(uploads.as(person), location, bytes)
  await uploads.station.jobOver(`upload/${location.split('/').at(-1)}`)
  return begun
}

async function madeAnew(): Promise<void> {
  await uploads.station.jobOver(`recording/${RECORDING_ID}`)
  await uploads.station.jobOver(`episode/${(await draft()).id}`)
  await uploads.station.archive.jobs.sweep()
  expect(await uploads.station.strays()).toEqual({ orphans: [], missing: [] })
}

test('a draft is made anew with it, under the same id, with files for listeners as long as the sound', async () => {
  const before = await draft()
  expect((await bring(8, 3_600_000)).status).toBe(201)
  await madeAnew()
  const after = await draft()
  expect(after).toMatchObject({ id: before.id, state: 'draft', masterDurationMs: 20_000 })
  const files = await listFiles(uploads.station.database.db, after.id)
  expect(files.find(({ kind }) => kind === 'master')?.durationMs).toBe(20_000)
  expect(files.find(({ kind }) => kind === 'mp3')?.durationMs).toBe(after.durationMs)
  expect(after.durationMs).toBeGreaterThan(19_000)
})

test('what an editor wrote meanwhile stays', async () => {
  const { db } = uploads.station.database
  const { id } = await draft()
  await db.transaction().execute((tx) => changeContent(tx, id, { seenRevision: 1, content: { title: 'Rent', trim: { startMs: 1_000, endMs: 11_000 } }, personName: 'Ola', at: new Date() }))
  await bring(8, 3_600_000)
  await madeAnew()
  expect(await getEpisode(db, id)).toMatchObject({ title: 'Rent', trim: { startMs: 1_000, endMs: 11_000 }, masterDurationMs: 20_000, revision: 2 })
})

test('an episode that is out stays as it was heard', async () => {
  const { db } = uploads.station.database
  const { id } = await draft()
  await db.transaction().execute((tx) => changeEpisode(tx, id, () => ({ state: 'published', publishedAt: new Date() })))
  await bring(8, 3_600_000)
  await uploads.station.jobOver(`recording/${RECORDING_ID}`)
  expect(await getEpisode(db, id)).toMatchObject({ state: 'published', masterDurationMs: 12_000 })
})

test('what was said after the end of the slot is left out', async () => {
  await bring(8, 3_000)
  expect(brought.map(({ samples, seconds }) => [samples, seconds])).toEqual([[144_000, 3]])
  brought = []
  await bring(8, -1_000)
  expect(brought).toEqual([])
})

test('while the recording runs it is tried again later', async () => {
  outcome = 'running'
  await bring(4, 60_000)
  expect(await uploads.station.database.db.selectFrom('jobs').select(['state', 'error']).where('kind', '=', 'upload').execute()).toEqual([{ state: 'waiting', error: expect.stringContaining('still being recorded') }])
})

test('of no session of theirs nobody brings anything', async () => {
  expect((await bring(2, 60_000, 'editor')).status).toBe(403)
  const values = { session: 'dddddddd-0000-4000-8000-000000000009', startedAt: new Date().toISOString() }
  const metadata = Object.entries(values).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',')
  expect((await fetch(`${uploads.site}/api/v1/desk/late-sound`, { method: 'POST', headers: { 'x-person': 'ownHost', 'upload-length': '9', 'upload-metadata': metadata } })).status).toBe(404)
  // It is no file of the desk's.
  expect(await (await uploads.ask('/api/v1/desk/uploads', 'ownHost')).json()).toEqual({ uploads: [] })
})
