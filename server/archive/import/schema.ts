// What of imports and moved feeds crosses the wire.

import { z } from 'zod'

const instant = z.iso.datetime()
const address = z.string().trim().min(1).max(2000)
const showOfImport = z.object({ slug: z.string(), title: z.string() })

export const feedQuestion = z.object({ url: address.meta({ description: 'Of the feed, or of a page that names it' }) })

export const seenFeed = z
  .object({
    url: z.string().meta({ description: 'Where the feed really lies' }),
    title: z.string(),
    description: z.string().nullable(),
    author: z.string().nullable(),
    language: z.string().nullable(),
    isLocked: z.boolean().meta({ description: 'Its owner lets nobody take it over' }),
    episodes: z.number().int(),
    here: z.number().int().meta({ description: 'Of those, so many are here already' }),
    passedOver: z.number().int().meta({ description: 'Entries without sound' }),
    bytes: z.number().meta({ description: 'Of all episodes, as far as the feed tells' }),
    durationMs: z.number().meta({ description: 'Of all episodes, as far as the feed tells' }),
    oldestAt: instant.nullable(),
    newestAt: instant.nullable(),
    newest: z.array(z.object({ title: z.string(), publishedAt: instant.nullable(), durationMs: z.number().nullable(), isHere: z.boolean() })).meta({ description: 'The first of the feed' }),
  })
  .meta({ id: 'SeenFeed' })

export const importWish = z.object({
  url: address,
  show: z.string().min(1).max(80),
  since: z.iso.datetime({ offset: true }).nullable().default(null).meta({ description: 'Only episodes from then on; null: all' }),
  publish: z.boolean().meta({ description: 'Published with their old dates; else drafts' }),
  rightsConfirmed: z.boolean().meta({ description: 'The station may keep these episodes and give them out, the music in them included' }),
})

const counts = z.object({ waiting: z.number().int(), running: z.number().int(), done: z.number().int(), failed: z.number().int(), cancelled: z.number().int() })

export const feedImport = z
  .object({
    id: z.uuid(),
    feedUrl: z.string(),
    title: z.string(),
    show: showOfImport,
    since: instant.nullable(),
    publish: z.boolean(),
    startedAt: instant,
    startedBy: z.string().nullable().meta({ description: 'Null: the command line' }),
    counts,
  })
  .meta({ id: 'FeedImport' })

const importedEpisode = z.object({
  jobId: z.uuid(),
  title: z.string(),
  publishedAt: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: z.number().meta({ description: '0 to 1' }),
  attempts: z.number().int(),
  error: z.string().nullable().meta({ description: 'What went wrong last, in words' }),
  remarks: z.array(z.string()).meta({ description: 'What did not come with it' }),
  episode: z.object({ id: z.uuid(), state: z.enum(['draft', 'scheduled', 'published', 'withdrawn']) }).nullable(),
})

export const importId = z.object({ id: z.uuid() })
export const importList = z.object({ imports: z.array(feedImport) })
export const importProgress = z.object({ import: feedImport, episodes: z.array(importedEpisode).meta({ description: 'What is worked on first, then what failed; the first 200' }) })
export const importStarted = z.object({ import: feedImport, asked: z.number().int().meta({ description: 'Episodes that come now' }) })

export const showOfFeed = z.object({ show: z.string().max(80) })
export const feedMove = z
  .object({ show: showOfImport, movedTo: z.string(), redirects: z.boolean().meta({ description: 'The feed answers 301; else it only says where it has moved' }), changedAt: instant })
  .meta({ id: 'FeedMove' })
export const feedMoveWish = z.object({ movedTo: z.url({ protocol: /^https$/ }).max(500).meta({ description: 'https address of the feed elsewhere' }), redirects: z.boolean().default(false) })
export const feedMoveList = z.object({ moves: z.array(feedMove) })

export type SeenFeedAnswer = z.infer<typeof seenFeed>
export type FeedImportAnswer = z.infer<typeof feedImport>
export type ImportProgress = z.infer<typeof importProgress>
export type ImportedEpisodeAnswer = z.infer<typeof importedEpisode>
export type FeedMoveAnswer = z.infer<typeof feedMove>
export type ImportWishBody = z.input<typeof importWish>
