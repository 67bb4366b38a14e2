// The station, its shows and its programme in schema.org's words, for search engines: small, since it is part of every page.

import type { OccurrenceAnswer, StationAnswer } from '../../server/schedule/schema.ts'
import type { ShowPage } from '../../server/shows/schema.ts'

export interface Around {
  readonly station: Pick<StationAnswer, 'name' | 'timeZone' | 'languages'>
  /** The station's public address without a slash at the end; without one, addresses are paths. */
  readonly site: string
}

/** At most so many events: a page must stay light. */
const MOST_EVENTS = 40

export type Airing = Pick<OccurrenceAnswer, 'special' | 'startsAt' | 'endsAt'> &
  Partial<Pick<OccurrenceAnswer, 'cancelled' | 'change'>> & { readonly kind: string; readonly show: Pick<OccurrenceAnswer['show'], 'slug' | 'title' | 'languages'> }

/** What belongs together on one page. */
export function graphOf(nodes: readonly object[]): object {
  return { '@context': 'https://schema.org', '@graph': nodes }
}

/** The station and where it is heard, then airings. */
export function broadcastOf(airings: readonly Airing[], around: Around): object[] {
  return [...stationOf(around), ...airings.slice(0, MOST_EVENTS).map((airing) => eventOf(airing, around))]
}

/** Who broadcasts, and the service that airings are published on. */
export function stationOf({ station: { name, timeZone, languages }, site }: Around): object[] {
  return [
    { '@type': 'RadioStation', '@id': `${site}/#station`, name, url: `${site}/`, ...(site ? { logo: `${site}/podcast-cover.png` } : {}) },
    {
      '@type': 'RadioBroadcastService',
      '@id': `${site}/#radio`,
      name,
      broadcastDisplayName: name,
      url: `${site}/`,
      broadcaster: { '@id': `${site}/#station` },
      broadcastTimezone: timeZone,
      inLanguage: languages,
      potentialAction: { '@type': 'ListenAction', target: `${site}/listen/radio.mp3` },
    },
  ]
}

/** One show, with its hosts. `episodes`: how many may be heard later; null: nobody knows. */
export function seriesOf({ address, title, latinTitle, titles, languages, hosts, themes, descriptions, cover, archive }: ShowPage, language: string, episodes: number | null, { site }: Around): object {
  const description = descriptions.find((one) => one.language === language) ?? descriptions[0]
  const others = [latinTitle, titles[language]].filter((name) => name != null && name !== title)
  return {
    '@type': 'RadioSeries',
    '@id': seriesId(address, site),
    name: title,
    ...(others.length > 0 ? { alternateName: others } : {}),
    url: `${site}/shows/${address}`,
    inLanguage: languages,
    ...(description ? { description: description.text } : {}),
    ...(cover ? { image: site + cover.jpg[1400] } : {}),
    ...(themes.length > 0 ? { keywords: themes } : {}),
    ...(hosts.length > 0 ? { actor: hosts.map(({ slug, name, latinName }) => ({ '@type': 'Person', name, ...(latinName ? { alternateName: latinName } : {}), url: `${site}/hosts/${slug}` })) } : {}),
    ...(episodes !== null && archive !== 'none' ? { numberOfEpisodes: episodes } : {}),
    productionCompany: { '@id': `${site}/#station` },
  }
}

/** Names a show for what refers to it. */
export function seriesId(address: string, site: string): string {
  return `${site}/shows/${address}#show`
}

function eventOf({ show, kind, special, startsAt, endsAt, cancelled = null, change = null }: Airing, { site }: Around): object {
  const moved = change?.kind === 'moved' ? change : null
  return {
    '@type': 'BroadcastEvent',
    name: show.title,
    inLanguage: show.languages[0],
    startDate: startsAt,
    endDate: endsAt,
    isLiveBroadcast: kind === 'live',
    // One that neither moved nor is cancelled goes as planned, which needs no word.
    ...(cancelled ? { eventStatus: 'https://schema.org/EventCancelled' } : moved ? { eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: moved.plannedStartsAt } : {}),
    publishedOn: { '@id': `${site}/#radio` },
    // A special is of no series and has no page of its own.
    ...(special ? {} : { workPerformed: { '@type': 'RadioSeries', name: show.title, url: `${site}/shows/${show.slug}` } }),
  }
}
