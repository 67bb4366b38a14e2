// A whole feed: every rule of RSS, Apple and the podcast namespace, and what a parser of podcast apps reads in it.

import { parseFeed } from 'podcast-partytime'
import { describe, expect, test } from 'vitest'
import { feedItem } from '../../server/archive/feed/feed-item.ts'
import { liveItem } from '../../server/archive/feed/live-item.ts'
import { writeFeed, type FeedChannel } from '../../server/archive/feed.ts'
import { filesOf, published } from '../support/episodes.ts'
import { brokenRules } from '../support/feed-rules.ts'
import { occurrence } from '../support/occurrences.ts'

const ORIGIN = 'https://radio.example'
const CHANNEL: FeedChannel = {
  address: `${ORIGIN}/shows/karta/feed.xml`,
  pageUrl: `${ORIGIN}/shows/karta`,
  title: 'Карта & <стіл>',
  description: 'Про "права"',
  language: 'uk',
  author: 'IMI Radio',
  owner: { name: 'IMI Radio', email: 'radio@example.org' },
  imageUrl: `${ORIGIN}/cover.png`,
  category: ['Society & Culture', 'Places & Travel'],
  isExplicit: false,
  hosts: ['Олена'],
  place: { name: 'Warszawa', geo: 'geo:52.2297,21.0122', osm: 'R113314' },
  funding: { url: 'https://give.example/', label: 'Підтримати' },
  movedTo: null,
  changedAt: new Date('2026-11-24T10:00:00Z'),
  pages: { page: 1, last: 1 },
}
const STREAMS = [{ path: '/listen/radio.mp3', mediaType: 'audio/mpeg', bitrateKbps: 128, title: 'MP3 128 kb/s' }, { path: '/listen/low.opus', mediaType: 'audio/ogg', bitrateKbps: 32, title: 'Opus 32 kb/s' }]
const items = (...changes: Parameters<typeof published>[0][]) => changes.map((change) => feedItem(published(change), filesOf(published(change)), { origin: ORIGIN, language: null, showTitle: 'Карта' }))
const live = (['ended', 'live', 'pending'] as const).map((status, index) => liveItem(occurrence('karta', `${10 + index}:00`, `${11 + index}:00`, { id: `karta/${index}` }), status, { origin: ORIGIN, stationName: 'IMI Radio', streams: STREAMS }))
const read = (xml: string) => {
  const feed = parseFeed(xml)
  if (!feed) throw new Error('the parser reads no feed')
  return feed
}

test.each([
  ['with everything', writeFeed(CHANNEL, live, items({}, { guid: 'urn:uuid:2', notes: {}, chapters: [], credits: [], license: null, number: null }))],
  ['of a station that says little', writeFeed({ ...CHANNEL, owner: { name: 'Radio', email: null }, category: ['News'], hosts: [], place: null, funding: null }, [], items({}))],
  ['without an episode yet', writeFeed({ ...CHANNEL, changedAt: null }, live, [])],
  ['that has moved', writeFeed({ ...CHANNEL, movedTo: 'https://new.example/shows/karta/feed.xml' }, [], items({}))],
  ['in the middle of its pages', writeFeed({ ...CHANNEL, pages: { page: 2, last: 3 } }, [], items({}))],
  ['with every kind of text', writeFeed(CHANNEL, [], items({ title: 'بث \u0000مباشر ]]> & 2026 <b>\ud800' }, { guid: 'urn:uuid:3', title: 'ქართული · नमस्ते · Tiếng Việt · Romani čhib 👩‍👩‍👧' }))],
])('a feed %s breaks no rule', (_, xml) => {
  expect(brokenRules(xml)).toEqual([])
})

describe('the rules see what is broken', () => {
  const whole = writeFeed(CHANNEL, live, items({}))
  test.each([
    ['an enclosure in seconds', /length="57606400" type/, 'length="0" type', 'item > enclosure has length="0"'],
    ['a relative address', 'url="https://radio.example/media', 'url="/media', 'item > enclosure has url='],
    ['plain http', 'url="https://radio.example/media', 'url="http://radio.example/media', 'item > enclosure has url='],
    ['no language', '<language>uk</language>', '', 'channel has 0 of language'],
    ['a date in another format', /<pubDate>[^<]*/, '<pubDate>2026-11-24', 'item > pubDate says'],
    ['a status of its own', 'status="pending"', 'status="soon"', 'channel > podcast:liveItem has status="soon"'],
    ['an unknown tag', '<itunes:type>', '<itunes:kind>x</itunes:kind><itunes:type>', 'channel has itunes:kind, which no rule knows'],
    ['an open tag', '</item>', '', 'not well-formed'],
    ['another namespace', 'https://podcastindex.org/namespace/1.0', 'https://other.example/', 'namespace podcast is'],
  ])('%s', (_, from, to, sentence) => {
    expect(brokenRules(whole.replace(from, to)).join('\n')).toContain(sentence)
  })
})

test('a podcast app reads the show', () => {
  expect(read(writeFeed(CHANNEL, [], items({})))).toMatchObject({
    title: 'Карта & <стіл>',
    description: 'Про "права"',
    link: `${ORIGIN}/shows/karta`,
    language: 'uk',
    author: 'IMI Radio',
    owner: { name: 'IMI Radio', email: 'radio@example.org' },
    explicit: false,
    itunesType: 'episodic',
    itunesCategory: ['Society & Culture > Places & Travel'],
    itunesImage: `${ORIGIN}/cover.png`,
    locked: true,
    podcastOwner: 'radio@example.org',
    medium: 'podcast',
    podcastFunding: [{ message: 'Підтримати', url: 'https://give.example/' }],
    podcastLocation: { name: 'Warszawa', geo: 'geo:52.2297,21.0122', osm: 'R113314' },
    podcastPeople: [{ name: 'Олена', role: 'Host', group: 'Cast' }],
    pubsub: { self: CHANNEL.address },
  })
})

test('a podcast app reads the episode with its languages, chapters, people, licence, transcript and the smaller sound', () => {
  const [episode] = read(writeFeed(CHANNEL, [], items({}))).items
  const media = `${ORIGIN}/media/episodes/${published().id}`
  expect(episode).toMatchObject({
    title: 'Карта на стіл, 23.11.2026',
    guid: published().guid,
    link: `${ORIGIN}/shows/karta-na-stol/2026-11-23-karta`,
    pubDate: new Date('2026-11-24T10:00:00Z'),
    duration: 3600,
    itunesEpisode: 3,
    enclosure: { url: `${media}/mp3-0123456789abcdef.mp3`, length: 57_606_400, type: 'audio/mpeg' },
    podcastTranscripts: [{ url: `${media}/transcript-0123456789abcdef.vtt`, type: 'text/vtt', language: 'uk' }],
    podcastChapters: { url: `${ORIGIN}/episodes/${published().id}/chapters.json`, type: 'application/json+chapters' },
    podcastSoundbites: [{ startTime: 60, duration: 60, title: 'Rent & "rights" <2>' }],
    podcastPeople: [{ name: 'Олена', role: 'Host' }, { name: 'Jan', role: 'Editor', group: 'Writing' }, { name: 'სანდრო', role: 'Guest' }],
    license: { identifier: 'cc-by-4.0' },
    alternativeEnclosures: [{ type: 'audio/ogg', codecs: 'opus', bitrate: 128_000, lang: 'uk', source: [{ uri: `${media}/opus-0123456789abcdef.opus` }], integrity: { type: 'sri' } }],
  })
})

test('a podcast app reads what is live, what comes and what is over', () => {
  const { podcastLiveItems } = read(writeFeed(CHANNEL, live, items({})))
  expect(podcastLiveItems?.map((item) => ('status' in item ? item.status : null))).toEqual(['ended', 'live', 'pending'])
  expect(podcastLiveItems?.[1]).toMatchObject({
    guid: 'live:karta/1',
    start: new Date('2026-11-30T10:00:00Z'),
    end: new Date('2026-11-30T11:00:00Z'),
    enclosure: { url: `${ORIGIN}/listen/radio.mp3`, type: 'audio/mpeg' },
    contentLinks: [{ title: 'IMI Radio', url: `${ORIGIN}/` }],
    alternativeEnclosures: [{ default: true }, { default: false, bitrate: 32_000 }],
  })
})

test('a feed that has moved says where to, and lets the new host in', () => {
  const feed = read(writeFeed({ ...CHANNEL, movedTo: 'https://new.example/feed.xml' }, [], items({})))
  expect([feed.itunesNewFeedUrl, feed.locked]).toEqual(['https://new.example/feed.xml', false])
})

test.each([
  [{ page: 1, last: 1 }, { self: '' }],
  [{ page: 1, last: 3 }, { self: '', first: '', next: '?page=2', last: '?page=3' }],
  [{ page: 2, last: 3 }, { self: '?page=2', first: '', previous: '', next: '?page=3', last: '?page=3' }],
  [{ page: 3, last: 3 }, { self: '?page=3', first: '', previous: '?page=2', last: '?page=3' }],
])('page %j leads to its neighbours', (pages, expected) => {
  const xml = writeFeed({ ...CHANNEL, pages }, [], [])
  const links = Object.fromEntries([...xml.matchAll(/<atom:link rel="(\w+)" type="[^"]*" href="([^"]*)"/g)].map(([, rel, href]) => [rel, href?.replace(CHANNEL.address, '')]))
  expect(links).toEqual(expected)
})

test('every page of a feed is one podcast', () => {
  expect(read(writeFeed({ ...CHANNEL, pages: { page: 2, last: 3 } }, [], items({}))).guid).toBe(read(writeFeed(CHANNEL, [], items({}))).guid)
})
