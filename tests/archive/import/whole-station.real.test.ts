// The command line asks, the real process brings: a podcast from a server on this machine is heard at the station's own address.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { speech, TALK_SHOW } from '../../support/archive-station.ts'
import { encode } from '../../support/audio.ts'
import { PodcastServer } from '../../support/podcast-server.ts'
import { startStation, type RealStation } from '../../support/real-station.ts'
import { commandIn } from '../../support/station-commands.ts'
import { until } from '../../support/until.ts'

let station: RealStation
let podcast: PodcastServer
beforeAll(async () => {
  podcast = await PodcastServer.open([{ name: 'a', sound: await encode(speech(4), 'mp3'), publishedAt: '2020-03-01T10:00:00Z' }])
  station = await startStation({ env: { IMPORT_ALLOW_PRIVATE: 'true' } })
  await station.ready()
})
afterAll(async () => {
  await station.remove()
  await podcast.close()
})

const ask = (...more: string[]) => commandIn(station, { IMPORT_ALLOW_PRIVATE: 'true' }, 'import-feed', podcast.feedUrl, '--show', TALK_SHOW, ...more)

test('a feed is brought at the command line of a running station, once', async () => {
  await expect(ask()).rejects.toMatchObject({ stderr: expect.stringContaining('Confirm that the station may keep these episodes') })
  expect(await ask('--rights-confirmed')).toMatchObject({ title: 'Old podcast', show: TALK_SHOW, asked: 1 })
  const episode = await until('it is published', async () => {
    const { episodes } = (await (await fetch(`${station.url}/api/v1/episodes`)).json()) as { episodes: { guid: string; publishedAt: string; show: { slug: string } }[] }
    return episodes[0]
  }, 60_000)
  expect(episode).toMatchObject({ guid: 'old-a', publishedAt: '2020-03-01T10:00:00.000Z', show: { slug: TALK_SHOW } })
  const feed = await (await fetch(`${station.url}/shows/${TALK_SHOW}/feed.xml`)).text()
  const sound = /<item>[^]*?<enclosure url="([^"]+)"/.exec(feed)?.[1] ?? ''
  expect((await fetch(sound, { headers: { range: 'bytes=0-99' } })).status).toBe(206)
  expect(await ask('--rights-confirmed')).toMatchObject({ asked: 0 })
})

test('without that setting the station asks nobody in its own network', async () => {
  await expect(commandIn(station, {}, 'import-feed', podcast.feedUrl, '--show', TALK_SHOW, '--rights-confirmed')).rejects.toMatchObject({ stderr: expect.stringContaining('private network') })
})
