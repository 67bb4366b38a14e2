// What search engines read: schema.org's words and no others, and nothing that is not so.

import { describe, expect, test } from 'vitest'
import type { EpisodePage } from '../../../server/archive/schema.ts'
import type { ShowPage } from '../../../server/shows/schema.ts'
import { radioEpisodeOf } from '../../../web/archive/structured-episode.ts'
import { broadcastOf, graphOf, seriesOf } from '../../../web/programme/structured.ts'
import { sampleEvening } from '../../support/sample-evening.ts'

const around = { station: { name: 'IMI Radio', timeZone: 'Europe/Warsaw', languages: ['pl', 'uk'] }, site: 'https://radio.example' }
const { airings } = sampleEvening(new Date('2026-11-23T18:20:00Z'))

const THING = ['@type', '@id', 'name', 'alternateName', 'url', 'description', 'image', 'potentialAction']
const WORK = [...THING, 'inLanguage', 'keywords', 'license', 'datePublished', 'isAccessibleForFree', 'associatedMedia', 'publication']
/** Of each type the properties that schema.org gives it, as far as they are used here. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  RadioStation: [...THING, 'logo'],
  RadioBroadcastService: [...THING, 'broadcastDisplayName', 'broadcaster', 'broadcastTimezone', 'inLanguage'],
  BroadcastEvent: [...THING, 'inLanguage', 'startDate', 'endDate', 'eventStatus', 'previousStartDate', 'workPerformed', 'publishedOn', 'isLiveBroadcast'],
  RadioSeries: [...WORK, 'actor', 'numberOfEpisodes', 'productionCompany'],
  RadioEpisode: [...WORK, 'actor', 'episodeNumber', 'duration', 'partOfSeries', 'productionCompany'],
  AudioObject: [...WORK, 'contentUrl', 'encodingFormat', 'contentSize', 'duration', 'embedUrl'],
  Person: THING,
  ListenAction: [...THING, 'target'],
}

/** Every object with a type, however deep. */
function nodesOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(nodesOf)
  return '@type' in value ? [value, ...inner] : inner
}

const strangers = (told: object) => nodesOf(told).flatMap((node) => Object.keys(node).filter((key) => !PROPERTIES[String(node['@type'])]?.includes(key)).map((key) => `${String(node['@type'])}.${key}`))
const named = (told: readonly object[], name: string) => nodesOf(told).find((node) => node['@type'] === 'BroadcastEvent' && node['name'] === name)

const cover = { hash: 'a', alt: {}, webp: { 96: '', 320: '', 640: '', 1400: '' }, jpg: { 96: '', 320: '', 640: '', 1400: '/covers/supra/a-1400.jpg' } }
const host = { slug: 'nino-tone', name: 'ნინო', latinName: 'Nino', languages: ['ka'], role: null, fictional: true }
const show: ShowPage = {
  slug: 'supra', address: 'stol', title: 'სუფრა', latinTitle: 'Supra', titles: { pl: 'Stół' }, languages: ['ka', 'pl'], hosts: [host], mode: 'live', themes: ['food'], music: 'own', archive: 'full', cover, spokenTitle: [],
  descriptions: [{ language: 'ka', text: 'საუბარი', reviewed: true }, { language: 'pl', text: 'Rozmowy przy stole', reviewed: true }], interaction: [],
  features: { infoCards: false, expiresAfterDays: null, recommendations: false, audioFirst: false }, retired: false, next: [],
}
const file = (url: string, mediaType: string) => ({ url, bytes: 5_000, mediaType, durationMs: 61_000, sha256: 'ab' })
const episode: EpisodePage = {
  id: '7d3a1f80-0000-4000-8000-000000000001', guid: 'g', slug: 'pierwszy', show: { slug: 'supra', address: 'stol', title: 'სუფრა', latinTitle: 'Supra' }, title: 'პირველი', latinTitle: 'Pirveli', languages: ['ka'],
  number: 3, explicit: false, airedAt: '2026-11-22T16:00:00.000Z', publishedAt: '2026-11-23T10:00:00.000Z', durationMs: 3_661_000, coverUrl: '/covers/e.jpg', languageRanges: [], notes: {}, notesHtml: [], more: [],
  credits: [{ name: 'ნინო', hostSlug: 'nino-tone', role: 'host' }, { name: 'Jan', hostSlug: null, role: 'guest' }], chapters: [], tracks: [], license: 'CC-BY-4.0',
  files: { mp3: file('/media/e.mp3', 'audio/mpeg'), opus: file('/media/e.opus', 'audio/ogg'), waveform: null, transcript: null },
}

describe('search engines are told in schema.org\'s words', () => {
  test('and no others, of the station, airings, a show and an episode', () => {
    const told = [...broadcastOf(airings, around), seriesOf(show, 'pl', 4, around), ...radioEpisodeOf(episode, 'Notes', around)]
    expect(new Set(nodesOf(told).map((node) => node['@type']))).toEqual(new Set(Object.keys(PROPERTIES)))
    expect(strangers(told)).toEqual([])
    expect(graphOf(told)).toMatchObject({ '@context': 'https://schema.org', '@graph': told })
  })

  test('whatever is referred to is there, on each page', () => {
    for (const told of [broadcastOf(airings, around), [seriesOf(show, 'pl', 4, around), ...broadcastOf([], around)], radioEpisodeOf(episode, null, around)]) {
      const defined = nodesOf(told).flatMap((node) => (typeof node['@id'] === 'string' ? [node['@id']] : []))
      const referred = JSON.stringify(told).matchAll(/\{"@id":"([^"]+)"\}/g)
      expect([...referred].map(([, id]) => id).filter((id) => !defined.includes(id ?? ''))).toEqual([])
    }
  })

  test('of what is live and what is not, what is cancelled, and what has moved since when', () => {
    const told = broadcastOf(
      airings.map((airing) => (airing.show.slug === 'supra' ? { ...airing, change: { kind: 'moved' as const, plannedStartsAt: '2026-11-23T15:00:00.000Z', plannedEndsAt: '2026-11-23T16:00:00.000Z' } } : airing)),
      around,
    )
    expect(named(told, 'Karta na stół')).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
    expect(named(told, 'სუფრა')).toMatchObject({ eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: '2026-11-23T15:00:00.000Z' })
    const events = nodesOf(told).filter((node) => node['@type'] === 'BroadcastEvent')
    expect(events.map((node) => node['isLiveBroadcast'])).toEqual(airings.map(({ kind }) => kind === 'live'))
    expect(events.filter((node) => 'eventStatus' in node)).toHaveLength(airings.filter(({ cancelled }) => cancelled).length + 1)
  })

  test('of a special without a page that does not exist', () => {
    const told = JSON.stringify(broadcastOf(airings, around))
    expect(told).toContain('"name":"Phở và pierogi"')
    expect(told).toContain('https://radio.example/shows/shay-bin-nana')
    expect(told).not.toContain('/shows/pho-i-pierogi')
  })

  test('a show says what its name means to the reader, who makes it, and how much can be heard later', () => {
    expect(seriesOf(show, 'pl', 4, around)).toMatchObject({
      name: 'სუფრა', alternateName: ['Supra', 'Stół'], url: 'https://radio.example/shows/stol', description: 'Rozmowy przy stole', image: 'https://radio.example/covers/supra/a-1400.jpg', numberOfEpisodes: 4,
      actor: [{ '@type': 'Person', name: 'ნინო', alternateName: 'Nino', url: 'https://radio.example/hosts/nino-tone' }],
    })
    expect(seriesOf({ ...show, archive: 'none' }, 'ar', 4, around)).not.toHaveProperty('numberOfEpisodes')
    expect(seriesOf(show, 'ar', null, around)).toMatchObject({ description: 'საუბარი', alternateName: ['Supra'] })
  })

  test('an episode has its sound in each format, its length, its series and when it was on air', () => {
    const [page] = radioEpisodeOf(episode, null, around)
    expect(page).toMatchObject({
      '@type': 'RadioEpisode', url: 'https://radio.example/shows/stol/pierwszy', duration: 'PT1H1M1S', license: 'https://creativecommons.org/licenses/by/4.0/', inLanguage: ['ka'], isAccessibleForFree: true,
      partOfSeries: { '@id': 'https://radio.example/shows/stol#show' }, publication: { '@type': 'BroadcastEvent', startDate: '2026-11-22T16:00:00.000Z' },
      associatedMedia: [{ contentUrl: 'https://radio.example/media/e.mp3', encodingFormat: 'audio/mpeg', contentSize: '5000' }, { encodingFormat: 'audio/ogg' }],
    })
    expect(page).not.toHaveProperty('description')
  })
})
