// What of the search crosses the wire.

import { z } from 'zod'
import { episodeSummary } from '../schema.ts'

const tag = z.string().regex(/^[A-Za-z0-9-]{1,35}$/, 'must be a language tag such as uk or sr-Latn')
const slug = z.string().max(80)

export const archiveQuery = z.object({
  q: z.string().max(200).default('').meta({ description: 'Words that must all be found: in titles, names, chapters, tracks, notes, the transcript or the show\'s names. Case, accents and other spellings of a letter do not matter' }),
  language: tag.optional().meta({ description: 'Spoken in the episode, in whichever place' }),
  theme: slug.optional(),
  show: slug.optional().meta({ description: 'By its slug or any address its page ever had' }),
  host: slug.optional(),
  year: z.coerce.number().int().min(1900).max(9999).optional().meta({ description: 'In which it was heard first, in the station\'s zone' }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const foundEpisode = episodeSummary
  .extend({ found: z.object({ startMs: z.number().int(), title: z.string() }).nullable().meta({ description: 'The first chapter, track or line of the transcript that has all the words, and when it begins for listeners' }) })
  .meta({ id: 'FoundEpisode' })

export const archivePage = z
  .object({ episodes: z.array(foundEpisode), total: z.number().int(), page: z.number().int(), pages: z.number().int().meta({ description: 'At least 1' }) })
  .meta({ id: 'ArchivePage' })

const named = { slug: z.string(), latin: z.string().nullable().meta({ description: 'How it sounds, in Latin letters, when it is in others' }) }

/** What the published episodes can be filtered by; nothing is in it that would find nothing. */
export const archiveChoices = z
  .object({
    languages: z.array(z.string()),
    themes: z.array(z.string()),
    shows: z.array(z.object({ ...named, title: z.string(), languages: z.array(z.string()) })),
    hosts: z.array(z.object({ ...named, name: z.string() })),
    years: z.array(z.number().int()).meta({ description: 'The latest first' }),
  })
  .meta({ id: 'ArchiveChoices' })

export type ArchiveQuery = z.infer<typeof archiveQuery>
export type FoundEpisode = z.infer<typeof foundEpisode>
export type ArchivePage = z.infer<typeof archivePage>
export type ArchiveChoices = z.infer<typeof archiveChoices>
