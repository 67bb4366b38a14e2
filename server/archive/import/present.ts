// Imports and feeds as they cross the wire.

import type { JobState } from '../job.ts'
import type { FeedImportAnswer, ImportedEpisodeAnswer, SeenFeedAnswer } from './schema.ts'
import type { SeenFeed } from './feed-imports.ts'
import type { FeedImport, ImportedEpisode } from './store.ts'

const SHOWN = 20

export function presentSeen({ feed, here }: SeenFeed): SeenFeedAnswer {
  const { url, channel, entries, passedOver } = feed
  const dates = entries.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted()
  return {
    url, passedOver,
    title: channel.title,
    description: channel.description,
    author: channel.author,
    language: channel.language,
    isLocked: channel.isLocked,
    episodes: entries.length,
    here: here.size,
    bytes: entries.reduce((sum, { audioBytes }) => sum + (audioBytes ?? 0), 0),
    durationMs: entries.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
    oldestAt: dates[0] ?? null,
    newestAt: dates.at(-1) ?? null,
    newest: entries.slice(0, SHOWN).map(({ title, publishedAt, durationMs, guid }) => ({ title, publishedAt, durationMs, isHere: here.has(guid) })),
  }
}

export function presentImport({ id, feedUrl, title, showSlug, since, publish, startedAt, personName }: FeedImport, showTitle: string, counts: Partial<Record<JobState, number>>): FeedImportAnswer {
  return {
    id, feedUrl, title, publish,
    show: { slug: showSlug, title: showTitle },
    since: since?.toISOString() ?? null,
    startedAt: startedAt.toISOString(),
    startedBy: personName,
    counts: { waiting: 0, running: 0, done: 0, failed: 0, cancelled: 0, ...counts },
  }
}

export function presentImported({ jobId, title, publishedAt, state, progress, attempts, error, remarks, episode }: ImportedEpisode): ImportedEpisodeAnswer {
  return { jobId, title, publishedAt, state, progress, attempts, error, remarks: [...remarks], episode }
}
