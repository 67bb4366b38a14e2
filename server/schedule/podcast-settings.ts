// What podcast directories are told of the station besides its shows and episodes: the section `podcasts` of station.yaml.

import type { Texts } from '../../schedules/programme-content.ts'
import type { Fields } from '../../schedules/strict-yaml.ts'
import { emailOrNull, mapOf } from './setting-fields.ts'

export interface PodcastSettings {
  /** Where directories write to; it is public in every feed. Null: nowhere. */
  readonly email: string | null
  /** Of Apple's list: one category, or one and one below it. */
  readonly category: readonly string[]
  /** A square JPEG or PNG of 1400 to 3000 pixels; null: the one that comes with the site. */
  readonly image: string | null
  readonly place: { readonly name: string; readonly geo: string | null; readonly osm: string | null } | null
  /** Where listeners can give money, with the words that ask for it, by language. */
  readonly funding: { readonly url: string; readonly label: Texts } | null
  /** Protocol and host that all feeds have moved to; null: they are here. */
  readonly movedTo: string | null
}

const NONE: PodcastSettings = { email: null, category: ['Society & Culture'], image: null, place: null, funding: null, movedTo: null }

/** All of it may be left out. */
export function readPodcasts(station: Fields): PodcastSettings {
  const fields = mapOf(station, 'podcasts', '{email: …, category: […], image: "https://…", place: {…}, funding: {…}, movedTo: "https://…"}')
  if (!fields) return NONE
  const category = fields.list('category')
  if (category.length > 2) fields.problem('category', 'has too many; give one category of Apple\'s list, or one and one below it.')
  const settings: PodcastSettings = {
    email: fields.optionalParsed('email', emailOrNull, 'an e-mail address.'),
    category: category.length > 0 ? category : NONE.category,
    image: fields.optionalParsed('image', httpsOrNull, HTTPS_EXPECTED),
    place: readPlace(fields),
    funding: readFunding(fields),
    movedTo: fields.optionalParsed('movedTo', originOrNull, 'an address such as https://radio.example, without a path.'),
  }
  fields.close()
  return settings
}

const HTTPS_EXPECTED = 'an address that begins with https://.'

function readPlace(podcasts: Fields): PodcastSettings['place'] {
  const fields = mapOf(podcasts, 'place', '{name: "…", geo: "geo:…", osm: "…"}')
  if (!fields) return null
  const place = {
    name: fields.text('name', { maxLength: 128 }),
    geo: fields.optionalParsed('geo', (text) => (/^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?$/.test(text) ? text : null), 'a place such as geo:52.2297,21.0122.'),
    osm: fields.optionalParsed('osm', (text) => (/^[NWR]\d+$/.test(text) ? text : null), 'an OpenStreetMap object such as R113314.'),
  }
  fields.close()
  return place
}

function readFunding(podcasts: Fields): PodcastSettings['funding'] {
  const fields = mapOf(podcasts, 'funding', '{url: "https://…", label: {pl: "…"}}')
  if (!fields) return null
  const funding = { url: fields.parsed('url', httpsOrNull, HTTPS_EXPECTED, ''), label: fields.texts('label', 128) }
  if (Object.keys(funding.label).length === 0) fields.problem('label', 'is missing; say in at least one language what the link is for.')
  fields.close()
  return funding
}

function httpsOrNull(text: string): string | null {
  return URL.parse(text)?.protocol === 'https:' ? text : null
}

function originOrNull(text: string): string | null {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.pathname === '/' && url.search === '' ? url.origin : null
}
