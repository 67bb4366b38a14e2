// The station's feeds: of a show, of everything, of one language. Puts together what each is made of; feed.ts writes it.

import type { Kysely } from 'kysely'
import { autonym } from '../../schedules/language-names.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Texts } from '../../schedules/programme-content.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import type { StationSettings } from '../schedule/station-settings.ts'
import { findShow } from '../shows/store.ts'
import type { FindAiredShow } from './aired-show.ts'
import { KeptFeeds, type KeptFeed } from './feed/kept-feeds.ts'
import { KeptItems } from './feed/kept-items.ts'
import { announced, liveItem, liveStatus, LOOK_BACK_MS, type LiveStream } from './feed/live-item.ts'
import { findFeedMove, listFeedEntries, readFeedState, type FeedEntry, type FeedState } from './feed/store.ts'
import { textIn } from './feed/text-in.ts'
import { writeFeed, type FeedChannel } from './feed.ts'
import { findEpisodes, listFilesOf } from './store.ts'

export type FeedName = { readonly kind: 'station' } | { readonly kind: 'show'; readonly slug: string } | { readonly kind: 'language'; readonly language: string }

/** What the broadcast knows and the archive asks. */
export interface LiveAir {
  /** The occurrence whose host is heard now; null: nobody is live. */
  onAirId(): string | null
  /** The main one first. */
  readonly streams: readonly LiveStream[]
}

export interface FeedsOptions {
  readonly db: Kysely<Tables>
  readonly settings: StationSettings
  readonly findAiredShow: FindAiredShow
  readonly programme: Pick<ProgrammeView, 'between'>
  readonly liveAir: LiveAir
  readonly clock: Clock
}

/** More than this many episodes are on further pages. */
export const PAGE_LENGTH = 1000
const AHEAD_MS = 8 * 24 * 3_600_000
/** Comes with the site. */
const OWN_IMAGE = '/podcast-cover.png'

/** The parts of a channel that differ between the three kinds of feed. */
type Subject = Pick<FeedChannel, 'pageUrl' | 'title' | 'description' | 'language' | 'author' | 'hosts'> & {
  /** Null: nobody moved it by itself. */
  readonly movedTo: string | null
  readonly path: string
  readonly showSlug: string | null
  /** Whose notes come first, and which episodes are in it; null: all. */
  readonly ofLanguage: string | null
}

export class Feeds {
  readonly #options: FeedsOptions
  readonly #kept = new KeptFeeds()
  readonly #keptItems = new KeptItems()

  constructor(options: FeedsOptions) {
    this.#options = options
  }

  /** One page of a feed, with addresses below `origin`. Refuses a show that nobody knows and a page behind the last. */
  async read(name: FeedName, origin: string, page: number): Promise<KeptFeed> {
    const { db } = this.#options
    const subject = await this.#subjectOf(name, origin)
    const question = { showSlug: subject.showSlug, language: subject.ofLanguage, limit: PAGE_LENGTH, offset: (page - 1) * PAGE_LENGTH }
    const state = await readFeedState(db, question)
    if (page > 1 && state.count === 0) throw new AppError('not-found', 'feed_page_not_found', 'The feed has no such page; follow its links from the first one.')
    const titles = await this.#showTitles(state.showSlugs)
    const channel = this.#channel(subject, origin, state, page)
    // What comes live is news: on the first page only.
    const liveItems = page === 1 ? this.#liveItems(subject, origin) : []
    const madeOf = JSON.stringify([channel, liveItems, [...titles], state.version])
    return this.#kept.get(`${channel.address}?page=${page}`, madeOf, async () => writeFeed(channel, liveItems, await this.#items(await listFeedEntries(db, question), { origin, language: subject.ofLanguage, titles })))
  }

  async #subjectOf(name: FeedName, origin: string): Promise<Subject> {
    if (name.kind === 'show') return this.#showSubject(name.slug, origin)
    const { settings } = this.#options
    const [main = 'en'] = settings.languages
    const language = name.kind === 'language' ? name.language : main
    const description = textIn(settings.description, [language, ...settings.languages]) ?? settings.name
    const common = { pageUrl: `${origin}/`, description, language, author: settings.name, hosts: [], showSlug: null, movedTo: null }
    return name.kind === 'station'
      ? { ...common, title: settings.name, path: '/feed.xml', ofLanguage: null }
      : { ...common, title: `${settings.name}: ${autonym(language)}`, path: `/feed/${language}.xml`, ofLanguage: language }
  }

  async #showSubject(slug: string, origin: string): Promise<Subject> {
    const { db, settings, findAiredShow } = this.#options
    const [show, aired, move] = await Promise.all([findShow(db, slug), findAiredShow(slug), findFeedMove(db, slug)])
    const known = show ?? aired
    if (!known) throw new AppError('not-found', 'show_not_found', `There is no show "${slug}"; /api/v1/shows lists them all.`)
    const [language = settings.languages[0] ?? 'en'] = known.languages
    const descriptions: Texts = show?.descriptions ?? {}
    return {
      title: known.title,
      description: textIn(descriptions, [...known.languages, ...settings.languages]) ?? `${known.title} – ${settings.name}`,
      language,
      author: settings.name,
      hosts: known.hosts.map((host) => host.name),
      pageUrl: `${origin}/shows/${slug}`,
      path: `/shows/${slug}/feed.xml`,
      showSlug: slug,
      ofLanguage: null,
      movedTo: move?.movedTo ?? null,
    }
  }

  #channel({ path, pageUrl, title, description, language, author, hosts, movedTo }: Subject, origin: string, { isExplicit, changedAt, total }: FeedState, page: number): FeedChannel {
    const { name, podcasts, languages } = this.#options.settings
    const label = podcasts.funding && textIn(podcasts.funding.label, [language, ...languages])
    return {
      pageUrl, title, description, language, author, hosts, isExplicit, changedAt,
      address: origin + path,
      owner: { name, email: podcasts.email },
      imageUrl: podcasts.image ?? origin + OWN_IMAGE,
      category: podcasts.category,
      place: podcasts.place,
      funding: podcasts.funding && { url: podcasts.funding.url, label: label ?? name },
      movedTo: movedTo ?? (podcasts.movedTo && podcasts.movedTo !== origin ? podcasts.movedTo + path : null),
      pages: { page, last: Math.max(1, Math.ceil(total / PAGE_LENGTH)) },
    }
  }

  #liveItems({ showSlug, ofLanguage }: Subject, origin: string): string[] {
    const { programme, liveAir, clock, settings } = this.#options
    const now = clock.now()
    const onAirId = liveAir.onAirId()
    const belongs = (one: Occurrence) => (showSlug === null || one.showSlug === showSlug) && (ofLanguage === null || one.languages.includes(ofLanguage))
    const near = programme.between(new Date(now.getTime() - LOOK_BACK_MS), new Date(now.getTime() + AHEAD_MS))
    return announced(near, now, onAirId, belongs).map((one) => liveItem(one, liveStatus(one, now, onAirId), { origin, stationName: settings.name, streams: liveAir.streams }))
  }

  async #showTitles(slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(await Promise.all(slugs.map(async (slug) => [slug, (await this.#options.findAiredShow(slug))?.title ?? slug] as const)))
  }

  /** Only what changed since the last time is read and written again: one new episode must not cost as much as a thousand. */
  async #items(entries: readonly FeedEntry[], { origin, language, titles }: { readonly origin: string; readonly language: string | null; readonly titles: ReadonlyMap<string, string> }): Promise<string[]> {
    const { db } = this.#options
    const titleOf = (showSlug: string) => titles.get(showSlug) ?? showSlug
    const keyOf = ({ id, showSlug }: FeedEntry) => JSON.stringify([id, origin, language, titleOf(showSlug)])
    // All that is kept is taken now: what is written below may push it out.
    const items = new Map(entries.map((entry) => [entry.id, this.#keptItems.find(keyOf(entry), entry.version)]))
    const changed = entries.filter(({ id }) => items.get(id) === null)
    const ids = changed.map(({ id }) => id)
    const [episodes, files] = await Promise.all([findEpisodes(db, ids), listFilesOf(db, ids)])
    const byId = new Map(episodes.map((episode) => [episode.id, episode]))
    // Loaded for the first episode: with it comes Markdown.
    const { feedItem } = await import('./feed/feed-item.ts')
    for (const entry of changed) {
      const episode = byId.get(entry.id)
      const item = episode ? feedItem(episode, files.get(entry.id) ?? [], { origin, language, showTitle: titleOf(episode.showSlug) }) : ''
      items.set(entry.id, item)
      this.#keptItems.keep(keyOf(entry), entry.version, item)
    }
    return entries.map(({ id }) => items.get(id) ?? '')
  }
}
