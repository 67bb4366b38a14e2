// What of the archive crosses the wire: episodes for listeners, for editors, and the jobs that make them.

import { z } from 'zod'

const tag = z.string().regex(/^[A-Za-z0-9-]{1,35}$/, 'must be a language tag such as uk or sr-Latn').meta({ description: 'Canonical BCP-47 tag' })
const instant = z.iso.datetime()
const asked = z.iso.datetime({ offset: true })
/** Twelve hours and a little: nothing the station takes is longer. */
const ms = z.number().int().min(0).max(100_000_000)

/** One line: control characters would break lists, tags and feeds. */
const line = z.string().trim().regex(/^\P{Cc}*$/u, 'may have no control characters')

export const range = z.object({ startMs: ms, endMs: ms }).refine(({ startMs, endMs }) => endMs > startMs, 'must end after it begins')
const chapter = z.object({ startMs: ms, title: line.min(1).max(200), url: z.url({ protocol: /^https?$/ }).max(500).nullable() })
const track = z.object({
  startMs: ms.nullable(),
  endMs: ms.nullable(),
  artist: line.max(200),
  title: line.min(1).max(200),
  rights: z.enum(['own', 'cc', 'licensed', 'commercial', 'unknown']),
})
export const LONGEST_SOUNDBITE_MS = 120_000
const soundbite = z
  .object({ startMs: ms, endMs: ms, title: line.max(128) })
  .refine(({ startMs, endMs }) => endMs - startMs >= 1000 && endMs - startMs <= LONGEST_SOUNDBITE_MS, 'must last from one second to two minutes')
const credit = z.object({ name: line.min(1).max(120), hostSlug: line.max(80).nullable(), role: line.min(1).max(40) })
const languageRange = z.object({ startMs: ms, endMs: ms, language: tag })
const notes = z.record(tag, z.string().max(20_000).regex(/^[^\0]*$/, 'may have no zero characters')).meta({ description: 'Markdown, by language tag' })

const content = {
  title: line.max(200),
  latinTitle: line.max(200).nullable(),
  languages: z.array(tag).max(20).meta({ description: 'Spoken in the episode, the main one first' }),
  languageRanges: z.array(languageRange).max(200),
  notes,
  credits: z.array(credit).max(50),
  chapters: z.array(chapter).max(200),
  tracks: z.array(track).max(300),
  tracksChecked: z.boolean().meta({ description: 'The list of tracks has all the music, with its times' }),
  trim: range.nullable().meta({ description: 'What is left at both ends; null: everything' }),
  cuts: z.array(range).max(200),
  soundbite: soundbite.nullable().meta({ description: 'A part that podcast apps may play first; null: the beginning of the longest chapter' }),
  license: line.min(1).max(60).nullable().meta({ description: 'SPDX name such as CC-BY-4.0; null: all rights reserved' }),
  explicit: z.boolean(),
  number: z.number().int().min(1).max(100_000).nullable(),
}

export const episodeId = z.object({ id: z.uuid() })
export const episodeAddress = z.object({ show: z.string().max(80), slug: z.string().max(100) })

/** What an editor sends; times are on the master's time line. */
export const episodeEdit = z
  .object({ revision: z.number().int().meta({ description: 'The revision that was edited; refused with what changed when there is a newer one' }), ...content })
  .partial()
  .required({ revision: true })
  .extend({ slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may have lower-case Latin letters, digits and hyphens').max(80).optional() })

const audioFile = z.object({
  url: z.string().meta({ description: 'Address on this site; supports ranges' }),
  bytes: z.number().int(),
  mediaType: z.string(),
  durationMs: z.number().int().nullable(),
  sha256: z.string(),
})

const showOfEpisode = z.object({ slug: z.string(), address: z.string().meta({ description: 'Its episodes\' pages are at /shows/{address}/{slug of the episode}' }), title: z.string(), latinTitle: z.string().nullable() })

/** For listeners: times as they hear them. */
export const episodeSummary = z
  .object({
    id: z.uuid(),
    guid: z.string(),
    slug: z.string(),
    show: showOfEpisode,
    title: content.title,
    latinTitle: content.latinTitle,
    languages: content.languages,
    number: content.number,
    explicit: content.explicit,
    airedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    durationMs: z.number().int().nullable(),
    coverUrl: z.string().nullable(),
  })
  .meta({ id: 'EpisodeSummary' })

export const episode = episodeSummary
  .extend({
    languageRanges: content.languageRanges,
    notes,
    notesHtml: z.array(z.object({ language: tag, html: z.string() })).meta({ description: 'The same as HTML without anything that runs; the languages of the episode first' }),
    more: z.array(episodeSummary).meta({ description: 'What to hear next: of the same show, those that came after it, then those before' }),
    credits: content.credits,
    chapters: content.chapters,
    tracks: z.array(track.omit({ rights: true })),
    license: content.license,
    files: z.object({ mp3: audioFile.nullable(), opus: audioFile.nullable(), waveform: audioFile.nullable(), transcript: audioFile.nullable() }),
  })
  .meta({ id: 'Episode' })

export const episodeList = z.object({ episodes: z.array(episodeSummary), next: z.string().nullable().meta({ description: 'Ask again with `after` set to this for the next ones' }) })
export const episodeQuery = z.object({
  show: z.string().max(80).optional(),
  language: tag.optional(),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

const state = z.enum(['draft', 'scheduled', 'published', 'withdrawn'])
const obstacle = z.object({ code: z.string(), message: z.string(), about: z.string().meta({ description: 'The pieces of music it is about; may be empty' }) })


export const job = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    subject: z.string(),
    title: z.string(),
    show: z.string().nullable(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    progress: z.number().meta({ description: '0 to 1' }),
    attempts: z.number().int(),
    runAt: instant,
    error: z.string().nullable().meta({ description: 'What went wrong last, in words' }),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Job' })

/** For editors: everything, times on the master's time line. */
export const deskEpisode = z
  .object({
    id: z.uuid(),
    guid: z.string(),
    slug: z.string(),
    show: showOfEpisode,
    state,
    revision: z.number().int(),
    ...content,
    archive: z.enum(['full', 'talk_only', 'none']),
    music: z.enum(['none', 'own', 'cc', 'licensed', 'commercial']),
    gaps: z.array(z.object({ atMs: ms, missingMs: ms })),
    airedAt: instant.nullable(),
    publishAt: instant.nullable(),
    publishedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    withdrawnReason: z.string().nullable(),
    isHeld: z.boolean(),
    masterDurationMs: z.number().int().nullable(),
    durationMs: z.number().int().nullable().meta({ description: 'Of the published files' }),
    editedDurationMs: z.number().int().meta({ description: 'What trim and cuts leave' }),
    loudness: z.object({ integratedLufs: z.number(), truePeakDbtp: z.number() }).nullable(),
    masterGoneAt: instant.nullable().meta({ description: 'When the lossless master was removed: from then on the sound cannot be cut anew; null: it was not' }),
    files: z.record(z.string(), audioFile).meta({ description: 'By kind; for editors, at addresses that ask who they are' }),
    isReady: z.boolean().meta({ description: 'The files listeners get are made from the episode as it now is' }),
    obstacles: z.array(obstacle).meta({ description: 'What stands against publishing' }),
    job: job.nullable().meta({ description: 'The newest work on its files' }),
    mayPublish: z.boolean().meta({ description: 'Whoever asks may publish and withdraw it' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'DeskEpisode' })

export const deskEpisodeSummary = z
  .object({ id: z.uuid(), slug: z.string(), show: showOfEpisode, state, title: content.title, languages: content.languages, airedAt: instant.nullable(), publishAt: instant.nullable(), publishedAt: instant.nullable(), durationMs: z.number().int().nullable(), obstacles: z.number().int().meta({ description: 'How many things stand against publishing' }), revision: z.number().int(), updatedAt: instant })
  .meta({ id: 'DeskEpisodeSummary' })
export const deskEpisodeList = z.object({ episodes: z.array(deskEpisodeSummary), next: z.string().nullable() })
export const deskEpisodeQuery = episodeQuery.extend({ state: state.optional() })

export const publishing = z.object({ publishAt: asked.nullable().default(null).meta({ description: 'When it goes out; null: now, as soon as its files are made' }) })
export const withdrawal = z.object({ reason: line.min(1).max(500).meta({ description: 'For the station; listeners are not told' }), hold: z.boolean().default(false).meta({ description: 'Keep the files, so that it can come back' }) })
export const previewLink = z.object({ url: z.string(), expiresAt: instant })
export const previewWish = z.object({ hours: z.number().int().min(1).max(24 * 30).default(72) })

/** Three hours of talk are 300 kB. */
export const MOST_TRANSCRIPT_BYTES = 2 * 1024 * 1024
const cue = z.object({ startMs: ms, endMs: ms, speaker: z.string().nullable(), text: z.string() })
export const transcriptQuery = z.object({ times: z.enum(['master', 'heard']).default('master').meta({ description: 'Whether its times are those of the whole recording, or of what listeners hear now' }) })
export const notesWish = z.object({ language: tag, text: z.string().max(20_000) })
export const notesPreview = z.object({ html: z.string().meta({ description: 'As pages and podcast apps show it; nothing of the writer\'s own HTML is in it' }) })
export const trackListWish = z.object({
  text: z.string().max(100_000).meta({ description: 'One track a line: "Artist - Title", "12:30 Title — Artist", "1:02:03–1:05:00 …"' }),
  order: z.enum(['auto', 'artist_first', 'title_first']).default('auto').meta({ description: 'auto: before a long dash stands the title, before a hyphen or a short one the artist' }),
  rights: z.enum(['own', 'cc', 'licensed', 'commercial', 'unknown']).default('unknown'),
  untilNext: z.boolean().default(false).meta({ description: 'A piece without an end lasts until the next one begins' }),
})
export const trackList = z.object({ tracks: z.array(track), problems: z.array(z.object({ line: z.number().int(), message: z.string() })) })

export const previewQuery = z.object({ preview: z.string().max(200) })

export const jobList = z.object({ jobs: z.array(job) })
export const jobId = z.object({ id: z.uuid() })
export const jobQuery = z.object({ subject: z.string().max(120).optional(), unfinished: z.enum(['true', 'false']).default('false') })

export type EpisodeSummary = z.infer<typeof episodeSummary>
export type EpisodePage = z.infer<typeof episode>
export type EpisodeEdit = z.infer<typeof episodeEdit>
export type DeskEpisode = z.infer<typeof deskEpisode>
export type DeskEpisodeSummary = z.infer<typeof deskEpisodeSummary>
/** What is read of an episode's file `cues`. */
export type Cues = z.infer<typeof cue>[]
export type TrackList = z.infer<typeof trackList>
export type TrackListWish = z.input<typeof trackListWish>
export type NotesPreview = z.infer<typeof notesPreview>
export type PreviewLink = z.infer<typeof previewLink>
export type WireJob = z.infer<typeof job>
