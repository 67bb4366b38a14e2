// Which card a page has: of its show, host, episode or airing, else the station's own. Asks the station's interface what stands on it.

import type { EpisodePage } from '../../server/archive/schema.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { OccurrenceAnswer, ProgrammeAnswer, StationAnswer } from '../../server/schedule/schema.ts'
import type { HostPage, ShowPage } from '../../server/shows/schema.ts'
import { autonym, languageName } from '../../schedules/language-names.ts'
import { withQuery } from '../api/client.ts'
import type { source } from '../i18n/catalogues/en.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/translate.ts'
import { flagOf } from '../programme/airing-flag.ts'
import { isolated } from '../ui/words.tsx'
import type { Card } from './card.ts'
import { writable } from './writable.ts'

export interface CardView {
  readonly station: StationAnswer
  readonly language: string
  readonly format: Formats
  readonly t: Translate<typeof source>
  readonly at: Date
  /** Null when it cannot be known, undefined when there is nothing, a symbol when it was taken away. */
  readonly get: (path: string) => Promise<unknown>
}

/** Why there is no card of its own. */
export type NoCard = 'missing' | 'gone' | 'unknown'

/** Airings are looked for so far around now: who shares "live now" does it about then. */
const AROUND_MS = 36 * 3600_000

/** The card of a page that has one of its own, of an airing at `/airings/{id}`, or the station's at `/station`. */
export async function findCard(path: string, view: CardView): Promise<Card | NoCard> {
  const [kind = '', slug, ...rest] = path.slice(1).split('/').map(encodeURIComponent)
  if (path === '/station') return stationCard(view)
  if (slug === undefined) return 'missing'
  const episode = rest[0]
  if (kind === 'shows' && episode === undefined) return cardOf<ShowPage>(await view.get(`/api/v1/shows/${slug}`), (show) => showCard(show, view))
  if (kind === 'shows' && episode !== undefined && rest.length === 1) return cardOf<EpisodePage>(await view.get(`/api/v1/shows/${slug}/episodes/${episode}`), (one) => episodeCard(one, view))
  if (kind === 'hosts' && rest.length === 0) return cardOf<HostPage>(await view.get(`/api/v1/hosts/${slug}`), (host) => hostCard(host, view))
  if (kind === 'airings') return cardOf<ProgrammeAnswer>(await view.get(aroundNow(view.at)), (programme) => airingCard(path.slice('/airings/'.length), programme, view) ?? 'missing')
  return 'missing'
}

/** Of the first page: the show that is on. Its address names the airing, so that an app does not keep the picture of another show. */
export function liveCard(now: NowPlaying | null, programme: ProgrammeAnswer | null, view: CardView): Card {
  const id = now?.onAir.occurrenceId
  return (id && programme && airingCard(id, programme, view)) || stationCard(view)
}

/** What the whole station shows. */
export function stationCard({ station, language, t }: Pick<CardView, 'station' | 'language' | 't'>): Card {
  const languages = station.languages.slice(0, 12).map((tag) => isolated(nameOf(tag, language)))
  return { page: '/', show: null, isLive: false, above: '', title: { text: t('site.tagline'), lang: undefined }, latinTitle: null, below: inLines(languages), picture: null }
}

function cardOf<Answer>(answer: unknown, make: (answer: Answer) => Card | NoCard): Card | NoCard {
  if (answer === undefined) return 'missing'
  if (typeof answer === 'symbol') return 'gone'
  // The answer was checked against the schema that the type comes from.
  return answer === null ? 'unknown' : make(answer as Answer)
}

function showCard(show: ShowPage, view: CardView): Card {
  const [next] = show.next
  return {
    page: `/shows/${show.address}`,
    show: show.slug,
    isLive: false,
    above: spoken(show.languages, view),
    ...titleOf(show.title, show.latinTitle, show.languages, view),
    below: [hosts(show.hosts, view), ...(next ? onTheWall(next, view) : [])],
    picture: show.cover?.jpg[640] ?? null,
  }
}

function episodeCard(episode: EpisodePage, view: CardView): Card {
  const { format } = view
  const { show, slug, title, latinTitle, languages, airedAt, publishedAt, durationMs, credits, coverUrl } = episode
  const at = airedAt ?? publishedAt
  const facts = [at && format.dates(new Date(at), new Date(at)), durationMs === null ? null : format.duration(durationMs)].filter(Boolean).join(' · ')
  return {
    page: `/shows/${show.address}/${slug}`,
    show: show.slug,
    isLive: false,
    above: writable(show.title) ?? show.latinTitle ?? '',
    ...titleOf(title, latinTitle, languages, view),
    below: [hosts(credits, view), facts, spoken(languages, view)],
    picture: coverUrl,
  }
}

function hostCard(host: HostPage, view: CardView): Card {
  const shows = host.shows.slice(0, 3).map(({ title, latinTitle }) => isolated(writable(title) ?? latinTitle ?? ''))
  return {
    page: `/hosts/${host.slug}`,
    show: host.shows[0]?.slug ?? null,
    isLive: false,
    above: spoken(host.languages, view),
    ...titleOf(host.name, host.latinName, host.languages, view),
    below: shows,
    picture: host.shows[0]?.cover?.jpg[640] ?? null,
  }
}

function aroundNow(at: Date): string {
  const from = (ms: number) => new Date(at.getTime() + ms).toISOString()
  return withQuery('/api/v1/programme', { from: from(-AROUND_MS), until: from(AROUND_MS) })
}

function airingCard(id: string, programme: ProgrammeAnswer, view: CardView): Card | null {
  const airing = programme.occurrences.find((one) => one.id === id && one.cancelled === null)
  if (!airing) return null
  const { show } = airing
  return {
    page: `/airings/${id}`,
    show: show.slug,
    isLive: airing.kind === 'live',
    above: aboveAiring(airing, view.t),
    ...titleOf(show.title, show.latinTitle, show.languages, view),
    // The hour stands on it: apps keep the picture for weeks.
    below: [hosts(airing.hosts, view), ...onTheWall(airing, view), spoken(show.languages, view)],
    picture: programme.covers[show.slug]?.jpg[640] ?? null,
  }
}

function aboveAiring(airing: OccurrenceAnswer, t: CardView['t']): string {
  if (airing.kind === 'live') return t('onAir.live')
  const flag = flagOf(airing)
  return flag === 'programme.rerun' ? t(flag) : ''
}

/** Two lines: the day, the hours. */
function onTheWall({ startsAt, endsAt }: { startsAt: string; endsAt: string }, { format, t }: CardView): string[] {
  return [format.day(new Date(startsAt)), `${format.time(new Date(startsAt))}–${format.time(new Date(endsAt))} · ${t('programme.zone')}`]
}

/** In its own script; as it sounds in Latin letters where that cannot be written; the station's name where nobody knows how it sounds. */
function titleOf(title: string, latinTitle: string | null, languages: readonly string[], { station }: CardView): Pick<Card, 'title' | 'latinTitle'> {
  const own = writable(title)
  if (own !== null) return { title: { text: own, lang: languages[0] }, latinTitle }
  return { title: { text: latinTitle ?? station.name, lang: `${languages[0] ?? 'und'}-Latn` }, latinTitle: null }
}

function hosts(people: readonly { readonly name: string; readonly latinName?: string | null }[], { format }: CardView): string {
  const names = people.slice(0, 4).map(({ name, latinName }) => writable(name) ?? latinName ?? '')
  return format.list(names.filter((name) => name !== '').map(isolated))
}

function spoken(tags: readonly string[], { language, format }: CardView): string {
  return format.list(tags.slice(0, 6).map((tag) => isolated(nameOf(tag, language))))
}

/** In itself, else in the language of the card. */
function nameOf(tag: string, language: string): string {
  return writable(autonym(tag)) ?? languageName(tag, language)
}

/** Three lines of four. */
function inLines(words: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(words.length / 4) }, (_, line) => words.slice(line * 4, line * 4 + 4).join(' · '))
}
