// Published episodes for everybody, and one that is not yet for the holder of its preview link. Mounted under /api/v1.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import type { Episode } from './episode.ts'
import { afterOf, nextOf } from './list-place.ts'
import { presentEpisode, presentSummary } from './present.ts'
import type { PreviewLinks } from './preview-links.ts'
import * as schema from './schema.ts'
import type { ShowNamesLookup } from './show-names.ts'
import { findEpisodeAt, getEpisode, listEpisodes, listFiles, listNeighbours } from './store.ts'

export interface EpisodeRoutesOptions {
  readonly db: Kysely<Tables>
  readonly showNames: ShowNamesLookup
  readonly previews: PreviewLinks
}

const tags = ['archive']
/** So many other episodes are offered beside one. */
const MORE = 6

export async function episodeRoutes(app: App, { db, showNames, previews }: EpisodeRoutesOptions): Promise<void> {
  app.get('/episodes', {
    onSend: revalidated,
    schema: { tags, summary: 'Published episodes, the newest first', operationId: 'listEpisodes', querystring: schema.episodeQuery, response: { 200: schema.episodeList, ...errors(400) } },
    handler: async ({ query }) => {
      const episodes = await listEpisodes(db, { states: ['published'], showSlug: query.show, language: query.language, after: afterOf(query.after), limit: query.limit })
      const names = await showNames(episodes)
      return { episodes: episodes.map((episode) => presentSummary(episode, names(episode.showSlug))), next: nextOf(episodes, query.limit) }
    },
  })

  app.get('/shows/:show/episodes/:slug', {
    onSend: revalidated,
    schema: { tags, summary: 'One published episode by its address; its `slug` differs when it has moved', operationId: 'getEpisode', params: schema.episodeAddress, response: { 200: schema.episode, ...errors(400, 404, 410) } },
    handler: async ({ params }) => {
      return page(requirePublished(await findEpisodeAt(db, params.show, params.slug)))
    },
  })

  app.get('/episodes/:id/preview', {
    schema: { tags, summary: 'An episode that is not published, with its preview link', operationId: 'previewEpisode', params: schema.episodeId, querystring: schema.previewQuery, response: { 200: schema.episode, ...errors(400, 404, 410) } },
    handler: async ({ params, query }, reply) => {
      if (!previews.opens(query.preview, params.id)) throw new AppError('not-found', 'preview_over', 'This preview link has run out or is not whole: ask for a new one.')
      const episode = await getEpisode(db, params.id)
      if (episode.state === 'withdrawn') throw withdrawn()
      reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex')
      return page(episode, query.preview)
    },
  })

  async function page(episode: Episode, preview?: string) {
    const [names, files, more] = await Promise.all([showNames([episode]), listFiles(db, episode.id), listNeighbours(db, episode, MORE)])
    const show = names(episode.showSlug)
    // Loaded for the first page of an episode: with it comes Markdown.
    const { notesHtml } = await import('./feed/notes-html.ts')
    return presentEpisode(episode, show, files, { notes: notesHtml(episode.notes, episode.languages), more: more.map((one) => presentSummary(one, show)), ...(preview === undefined ? {} : { preview }) })
  }
}

function requirePublished(episode: Episode | null): Episode {
  if (episode?.state === 'published') return episode
  if (episode?.state === 'withdrawn') throw withdrawn()
  throw new AppError('not-found', 'episode_not_found', 'There is no published episode at this address; /api/v1/episodes lists them all.')
}

function withdrawn(): AppError {
  return new AppError('gone', 'episode_withdrawn', 'This episode was withdrawn and is no longer here.')
}
