// A podcast moves in: from a real server with a feed into a real archive, with what goes wrong on the way; and on into a second station.

import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mediaRoutes } from '../../../server/archive/media-routes.ts'
import { listFiles } from '../../../server/archive/store.ts'
import { systemClock } from '../../../server/clock.ts'
import { PUBLIC_INTERNET } from '../../../server/http/outside.ts'
import type { App } from '../../../server/http/app-type.ts'
import { archiveApp, PEOPLE } from '../../support/archive-app.ts'
import { ArchiveStation, speech, TALK_SHOW } from '../../support/archive-station.ts'
import { encode } from '../../support/audio.ts'
import { openFeedApp } from '../../support/feed-app.ts'
import { jpeg } from '../../support/pictures.ts'
import { PodcastServer, sendPart, type PodcastEpisode } from '../../support/podcast-server.ts'
import { until } from '../../support/until.ts'

/** Encoders of others may be at work beside these. */
const PATIENCE_MS = 60_000

let sounds: Buffer[]
beforeAll(async () => {
  sounds = await Promise.all([220, 330, 440].map((hz) => encode(speech(4, hz), 'mp3')))
})

const stations: ArchiveStation[] = []
const podcasts: PodcastServer[] = []
const apps: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
  for (const station of stations.splice(0)) await station.close()
  for (const podcast of podcasts.splice(0)) await podcast.close()
})

async function openStation(changes: Parameters<ArchiveStation['start']>[0] = {}): Promise<ArchiveStation> {
  const station = await ArchiveStation.open()
  stations.push(station)
  await station.start(changes)
  for (const { id, login, role } of Object.values(PEOPLE)) await station.database.db.insertInto('people').values({ id, login: login.toLowerCase(), name: login, role, host_slug: null, password_hash: 'x', created_at: new Date() }).execute()
  return station
}

async function openPodcast(episodes: readonly PodcastEpisode[]): Promise<PodcastServer> {
  const podcast = await PodcastServer.open(episodes)
  podcasts.push(podcast)
  return podcast
}

async function appOf(station: ArchiveStation): Promise<App> {
  const app = await archiveApp(station)
  apps.push(app)
  return app
}

const sound = (index: number) => sounds[index] ?? Buffer.alloc(0)
const three = (): PodcastEpisode[] => [
  { name: 'c', sound: sound(2), publishedAt: '2022-03-01T10:00:00Z' },
  { name: 'b', sound: sound(1), publishedAt: '2021-03-01T10:00:00Z' },
  { name: 'a', sound: sound(0), publishedAt: '2020-03-01T10:00:00Z' },
]

const wish = (url: string, changes: object = {}) => ({ url, showSlug: TALK_SHOW, since: null, publish: true, rightsConfirmed: true, ...changes })

/** Resolves when every job is over, with the episodes as they stand, the oldest first. */
async function allOver(station: ArchiveStation) {
  const { db } = station.database
  await until('every job is over', async () => {
    const open = await db.selectFrom('jobs').select(['id', 'error']).where('state', 'in', ['waiting', 'running']).execute()
    return open.some(({ error }) => error === null) ? null : true
  }, PATIENCE_MS)
  await until('what is ready is out', async () => ((await db.selectFrom('episodes').select('id').where('state', '=', 'scheduled').where('publish_at', '<=', new Date()).execute()).length === 0 ? true : null), PATIENCE_MS)
  return db.selectFrom('episodes').selectAll().orderBy('first_published_at').execute()
}

describe('a podcast', () => {
  let station: ArchiveStation
  let podcast: PodcastServer
  let app: App
  beforeEach(async () => {
    station = await openStation()
    podcast = await openPodcast(three())
    app = await appOf(station)
  })
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, person = 'admin') => app.inject({ method, url: `/api/v1/desk${url}`, headers: { 'x-person': person }, ...(payload ? { payload } : {}) })

  test('is looked at, comes with its old identities and dates, and comes only once', async () => {
    const seen = await ask('POST', '/imports/look', { url: podcast.feedUrl })
    expect(seen.json()).toMatchObject({ title: 'Old podcast', language: 'uk', episodes: 3, here: 0, durationMs: 9000, bytes: sounds.reduce((sum, { length }) => sum + length, 0), oldestAt: '2020-03-01T10:00:00.000Z', newestAt: '2022-03-01T10:00:00.000Z', isLocked: false })
    expect((await ask('POST', '/imports/look', { url: podcast.feedUrl }, 'editor')).statusCode).toBe(403)

    const started = await ask('POST', '/imports', { url: podcast.feedUrl, show: TALK_SHOW, publish: true, rightsConfirmed: true, since: '2021-01-01T00:00:00Z' })
    expect([started.statusCode, started.json().asked]).toEqual([201, 2])
    expect((await allOver(station)).map(({ guid, state, title, languages, published_at }) => [guid, state, title, languages, published_at?.toISOString()])).toEqual([
      ['old-b', 'published', 'Episode b', ['uk'], '2021-03-01T10:00:00.000Z'],
      ['old-c', 'published', 'Episode c', ['uk'], '2022-03-01T10:00:00.000Z'],
    ])
    const { id } = started.json().import
    expect((await ask('GET', `/imports/${id}`)).json()).toMatchObject({ import: { counts: { done: 2, failed: 0, waiting: 0 }, startedBy: 'admin' }, episodes: [{ title: 'Episode c', state: 'done', error: null, episode: { state: 'published' } }, { title: 'Episode b' }] })
    expect((await ask('POST', '/imports/look', { url: podcast.feedUrl })).json()).toMatchObject({ episodes: 3, here: 2 })

    podcast.episodes = [{ name: 'd', sound: sound(0), publishedAt: '2023-01-01T10:00:00Z' }, ...podcast.episodes]
    const again = await ask('POST', '/imports', { url: podcast.feedUrl, show: TALK_SHOW, publish: true, rightsConfirmed: true })
    expect([again.json().asked, again.json().import.id]).toEqual([2, id])
    expect((await allOver(station)).map(({ guid }) => guid)).toEqual(['old-a', 'old-b', 'old-c', 'old-d'])
    expect((await ask('POST', '/imports', { url: podcast.feedUrl, show: TALK_SHOW, publish: true, rightsConfirmed: true })).json().asked).toBe(0)
    expect(podcast.asked.filter((path) => path.endsWith('.mp3')).sort()).toEqual(['/a.mp3', '/b.mp3', '/c.mp3', '/d.mp3'])
    expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  })

  test('brings its chapters, cover, transcript and notes, and tells what did not come', async () => {
    podcast.files.set('/ch.json', { type: 'text/html', bytes: Buffer.from(JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Вступ' }, { startTime: 2, title: 'Далі', url: 'https://a.example/' }] })) })
    podcast.files.set('/cover', { type: 'text/plain', bytes: await jpeg(400, 400) })
    podcast.files.set('/t.srt', { type: 'application/x-subrip', bytes: Buffer.from('1\n00:00:00,000 --> 00:00:02,000\nДобрий вечір\n') })
    podcast.files.set('/page', { type: 'image/jpeg', bytes: Buffer.from('<html>no picture</html>') })
    const [c, b, a] = three()
    if (!a || !b || !c) throw new Error('unreachable: there are three')
    podcast.episodes = [
      { ...c, more: '<podcast:chapters url="{url}/ch.json" type="application/json+chapters"/><itunes:image href="{url}/cover"/><podcast:transcript url="{url}/t.srt" type="application/x-subrip"/><description><![CDATA[<p>Про <b>житло</b><script>x</script></p>]]></description><itunes:episode>9</itunes:episode><itunes:explicit>true</itunes:explicit><dc:language>uk</dc:language><dc:language>pl</dc:language>' },
      { ...b, more: '<psc:chapters><psc:chapter start="0:01" title="One"/></psc:chapters><podcast:chapters url="{url}/none.json" type="application/json"/>' },
      { ...a, more: '<itunes:image href="{url}/page"/>' },
    ]
    const { started } = await station.archive.imports.start(wish(podcast.feedUrl, { publish: false }), null)
    const [first, second, third] = await allOver(station)
    expect(third).toMatchObject({ state: 'draft', title: 'Episode c', chapters: [{ startMs: 0, title: 'Вступ', url: null }, { startMs: 2000, title: 'Далі', url: 'https://a.example/' }], notes: { uk: 'Про **житло**' }, number: 9, explicit: true, languages: ['uk', 'pl'], slug: '2022-03-01-episode-c' })
    const { episodes } = (await ask('GET', `/imports/${started.id}`)).json<{ episodes: { title: string; remarks: string[] }[] }>()
    const remarks = (title: string) => episodes.find((one) => one.title === title)?.remarks
    expect(remarks('Episode c')).toEqual([])
    expect((await listFiles(station.database.db, third?.id ?? '')).map(({ kind, mediaType }) => [kind, mediaType])).toEqual(expect.arrayContaining([['cover', 'image/jpeg'], ['master', 'audio/mpeg'], ['mp3', 'audio/mpeg'], ['transcript', expect.stringContaining('text/vtt')]]))
    expect(third?.cover_key).toContain('/cover-')
    // As it was sent: not decoded and packed again.
    const master = (await listFiles(station.database.db, third?.id ?? '')).find(({ kind }) => kind === 'master')
    expect(master?.bytes).toBe(sound(2).length)
    expect(second?.chapters).toEqual([{ startMs: 1000, title: 'One', url: null }])
    expect(first?.cover_key).toBeNull()
    expect(remarks('Episode b')).toEqual([expect.stringMatching(/^The list of chapters did not come with it: .*404/)])
    expect(remarks('Episode a')).toEqual([expect.stringMatching(/^The cover did not come with it: /)])

    // A draft goes out with the date it had.
    const editor = PEOPLE['admin']
    if (!editor) throw new Error('the tests have an admin')
    await station.archive.archive.publish(third?.id ?? '', null, editor)
    expect((await allOver(station)).at(-1)).toMatchObject({ state: 'published', published_at: new Date('2022-03-01T10:00:00Z') })
  })

  test('needs its rights confirmed, a show with an archive, and an owner who lets it go', async () => {
    const refusal = async (changes: object) => (await ask('POST', '/imports', { url: podcast.feedUrl, show: TALK_SHOW, publish: true, rightsConfirmed: true, ...changes })).json().code
    expect(await refusal({ rightsConfirmed: false })).toBe('rights_not_confirmed')
    expect(await refusal({ show: 'nobody-knows' })).toBe('show_not_found')
    podcast.channel = '<podcast:locked owner="x@y.example">yes</podcast:locked>'
    expect(await refusal({})).toBe('feed_locked')
    expect((await ask('POST', '/imports/look', { url: podcast.feedUrl })).json().isLocked).toBe(true)
    expect(await station.archive.jobs.list({ limit: 10 })).toEqual([])
  })

  test('what was thrown away here does not come again', async () => {
    const admin = PEOPLE['admin']
    if (!admin) throw new Error('the tests have an admin')
    await station.archive.imports.start(wish(podcast.feedUrl, { publish: false }), null)
    const [first] = await allOver(station)
    await station.archive.archive.discard(first?.id ?? '', admin)
    expect((await station.archive.imports.start(wish(podcast.feedUrl, { publish: false }), null)).asked).toBe(0)
  })

  test('is stopped: what is here stays, the rest does not come, and nothing of it is left', async () => {
    const held: (() => void)[] = []
    podcast.faults.set('/b.mp3', (_request, response, bytes) => {
      response.writeHead(200, { 'content-length': bytes?.length ?? 0 }).write(bytes?.subarray(0, 1000))
      held.push(() => response.destroy())
      return true
    })
    const { started } = await station.archive.imports.start(wish(podcast.feedUrl), null)
    await until('the second one is being brought', () => (held.length > 0 ? true : null))
    expect((await ask('POST', `/imports/${started.id}/stop`)).statusCode).toBe(200)
    await until('it has stopped', async () => {
      const { counts } = (await ask('GET', `/imports/${started.id}`)).json<{ import: { counts: Record<string, number> } }>().import
      return counts['running'] === 0 && counts['waiting'] === 0 ? true : null
    })
    expect((await allOver(station)).map(({ guid }) => guid)).toEqual(['old-c'])
    await station.archive.jobs.sweep()
    expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  })

  test('episodes that cannot come say why, each for itself, and the others come', async () => {
    podcast.episodes = [{ name: 'gone', sound: sound(0) }, { name: 'text', sound: Buffer.from('no sound at all\n'.repeat(500)) }, { name: 'list', sound: Buffer.from('#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n') }, ...three().slice(0, 1)]
    podcast.faults.set('/gone.mp3', (_, response) => (response.writeHead(410).end(), true))
    const { started } = await station.archive.imports.start(wish(podcast.feedUrl), null)
    expect((await allOver(station)).map(({ guid }) => guid)).toEqual(['old-c'])
    const { episodes } = (await ask('GET', `/imports/${started.id}`)).json<{ episodes: { title: string; state: string; error: string }[] }>()
    expect(Object.fromEntries(episodes.map(({ title, state, error }) => [title, [state, error]]))).toEqual({
      'Episode gone': ['failed', expect.stringMatching(/^The sound cannot be had: .*410/)],
      'Episode text': ['failed', expect.stringContaining('no audio file')],
      'Episode list': ['failed', expect.stringContaining('no audio file')],
      'Episode c': ['done', null],
    })
    expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  })

  test('a cut line is gone on with, and a server that is busy is asked again later', async () => {
    let cuts = 0
    podcast.faults.set('/c.mp3', (request, response, bytes) => {
      if (cuts++ > 0 || !bytes) return false
      sendPart(request, response, bytes, 'audio/mpeg', { most: Math.floor(bytes.length / 2) })
      return true
    })
    podcast.faults.set('/b.mp3', (_, response) => (response.writeHead(503).end(), true))
    await station.archive.imports.start(wish(podcast.feedUrl), null)
    const [busy] = await until('the busy server was given up for now', async () => {
      const jobs = (await station.archive.jobs.list({ limit: 20 })).filter(({ title, error }) => title === 'Episode b' && error !== null)
      return jobs.length > 0 ? jobs : null
    })
    expect(busy).toMatchObject({ state: 'waiting', attempts: 1, error: expect.stringContaining('503') })
    expect((await allOver(station)).map(({ guid }) => guid)).toEqual(['old-a', 'old-c'])
  })
})

describe('a feed', () => {
  let station: ArchiveStation
  let podcast: PodcastServer
  let app: App
  beforeAll(async () => {
    station = await ArchiveStation.open()
    await station.start()
    podcast = await PodcastServer.open(three())
    app = await archiveApp(station)
  })
  afterAll(async () => {
    await app.close()
    await station.close()
    await podcast.close()
  })
  const look = (url: string) => app.inject({ method: 'POST', url: '/api/v1/desk/imports/look', headers: { 'x-person': 'admin' }, payload: { url } })

  test.each([
    ['is a web page', () => Buffer.from('<!doctype html><title>Old podcast</title>'), 'feed_is_page'],
    ['is a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'feed_is_none'],
    ['is a bomb of entities', () => Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'), 'feed_has_entities'],
    ['is empty', () => Buffer.alloc(0), 'feed_is_none'],
    ['is larger than any feed', () => Buffer.alloc(26_000_000, ' '), 'outside_too_large'],
  ])('that %s is refused in words', async (_, bytes, code) => {
    podcast.files.set('/odd', { type: 'application/rss+xml', bytes: bytes() })
    const refused = await look(`${podcast.url}/odd`)
    expect(refused.json()).toMatchObject({ code, message: expect.stringMatching(/\w{3,}.*\.$/) })
  })

  test('is found by the page that names it, and read with all its pages', async () => {
    podcast.files.set('/', { type: 'text/html', bytes: Buffer.from('<!doctype html><link rel=alternate type="application/rss+xml" href="/feed.xml">') })
    podcast.channel = '<atom:link rel="next" href="/page2"/>'
    podcast.files.set('/page2', { type: 'text/xml', bytes: Buffer.from('<rss><channel><title>x</title><atom:link rel="next" href="/feed.xml"/><item><guid>older</guid><enclosure url="/z.mp3"/></item><item><guid>old-a</guid><enclosure url="/other.mp3"/></item></channel></rss>') })
    expect((await look(podcast.url)).json()).toMatchObject({ title: 'Old podcast', url: podcast.feedUrl, episodes: 4 })
  })
})

test('with nothing set, a feed in the private network is not asked for', async () => {
  const station = await openStation({ reach: PUBLIC_INTERNET })
  const podcast = await openPodcast(three())
  await expect(station.archive.imports.look(podcast.feedUrl)).rejects.toMatchObject({ code: 'address_private' })
  expect(podcast.asked).toEqual([])
})

test('a public feed whose episodes lie in the private network brings none of them, and says so', async () => {
  // 127.0.0.1 plays the public internet, and all other addresses the private network.
  const station = await openStation({ reach: { ...PUBLIC_INTERNET, isAllowed: (address) => address === '127.0.0.1' } })
  const podcast = await openPodcast([])
  podcast.files.set('/trap.xml', { type: 'text/xml', bytes: Buffer.from('<rss><channel><title>Trap</title><item><guid>1</guid><enclosure url="http://127.0.0.2/latest/meta-data"/></item><item><guid>2</guid><enclosure url="/moved.mp3"/></item></channel></rss>') })
  podcast.faults.set('/moved.mp3', (_, response) => (response.writeHead(302, { location: 'http://[::1]/secret' }).end(), true))
  await station.archive.imports.start(wish(`${podcast.url}/trap.xml`), null)
  expect(await allOver(station)).toEqual([])
  const jobs = await station.archive.jobs.list({ limit: 10 })
  expect(jobs.map(({ state, error }) => [state, error])).toEqual([1, 2].map(() => ['failed', expect.stringMatching(/^The sound cannot be had: .* is an address of a private network/)]))
})

test('a station\'s own feed, moved away and brought into a second station, has the same titles, identities, chapters, dates and words', async () => {
  const [old, next] = [await openStation(), await openStation()]
  const podcast = await openPodcast([
    { name: 'c', sound: sound(2), publishedAt: '2022-03-01T10:00:00Z', title: 'Rent &amp; &lt;2&gt; &amp;amp; "rights"', more: '<description><![CDATA[<p>Про <b>житло</b>: <a href="https://rent.example/?a=1&b=2">тут</a></p>]]></description><psc:chapters><psc:chapter start="0" title="Вступ &amp;amp; далі"/><psc:chapter start="1.5" title="Кінець" href="https://a.example/?a=1&amp;b=2"/></psc:chapters><itunes:episode>3</itunes:episode><podcast:license>cc-by-4.0</podcast:license><podcast:person role="guest">Jan &lt;3</podcast:person>' },
    { name: 'b', sound: sound(1), publishedAt: '2021-03-01T10:00:00Z', title: 'Житло', guid: 'https://old.example/?p=1&amp;q=2', more: '<dc:language>uk</dc:language><dc:language>ar</dc:language><content:encoded><![CDATA[<div lang="uk"><p>Житло</p></div><div lang="ar"><p>السكن</p></div>]]></content:encoded>' },
  ])
  await old.archive.imports.start(wish(podcast.feedUrl), null)
  const before = await allOver(old)
  expect(before.map(({ state }) => state)).toEqual(['published', 'published'])

  const { db } = old.database
  const feeds = await openFeedApp({ db, clock: systemClock, publicUrl: null, more: async (app) => void (await app.register(mediaRoutes, { db, ...old.archive })) })
  apps.push(feeds)
  await feeds.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(feeds.app.server.address() as AddressInfo).port}/shows/${TALK_SHOW}/feed.xml` // it listens on TCP
  await expect(next.archive.imports.start(wish(url), null)).rejects.toMatchObject({ code: 'feed_locked' })
  const desk = await appOf(old)
  const move = (payload: object) => desk.inject({ method: 'PUT', url: `/api/v1/desk/feed-moves/${TALK_SHOW}`, headers: { 'x-person': 'admin' }, payload })
  expect((await move({ movedTo: 'https://localhost/feed.xml' })).json().code).toBe('moved_to_itself')
  expect((await move({ movedTo: 'https://new.example/feed.xml' })).statusCode).toBe(200)
  expect(await (await fetch(url)).text()).toContain('<itunes:new-feed-url>https://new.example/feed.xml</itunes:new-feed-url>')

  await next.archive.imports.start(wish(url), null)
  const after = await allOver(next)
  const told = ({ guid, title, chapters, languages, notes, published_at, number, license, credits, explicit, slug }: (typeof after)[number]) => ({ guid, title, chapters, languages, notes, published_at, number, license, credits, explicit, slug })
  expect(after.map(told)).toEqual(before.map(told))
  expect(before.map(({ title }) => title)).toEqual(['Житло', 'Rent & <2> &amp; "rights"'])
  expect(before.map(({ guid }) => guid)).toEqual(['https://old.example/?p=1&q=2', 'old-c'])

  expect((await move({ movedTo: 'https://new.example/feed.xml', redirects: true })).json()).toMatchObject({ redirects: true })
  const redirected = await fetch(url, { redirect: 'manual' })
  expect([redirected.status, redirected.headers.get('location')]).toEqual([301, 'https://new.example/feed.xml'])
  await desk.inject({ method: 'DELETE', url: `/api/v1/desk/feed-moves/${TALK_SHOW}`, headers: { 'x-person': 'admin' } })
  const back = await fetch(url, { redirect: 'manual' })
  expect([back.status, (await back.text()).includes('new-feed-url')]).toEqual([200, false])
})
