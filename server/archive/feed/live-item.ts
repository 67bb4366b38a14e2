// A live show that comes, runs or has just ended, as podcast apps announce it: `podcast:liveItem`. Pure.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import { personElement } from './person.ts'
import { element, textElement } from './xml.ts'

/** One of the station's endless streams; the first of a list plays everywhere. */
export interface LiveStream {
  /** On this site, with its slash. */
  readonly path: string
  readonly mediaType: string
  readonly bitrateKbps: number
  readonly title: string
}

export type LiveStatus = 'pending' | 'live' | 'ended'

const HOUR_MS = 3_600_000
const AHEAD_MS = 7 * 24 * HOUR_MS
const AT_MOST = 20
/** Before `now`: where an airing that still runs, or ended within the last hour, may have begun. */
export const LOOK_BACK_MS = 26 * HOUR_MS

/** `onAirId`: the occurrence whose host is heard now. A show whose host has not come yet stays pending, however late it is. */
export function liveStatus({ id, endsAt }: Occurrence, now: Date, onAirId: string | null): LiveStatus {
  if (id === onAirId) return 'live'
  return endsAt <= now ? 'ended' : 'pending'
}

/** The live airings of a feed: what runs, what comes within a week, and for one hour what is over, so that apps learn of the end. */
export function announced(occurrences: readonly Occurrence[], now: Date, onAirId: string | null, belongs: (one: Occurrence) => boolean): Occurrence[] {
  const isNear = ({ id, startsAt, endsAt }: Occurrence) => id === onAirId || (endsAt.getTime() > now.getTime() - HOUR_MS && startsAt.getTime() < now.getTime() + AHEAD_MS)
  return occurrences.filter((one) => one.kind === 'live' && !one.cancelled && belongs(one) && isNear(one)).slice(0, AT_MOST)
}

export function liveItem(occurrence: Occurrence, status: LiveStatus, { origin, stationName, streams }: { readonly origin: string; readonly stationName: string; readonly streams: readonly LiveStream[] }): string {
  const { id, showSlug, special, title, startsAt, endsAt, hosts, languages } = occurrence
  const [main] = streams
  return element('podcast:liveItem', { status, start: startsAt.toISOString(), end: endsAt.toISOString() }, [
    textElement('title', title),
    // A special has no page of its own.
    textElement('link', special ? `${origin}/schedule` : `${origin}/shows/${showSlug}`),
    textElement('guid', `live:${id}`, { isPermaLink: 'false' }),
    // A stream has no length; the attribute must be there.
    main ? element('enclosure', { url: `${origin}${main.path}`, length: 0, type: main.mediaType }) : '',
    ...languages.map((language) => textElement('dc:language', language)),
    ...hosts.map(({ name }) => personElement(name, 'host')),
    ...streams.map((stream, index) => element(
      'podcast:alternateEnclosure',
      { type: stream.mediaType, length: 0, bitrate: stream.bitrateKbps * 1000, title: stream.title, default: index === 0 },
      element('podcast:source', { uri: `${origin}${stream.path}` }),
    )),
    textElement('podcast:contentLink', stationName, { href: `${origin}/` }),
  ].join(''))
}
