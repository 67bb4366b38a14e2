// What is planned goes out at its minute: one alarm, no asking every second, and nothing that may not.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Episode } from '../../server/archive/episode.ts'
import type { NewJob } from '../../server/archive/job.ts'
import { namesOf } from '../../server/archive/process-job.ts'
import { Publisher } from '../../server/archive/publisher.ts'
import { recipeOf } from '../../server/archive/recipe.ts'
import * as store from '../../server/archive/store.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { newEpisode } from '../support/episodes.ts'
import { HandClock } from '../support/hand-clock.ts'

const STATION = { findAiredShow: async () => null, stationName: 'IMI Radio' }
let database: Database
let clock: HandClock
let publisher: Publisher
let asked: NewJob[]
let published: string[]

beforeAll(async () => {
  database = await openTestDatabase()
  await importProgramme(database.db, SHIPPED_FOLDER, { clock: new HandClock() })
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['episode_files', 'jobs', 'episodes'] as const) await database.db.deleteFrom(table).execute()
  clock = new HandClock('2026-11-23T18:00:00Z')
  asked = []
  published = []
  const events = new Events(silentLog)
  events.on('episodePublished', ({ episodeId }) => void published.push(episodeId))
  const jobs = { add: async (job: NewJob) => (asked.push(job), {} as never) } // the publisher does not look at the answer
  publisher = new Publisher({ db: database.db, jobs, clock, log: silentLog, events, timers: clock.timers, ...STATION })
})

async function planned(publishAt: string, { ready = true, ...changes }: Partial<Episode> & { ready?: boolean } = {}): Promise<Episode> {
  const id = randomUUID()
  return database.db.transaction().execute(async (tx) => {
    const episode = await store.insertEpisode(tx, newEpisode({ id, guid: id, state: 'scheduled', publishAt: new Date(publishAt), masterDurationMs: 60_000, durationMs: 60_000, ...changes }))
    const recipe = recipeOf(episode, await namesOf(episode, STATION), []).whole
    if (ready) for (const kind of ['mp3', 'opus'] as const) await store.attachFile(tx, { episodeId: id, kind, key: `${id}.${kind}`, bytes: 1, mediaType: 'audio/mpeg', durationMs: 1, sha256: 'a', recipe }, clock.now())
    return episode
  })
}

const stateOf = async ({ id }: Episode) => (await store.getEpisode(database.db, id)).state

test('an episode goes out at its minute and not before, and the alarm is set for it', async () => {
  const episode = await planned('2026-11-23T18:30:00Z')
  await publisher.look()
  expect(await stateOf(episode)).toBe('scheduled')
  clock.turn(30 * 60_000 - 1)
  await publisher.look()
  expect(await stateOf(episode)).toBe('scheduled')
  clock.turn(1)
  await publisher.look()
  expect(await store.getEpisode(database.db, episode.id)).toMatchObject({ state: 'published', publishAt: null, publishedAt: new Date('2026-11-23T18:30:00Z') })
  expect(published).toEqual([episode.id])
})

test('the alarm alone publishes, without anybody looking', async () => {
  const episode = await planned('2026-11-23T18:10:00Z')
  await publisher.look()
  clock.turn(10 * 60_000)
  await publisher.stop()
  expect(await stateOf(episode)).toBe('published')
})

test('what was due while the station was off goes out at the start, with the minute it was planned for', async () => {
  const episode = await planned('2026-11-23T12:00:00Z')
  await publisher.look()
  expect(await store.getEpisode(database.db, episode.id)).toMatchObject({ state: 'published', publishedAt: new Date('2026-11-23T12:00:00Z') })
})

test('without its files it waits, and they are asked for once', async () => {
  const episode = await planned('2026-11-23T17:00:00Z', { ready: false })
  await publisher.look()
  expect(await stateOf(episode)).toBe('scheduled')
  expect(asked).toMatchObject([{ kind: 'process', subject: `episode/${episode.id}` }])
})

test('what may not go out stays planned, whoever planned it', async () => {
  const episode = await planned('2026-11-23T17:00:00Z', { tracks: [{ startMs: 0, endMs: 5, artist: '', title: 'x', rights: 'commercial' }] })
  await publisher.look()
  expect([await stateOf(episode), published]).toEqual(['scheduled', []])
})

test('two copies of the station publish it once', async () => {
  const episode = await planned('2026-11-23T17:00:00Z')
  const other = new Publisher({ db: database.db, jobs: { add: async () => ({}) as never }, clock, log: silentLog, events: new Events(silentLog), timers: clock.timers, ...STATION }) // not looked at, as above
  await Promise.all([publisher.look(), other.look()])
  expect(await stateOf(episode)).toBe('published')
  await other.stop()
})
