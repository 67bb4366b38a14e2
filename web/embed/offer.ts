// What of the site other sites may put into theirs, by the address of its page: the radio, the programme, a show, an episode.

import type { EpisodePage } from '../../server/archive/schema.ts'
import type { StationAnswer } from '../../server/schedule/schema.ts'
import type { ShowPage } from '../../server/shows/schema.ts'
import { momentIn } from '../archive/moment.ts'
import { withQuery } from '../api/client.ts'
import { UNKNOWN_STATION } from '../boot.ts'
import { languageIn, withoutLanguage } from '../i18n/language-address.ts'

/** A frame, and what is told about it. Addresses are paths. */
export interface Offer {
  /** The page in the frame. */
  readonly src: string
  readonly title: string
  readonly provider: string
  readonly author: { readonly name: string; readonly url: string } | null
  /** The same square picture in several sizes, the largest first; none where there is none. */
  readonly pictures: readonly { readonly url: string; readonly size: number }[]
  /** In CSS pixels; so much is needed, in width as much as there is. */
  readonly height: number
}

/** Whether the page at a path may be put elsewhere at all, as far as its address says. */
export function isOffered(path: string): boolean {
  return partsOf(path) !== null
}

/** The frame for a page of this site; null when it has none, or there is nothing at its address. `get` answers questions to the station's interface. */
export async function offerOf({ pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>, get: (path: string) => Promise<unknown>): Promise<Offer | null> {
  const parts = partsOf(withoutLanguage(pathname))
  if (!parts) return null
  // The answers were checked against the schemas these types come from.
  const station = ((await get('/api/v1/station')) as StationAnswer | null | undefined) ?? UNKNOWN_STATION
  const lang = languageIn(pathname)
  const src = (path: string, more: Readonly<Record<string, string>> = {}) => withQuery(path, { ...(lang ? { lang } : {}), ...more })
  const common = { provider: station.name, author: null, pictures: [] }
  if (parts.kind === 'player') return { ...common, src: src('/embed/player'), title: station.name, height: 120 }
  if (parts.kind === 'schedule') return { ...common, src: src('/embed/schedule'), title: station.name, height: 480 }
  const show = await answered<ShowPage>(get(`/api/v1/shows/${parts.show}`))
  const pictures = ([640, 320, 96] as const).flatMap((size) => (show?.cover ? [{ url: show.cover.jpg[size], size }] : []))
  if (parts.kind === 'show') {
    if (!show) return null
    const [host] = show.hosts
    return { ...common, src: src(`/embed/shows/${show.address}`), title: show.title, author: host ? { name: host.name, url: `/hosts/${host.slug}` } : null, pictures, height: 400 }
  }
  const episode = await answered<EpisodePage>(get(`/api/v1/shows/${parts.show}/episodes/${parts.episode}`))
  if (!episode) return null
  const start = Math.floor(momentIn(hash) ?? momentIn(search.slice(1)) ?? 0)
  return {
    ...common,
    src: src(`/embed/shows/${episode.show.address}/${episode.slug}`, start > 0 ? { t: String(start) } : {}),
    title: episode.title,
    author: { name: episode.show.title, url: `/shows/${episode.show.address}` },
    pictures,
    height: 300,
  }
}

type Parts = { readonly kind: 'player' } | { readonly kind: 'schedule' } | { readonly kind: 'show'; readonly show: string } | { readonly kind: 'episode'; readonly show: string; readonly episode: string }

function partsOf(path: string): Parts | null {
  if (/^\/?$/.test(path)) return { kind: 'player' }
  if (/^\/schedule\/?$/.test(path)) return { kind: 'schedule' }
  const [, show, episode] = /^\/shows\/([a-z0-9-]{1,80})(?:\/([a-z0-9-]{1,100}))?\/?$/.exec(path) ?? []
  if (show === undefined) return null
  return episode === undefined ? { kind: 'show', show } : { kind: 'episode', show, episode }
}

/** null for what is not there, was taken away, or cannot be said. */
async function answered<Answer extends object>(asking: Promise<unknown>): Promise<Answer | null> {
  const answer = await asking
  // The interface checked its answer against the schema that the type comes from.
  return typeof answer === 'object' ? (answer as Answer | null) : null
}
