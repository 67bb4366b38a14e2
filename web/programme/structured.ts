// The programme in schema.org's words, for search engines: the service and its events, small.

import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'

interface Around {
  readonly station: string
  readonly site: string
}

/** At most so many events: a page must stay light. */
const MOST_EVENTS = 40

type Airing = Pick<OccurrenceAnswer, 'id' | 'special' | 'startsAt' | 'endsAt'> & { readonly show: Pick<OccurrenceAnswer['show'], 'slug' | 'title' | 'languages'> }

export function broadcastOf(airings: readonly Airing[], { station, site }: Around): object {
  return {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'RadioBroadcastService', '@id': `${site}/#radio`, name: station, ...(site ? { url: site } : {}) },
      ...airings.slice(0, MOST_EVENTS).map(({ show, special, startsAt, endsAt }) => ({
        '@type': 'BroadcastEvent',
        name: show.title,
        inLanguage: show.languages[0],
        startDate: startsAt,
        endDate: endsAt,
        publishedOn: { '@id': `${site}/#radio` },
        // A special is of no series and has no page of its own.
        ...(special ? {} : { workPerformed: { '@type': 'RadioSeries', name: show.title, ...(site ? { url: `${site}/shows/${show.slug}` } : {}) } }),
      })),
    ],
  }
}
