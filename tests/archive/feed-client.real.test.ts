// From the microphone's recording to somebody's phone: a published episode is found and downloaded by a podcast client that is not ours.

import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaRoutes } from '../../server/archive/media-routes.ts'
import { findEpisodeOf, getEpisode, listFiles } from '../../server/archive/store.ts'
import { systemClock } from '../../server/clock.ts'
import { PEOPLE } from '../support/archive-app.ts'
import { ArchiveStation, RECORDING_ID, speech } from '../support/archive-station.ts'
import { openFeedApp, type FeedApp } from '../support/feed-app.ts'
import { brokenRules } from '../support/feed-rules.ts'
import { PodcastClient } from '../support/podcast-client.ts'

let station: ArchiveStation
let feeds: FeedApp
let base: string
let id: string
const client = new PodcastClient()
const editor = PEOPLE['editor']
if (!editor) throw new Error('the tests have an editor')

beforeAll(async () => {
  station = await ArchiveStation.open()
  await station.start()
  const { db } = station.database
  await db.insertInto('people').values({ id: editor.id, login: editor.login, name: editor.name, role: editor.role, host_slug: null, password_hash: 'x', created_at: new Date() }).execute()
  await station.record([speech(20)], { title: 'Карта & стіл', durationMs: 20_000, titles: [{ atMs: 1000, title: 'Житло' }, { atMs: 3000, title: 'Rent <2>' }] })
  station.events.emit('recordingFinished', { recordingId: RECORDING_ID })
  await station.jobOver(`recording/${RECORDING_ID}`)
  id = (await findEpisodeOf(db, { recordingId: RECORDING_ID }))?.id ?? ''
  await station.jobOver(`episode/${id}`)
  feeds = await openFeedApp({ db, clock: systemClock, publicUrl: null, more: async (app) => void (await app.register(mediaRoutes, { db, ...station.archive })) })
  await feeds.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(feeds.app.server.address() as AddressInfo).port}` // it listens on TCP
})
afterAll(async () => {
  client.remove()
  await feeds.close()
  await station.close()
})

test('a draft is not in the feed, the published episode is, and its file is the one that was published', async () => {
  const { db } = station.database
  expect(await (await fetch(`${base}/shows/karta-na-stol/feed.xml`)).text()).not.toContain('<item>')
  await station.archive.archive.publish(id, null, editor)
  const episode = await getEpisode(db, id)
  const mp3 = (await listFiles(db, id)).find(({ kind }) => kind === 'mp3')
  expect(brokenRules((await (await fetch(`${base}/shows/karta-na-stol/feed.xml`)).text()).replaceAll(base, 'https://radio.example'))).toEqual([])

  await client.subscribe(`${base}/shows/karta-na-stol/feed.xml`)
  const told = await client.episodes()
  expect(told).toContain('Karta na stół')
  expect(told).toContain(episode.title)
  const files = await client.download()
  expect(files.map((file) => createHash('sha256').update(file).digest('hex'))).toEqual([mp3?.sha256])
  expect(files[0]?.length).toBe(mp3?.bytes)
})

test('what is withdrawn is not offered to a new subscriber, nor to be had at its old address', async () => {
  const url = /<enclosure url="([^"]+\/media\/[^"]+)"/.exec(await (await fetch(`${base}/feed.xml`)).text())?.[1] ?? ''
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
  await station.archive.archive.withdraw(id, { reason: 'A guest asked for it', hold: false }, editor)
  expect((await fetch(url)).status).toBe(410)
  const late = new PodcastClient()
  try {
    await late.subscribe(`${base}/feed.xml`)
    expect(await late.episodes()).not.toContain((await getEpisode(station.database.db, id)).title)
    expect(await late.download()).toEqual([])
  } finally {
    late.remove()
  }
})
