// Episodes for tests.

import type { Episode, EpisodeFile, FileKind } from '../../server/archive/episode.ts'
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
    tracksChecked: false, trim: null, cuts: [], soundbite: null, gaps: [], license: null, explicit: false, number: null, publishAt: null, publishedAt: null, firstPublishedAt: null, withdrawnAt: null,
    withdrawnReason: null, isHeld: false, masterDurationMs: 3_600_000, loudness: null, durationMs: null, coverKey: null, masterGone: null, revision: 1,
    updatedAt: new Date('2026-11-23T20:00:00Z'),
    ...changes,
  }
}

/** A published episode with everything that a feed can say of one. */
export function published(changes: Partial<Episode> = {}): Episode {
  return draft({
    state: 'published',
    publishedAt: new Date('2026-11-24T10:00:00Z'),
    durationMs: 3_600_400,
    number: 3,
    license: 'CC-BY-4.0',
    notes: { uk: '**Житло** і <b>права</b>', pl: 'Mieszkania & czynsze: https://rent.example/', ar: 'السكن' },
    chapters: [{ startMs: 0, title: 'Вступ', url: null }, { startMs: 60_000, title: 'Rent & "rights" <2>', url: 'https://rent.example/?a=1&b=2' }],
    credits: [{ name: 'Олена', hostSlug: 'olena', role: 'host' }, { name: 'Jan', hostSlug: null, role: 'Editor' }, { name: 'სანდრო', hostSlug: null, role: 'guest' }],
    ...changes,
  })
}

/** Its files, as processing leaves them. */
export function filesOf({ id, durationMs }: Pick<Episode, 'id' | 'durationMs'>, recipe: string | null = null): EpisodeFile[] {
  const file = (kind: FileKind, extension: string, mediaType: string): EpisodeFile => ({ episodeId: id, kind, key: `episodes/${id}/${kind}-0123456789abcdef.${extension}`, bytes: 57_606_400, mediaType, durationMs, sha256: 'ab'.repeat(32), recipe })
  return [file('master', 'flac', 'audio/flac'), file('mp3', 'mp3', 'audio/mpeg'), file('opus', 'opus', 'audio/ogg'), file('transcript', 'vtt', 'text/vtt')]
}
