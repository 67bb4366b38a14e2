// The station is killed at every step of bringing an episode here, and in the middle of its sound: it goes on where it was, and makes it once.

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { airedShows } from '../../../server/archive/aired-show.ts'
import { FeedImports } from '../../../server/archive/import/feed-imports.ts'
import { openStorage } from '../../../server/archive/open-storage.ts'
import { listFiles } from '../../../server/archive/store.ts'
import { systemClock } from '../../../server/clock.ts'
import { ANYWHERE } from '../../../server/http/outside.ts'
import type { ArchiveProcessOrder } from '../../support/archive-process.ts'
import { ArchiveStation, speech, TALK_SHOW } from '../../support/archive-station.ts'
import { encode, FFMPEG } from '../../support/audio.ts'
import { PodcastServer, sendPart } from '../../support/podcast-server.ts'
import { until } from '../../support/until.ts'

let station: ArchiveStation
let podcast: PodcastServer
beforeAll(async () => {
  station = await ArchiveStation.open()
  podcast = await PodcastServer.open([{ name: 'a', sound: await encode(speech(10), 'mp3'), publishedAt: '2020-03-01T10:00:00Z' }])
})
// Also after a test that failed, so that the next one fails only for reasons of its own.
afterEach(async () => {
  await station.stop()
  podcast.faults.clear()
  podcast.asked.length = 0
  const storage = await openStorage(station.options())
  for (const table of ['episode_files', 'loose_files', 'jobs', 'episodes', 'feed_imports'] as const) await station.database.db.deleteFrom(table).execute()
  for (const key of await storage.list('')) await storage.remove(key)
})
afterAll(async () => {
  await podcast.close()
  await station.close()
})

const stepsFile = () => path.join(station.folder, 'steps')
const arriving = () => path.join(station.options().importFolder, 'arriving')

/** As the desk does while no station runs. */
async function ask(): Promise<void> {
  const { db } = station.database
  const imports = new FeedImports({ db, clock: systemClock, reach: ANYWHERE, findAiredShow: airedShows(db, 'Europe/Warsaw') })
  await imports.start({ url: podcast.feedUrl, showSlug: TALK_SHOW, since: null, publish: true, rightsConfirmed: true }, null)
}

function startProcess(dieAt: number | null): ChildProcess {
  const { folder, workFolder, uploadFolder, importFolder, databaseUrl } = station.options()
  writeFileSync(stepsFile(), '')
  const order: ArchiveProcessOrder = { databaseUrl, folder, workFolder, uploadFolder, importFolder, stepsFile: stepsFile(), ffmpegPath: FFMPEG, recordings: [], dieAt }
  return fork(path.resolve(import.meta.dirname, '../../support/archive-process.ts'), [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

async function wholeEpisode(): Promise<void> {
  const { db } = station.database
  const episode = await until('the episode is out', () => db.selectFrom('episodes').selectAll().where('state', '=', 'published').executeTakeFirst(), 60_000)
  expect(episode).toMatchObject({ guid: 'old-a', published_at: new Date('2020-03-01T10:00:00Z') })
  expect(await db.selectFrom('episodes').select('id').execute()).toHaveLength(1)
  expect((await listFiles(db, episode.id)).map(({ kind }) => kind)).toEqual(['master', 'mp3', 'opus', 'peaks', 'waveform'])
  const [master] = (await listFiles(db, episode.id)).filter(({ kind }) => kind === 'master')
  expect(master?.bytes).toBe(podcast.episodes[0]?.sound.length)
  await until('every job is over', async () => ((await db.selectFrom('jobs').select('id').where('state', '!=', 'done').execute()).length === 0 ? true : null), 60_000)
  await station.archive.jobs.sweep()
  expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  expect(existsSync(arriving()) ? readdirSync(arriving()) : []).toEqual([])
}

const STEPS = ['brought', 'measured', 'announced master.mp3', 'put master.mp3', 'announced peaks.json', 'put peaks.json', 'stored', 'written']

test.each(STEPS.map((step, index) => [step, index] as const))('killed at "%s"', async (step, index) => {
  await ask()
  const child = startProcess(index)
  await once(child, 'exit')
  expect([readFileSync(stepsFile(), 'utf8').trim().split('\n').at(-1), child.signalCode]).toEqual([`import: ${step}`, 'SIGKILL'])
  await station.start()
  await wholeEpisode()
  // What was here whole did not come a second time.
  expect(podcast.asked.filter((asked) => asked.startsWith('/a.mp3'))).toEqual(['/a.mp3'])
})

test('killed in the middle of the sound', async () => {
  const half = Math.floor((podcast.episodes[0]?.sound.length ?? 0) / 2)
  podcast.faults.set('/a.mp3', (request, response, bytes) => {
    if (request.headers.range || !bytes) return false
    sendPart(request, response, bytes, 'audio/mpeg', { most: half, then: 'hangs' })
    return true
  })
  await ask()
  const child = startProcess(null)
  await until('half of it is on the disk', () => (existsSync(arriving()) && readdirSync(arriving()).some((file) => statSync(path.join(arriving(), file)).size === half) ? true : null))
  child.kill('SIGKILL')
  await once(child, 'exit')
  await station.start()
  await wholeEpisode()
  expect(podcast.asked).toEqual(['/feed.xml', '/a.mp3', `/a.mp3 bytes=${half}-`])
})
