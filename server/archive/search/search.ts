// Finds published episodes by words and by what they are: joins the words of episodes with what shows are called, about, and by whom.

import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { resolveAddress } from '../../shows/addresses/store.ts'
import type { Show } from '../../shows/show.ts'
import { listHosts, listShows } from '../../shows/store.ts'
import { editOf, publishedChapters, publishedTracks } from '../edit-time.ts'
import type { Episode } from '../episode.ts'
import { presentSummary } from '../present.ts'
import type { ShowNamesLookup } from '../show-names.ts'
import { findEpisodes } from '../store.ts'
import { fold, has, isLonger, piecesFor, wordsOf } from './fold.ts'
import type { ArchiveChoices, ArchivePage, ArchiveQuery, FoundEpisode } from './schema.ts'
import type { Said } from './searchable.ts'
import { findSaid, readContent, searchEpisodes, type WordQuestion } from './store.ts'

export interface SearchOptions {
  readonly db: Kysely<Tables>
  readonly showNames: ShowNamesLookup
  readonly timeZone: string
}

/** So much of what is said stands in a list. */
const LONGEST_LINE = 140

export class Search {
  readonly #options: SearchOptions

  constructor(options: SearchOptions) {
    this.#options = options
  }

  /** One page of what the query finds. A query of signs that are no words finds nothing. */
  async find(query: ArchiveQuery): Promise<ArchivePage> {
    const { db, showNames, timeZone } = this.#options
    const words = wordsOf(query.q)
    const nothing: ArchivePage = { episodes: [], total: 0, page: query.page, pages: 1 }
    if (words.length === 0 && query.q.trim() !== '') return nothing
    const shows = words.length > 0 || query.theme || query.host ? await listShows(db, { retired: true }) : []
    const asked = words.map((word) => wordQuestion(word, shows))
    const { ids, total } = await searchEpisodes(db, {
      words: asked,
      showSlugs: await this.#wantedShows(query, shows),
      language: query.language ?? null,
      host: query.host ? { slug: query.host, showSlugs: shows.filter(({ hosts }) => hosts.some(({ slug }) => slug === query.host)).map(({ slug }) => slug) } : null,
      year: query.year ? { year: query.year, timeZone } : null,
      limit: query.limit,
      offset: (query.page - 1) * query.limit,
    })
    const byId = new Map((await findEpisodes(db, ids)).map((episode) => [episode.id, episode]))
    const episodes = ids.flatMap((id) => byId.get(id) ?? [])
    const [names, said] = await Promise.all([showNames(episodes), findSaid(db, ids, asked)])
    return { episodes: episodes.map((episode) => ({ ...presentSummary(episode, names(episode.showSlug)), found: momentOf(episode, said.get(episode.id) ?? [], words) })), total, page: query.page, pages: Math.max(1, Math.ceil(total / query.limit)) }
  }

  /** What there is to choose from. */
  async choices(): Promise<ArchiveChoices> {
    const { db, showNames, timeZone } = this.#options
    const [{ showSlugs, languages, hostSlugs, years }, shows, hosts] = await Promise.all([readContent(db, timeZone), listShows(db, { retired: true }), listHosts(db)])
    const names = await showNames(showSlugs.map((showSlug) => ({ showSlug })))
    const heard = shows.filter(({ slug }) => showSlugs.includes(slug))
    return {
      languages: [...languages],
      themes: [...new Set(heard.flatMap(({ themes }) => themes))].sort(),
      shows: showSlugs.map((slug) => {
        const { title, latinTitle, address } = names(slug)
        return { slug: address, title, latin: latinTitle, languages: [...(heard.find((one) => one.slug === slug)?.languages ?? [])] }
      }),
      hosts: hosts.filter(({ slug }) => hostSlugs.includes(slug)).map(({ slug, name, latinName }) => ({ slug, name, latin: latinName })),
      years: [...years],
    }
  }

  async #wantedShows({ show, theme }: ArchiveQuery, shows: readonly Show[]): Promise<string[] | null> {
    const ofTheme = theme ? shows.filter(({ themes }) => themes.includes(theme)).map(({ slug }) => slug) : null
    if (!show) return ofTheme
    // Specials have no page, and so no addresses.
    const slug = (await resolveAddress(this.#options.db, show))?.slug ?? show
    return ofTheme === null || ofTheme.includes(slug) ? [slug] : []
  }
}

/** A word finds the episodes that have it, and all of a show whose name or host has it. */
function wordQuestion(word: string, shows: readonly Show[]): WordQuestion {
  const isCalled = ({ title, latinTitle, titles, hosts }: Show) =>
    has(fold([title, latinTitle ?? '', ...Object.values(titles), ...hosts.flatMap(({ name, latinName }) => [name, latinName ?? ''])].join(' ')), word)
  return { word, pieces: piecesFor(word), isLonger: isLonger(word), showSlugs: shows.filter(isCalled).map(({ slug }) => slug) }
}

function momentOf(episode: Episode, said: readonly Said[], words: readonly string[]): FoundEpisode['found'] {
  if (words.length === 0) return null
  const edit = editOf(episode)
  const tracks = publishedTracks(edit, episode.tracks).flatMap(({ startMs, artist, title }) => (startMs === null ? [] : [{ startMs, title: artist === '' ? title : `${artist} – ${title}` }]))
  const lines = said.map(({ startMs, text }) => ({ startMs, title: text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text }))
  const moment = [...publishedChapters(edit, episode.chapters), ...tracks, ...lines].find(({ title }) => {
    const folded = fold(title)
    return words.every((word) => has(folded, word))
  })
  return moment ? { startMs: moment.startMs, title: moment.title } : null
}
