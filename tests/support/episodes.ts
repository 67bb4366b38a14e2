// Episodes for tests.

import type { Episode } from '../../server/archive/episode.ts'
import type { NewEpisode } from '../../server/archive/store.ts'

export const EPISODE_ID = '7d3a1f80-0000-4000-8000-000000000001'

/** What a new episode begins with; the show is one of the shipped programme's. */
export function newEpisode(changes: Partial<NewEpisode> = {}): NewEpisode {
  return {
    id: EPISODE_ID,
    guid: `urn:uuid:${changes.id ?? EPISODE_ID}`,
    showSlug: 'karta-na-stol',
    slug: '2026-11-23-karta',
    title: 'Карта на стіл, 23.11.2026',
    languages: ['uk', 'pl'],
    archive: 'full',
    music: 'none',
    createdAt: new Date('2026-11-23T20:00:00Z'),
    ...changes,
  }
}

/** A draft that may be published. */
export function draft(changes: Partial<Episode> = {}): Episode {
  return {
    ...newEpisode(),
    occurrenceId: null, recordingId: null, airedAt: null, state: 'draft', latinTitle: null, languageRanges: [], notes: {}, credits: [], chapters: [], tracks: [],
    tracksChecked: false, trim: null, cuts: [], gaps: [], license: null, explicit: false, number: null, publishAt: null, publishedAt: null, withdrawnAt: null,
    withdrawnReason: null, isHeld: false, masterDurationMs: 3_600_000, loudness: null, durationMs: null, coverKey: null, revision: 1,
    updatedAt: new Date('2026-11-23T20:00:00Z'),
    ...changes,
  }
}
