// What an episode that comes from elsewhere says here: as its feed has it, with the show's words where the feed has none. Pure.

import type { Texts } from '../../../schedules/programme-content.ts'
import type { AiredShow } from '../aired-show.ts'
import { wallDate } from '../draft.ts'
import type { Chapter } from '../episode.ts'
import { episodeSlug } from '../episode-slug.ts'
import type { Measured } from '../processing/measure.ts'
import type { NewEpisode } from '../store.ts'
import type { FeedEntry } from './feed-entry.ts'
import type { FeedImport } from './store.ts'

const MOST_NOTES = 20_000

/** Its identity and its date are those of the feed, so that no app takes it for a new one. */
export function importedDraft({ id, entry, of, show, measured, chapters, coverKey, timeZone, createdAt }: {
  readonly id: string
  readonly entry: FeedEntry
  readonly of: Pick<FeedImport, 'language'>
  readonly show: AiredShow
  readonly measured: Measured
  readonly chapters: readonly Chapter[]
  readonly coverKey: string | null
  readonly timeZone: string
  readonly createdAt: Date
}): NewEpisode {
  const out = entry.publishedAt === null ? null : new Date(entry.publishedAt)
  const languages = languagesOf(entry, of.language, show.languages)
  return {
    id,
    guid: entry.guid,
    showSlug: show.slug,
    slug: episodeSlug(wallDate(out ?? createdAt, timeZone), entry.title),
    // A date to come is a plan, not a past.
    firstPublishedAt: out !== null && out <= createdAt ? out : null,
    title: entry.title,
    languages,
    notes: notesIn(entry.notes, languages[0] ?? 'und'),
    credits: entry.people.map(({ name, role }) => ({ name, role, hostSlug: show.hosts.find((host) => host.name === name)?.slug ?? null })),
    chapters: chapters.filter(({ startMs }) => startMs < measured.durationMs),
    explicit: entry.isExplicit,
    number: entry.number,
    license: entry.license,
    archive: show.archive,
    music: show.music,
    // As listeners know it: nothing of it is cut, so that chapters and transcripts fit.
    trim: null,
    masterDurationMs: measured.durationMs,
    loudness: measured.loudness,
    coverKey,
    createdAt,
  }
}

/** The episode's own, else the feed's, else the show's. Directories make feeds say `pl-PL` where people say Polish. */
export function languagesOf(entry: Pick<FeedEntry, 'languages'>, ofFeed: string | null, ofShow: readonly string[]): readonly string[] {
  if (entry.languages.length > 0) return entry.languages
  if (ofFeed === null) return ofShow
  if (ofShow.includes(ofFeed)) return [ofFeed]
  const { language, script } = new Intl.Locale(ofFeed)
  return [script === undefined ? language : `${language}-${script}`]
}

function notesIn(notes: FeedEntry['notes'], main: string): Texts {
  const texts: Record<string, string> = {}
  for (const { language, text } of notes) {
    const tag = language ?? main
    texts[tag] = (texts[tag] === undefined ? text : `${texts[tag]}\n\n${text}`).slice(0, MOST_NOTES)
  }
  return texts
}
