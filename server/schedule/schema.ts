// What of the station and its programme crosses the wire.

import { z } from 'zod'
import { canonicalTag } from '../../schedules/language-names.ts'
import { cover } from '../shows/covers/schema.ts'

const tags = z.array(z.string()).meta({ description: 'Canonical BCP-47 tags, the main language first' })
const texts = z.record(z.string(), z.string()).meta({ description: 'By language tag' })
const instant = z.iso.datetime().meta({ description: 'An instant, ISO 8601 in UTC' })
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

export const station = z
  .object({
    name: z.string(),
    slug: z.string(),
    timeZone: z.string().meta({ description: 'IANA zone; times of the programme are on its wall' }),
    languages: tags,
    description: texts,
  })
  .meta({ id: 'Station' })

export const nothing = z.null().meta({ description: 'Done' })

export const languageFilter = z
  .string()
  .regex(/^[A-Za-z0-9-]{2,35}(,[A-Za-z0-9-]{2,35}){0,9}$/, 'is not a list of BCP-47 tags like uk,pl')
  .transform((text) => text.split(',').map((tag) => canonicalTag(tag) ?? tag))
  .optional()
  .meta({ description: 'Only airings in which one of these languages is spoken, in whichever place: `uk` or `uk,pl`' })

export const programmeQuery = z.object({
  from: moment.optional().meta({ description: 'An instant, or a date in the station\'s zone; today when not given' }),
  until: moment.optional().meta({ description: 'Exclusive; 7 days after `from` when not given, at most 62' }),
  language: languageFilter,
  show: z.string().max(80).optional().meta({ description: 'Only airings of this show' }),
  host: z.string().max(80).optional().meta({ description: 'Only airings with this host' }),
})

export const occurrence = z
  .object({
    id: z.string().meta({ description: 'Stable for this airing, also when it is moved' }),
    show: z.object({
      slug: z.string(),
      title: z.string().meta({ description: 'In the show\'s own script' }),
      latinTitle: z.string().nullable().meta({ description: 'How the title sounds, in Latin letters, when it is in others' }),
      languages: tags,
    }),
    hosts: z.array(z.object({ slug: z.string().nullable().meta({ description: 'null: somebody without a public profile' }), name: z.string() })),
    kind: z.enum(['live', 'rebroadcast', 'playlist', 'relay']),
    startsAt: instant,
    endsAt: instant,
    special: z.boolean().meta({ description: 'Airs once and wins over what it overlaps' }),
    music: z.enum(['none', 'own', 'cc', 'licensed', 'commercial']),
    archive: z.enum(['full', 'talk_only', 'none']),
    cancelled: z.object({ reason: texts }).nullable().meta({ description: 'Not on air, and why, by language; null when it is' }),
    change: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.enum(['moved', 'extended']), plannedStartsAt: instant, plannedEndsAt: instant }),
        z.object({ kind: z.literal('replaced'), showSlug: z.string(), title: z.string() }),
        z.object({ kind: z.literal('rerun'), ofDate: z.string().nullable() }),
      ])
      .nullable()
      .meta({ description: 'How this airing differs from the usual one' }),
    rebroadcastOf: z
      .object({ occurrenceId: z.string(), startsAt: instant })
      .nullable()
      .meta({ description: 'The airing that this one repeats, and when that began; null when it repeats none' }),
  })
  .meta({ id: 'Occurrence' })

export const programme = z
  .object({
    timeZone: z.string(),
    from: instant,
    until: instant,
    occurrences: z.array(occurrence).meta({ description: 'In order of start' }),
    covers: z.record(z.string(), cover).meta({ description: 'Of the shows among the occurrences that have one, by slug' }),
  })
  .meta({ id: 'Programme' })

/** One airing as an edit names it. */
export const airing = z
  .object({
    showSlug: z.string().max(80),
    slotKey: z.string().max(80),
    date: z.iso.date().meta({ description: 'The planned date on the wall, also when the airing was moved' }),
  })
  .meta({ id: 'Airing' })

export type StationAnswer = z.infer<typeof station>
export type OccurrenceAnswer = z.infer<typeof occurrence>
export type ProgrammeAnswer = z.infer<typeof programme>
export type ProgrammeQuery = z.infer<typeof programmeQuery>
