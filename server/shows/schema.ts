// What of shows crosses the wire.

import { z } from 'zod'
import { cover } from './covers/schema.ts'
import { spokenTitles } from './spoken/schema.ts'

const tag = z.string().meta({ description: 'Canonical BCP-47 tag' })
const texts = z.record(z.string(), z.string()).meta({ description: 'By language tag' })
const instant = z.iso.datetime()

export const showSlug = z.object({ slug: z.string().max(80).meta({ description: 'The show, as in the address of its page' }) })

export const host = z
  .object({
    slug: z.string(),
    name: z.string().meta({ description: 'In the host\'s own script' }),
    latinName: z.string().nullable().meta({ description: 'In Latin letters, when the name is in others' }),
    languages: z.array(tag),
    role: z.string().nullable().meta({ description: 'What they are besides a host, such as adviser' }),
    fictional: z.boolean().meta({ description: 'An invented person of the sample programme' }),
  })
  .meta({ id: 'Host' })

export const hostSlug = z.object({ slug: z.string().max(80).meta({ description: 'The host, as in the address of their page' }) })

export const hostList = z.object({ hosts: z.array(host) })

const summary = {
  slug: z.string().meta({ description: 'The key, which never changes' }),
  address: z.string().meta({ description: 'What its page is called: /shows/{address}; the slug unless somebody changed it' }),
  title: z.string().meta({ description: 'In the show\'s own script' }),
  latinTitle: z.string().nullable().meta({ description: 'How the title sounds, in Latin letters, when it is in others' }),
  titles: texts.meta({ description: 'What the title means, by language tag' }),
  languages: z.array(tag).meta({ description: 'Spoken in the show, the main one first' }),
  hosts: z.array(host),
  mode: z.enum(['live', 'prerecorded', 'relay']),
  themes: z.array(z.string()),
  music: z.enum(['none', 'own', 'cc', 'licensed', 'commercial']),
  archive: z.enum(['full', 'talk_only', 'none']).meta({ description: 'What of an airing may be listened to later' }),
  cover: cover.nullable(),
  spokenTitle: spokenTitles,
}

export const showSummary = z.object(summary).meta({ id: 'ShowSummary' })

export const showList = z.object({ shows: z.array(showSummary) })

const airing = z.object({ occurrenceId: z.string(), kind: z.string(), startsAt: instant, endsAt: instant })

export const show = z
  .object({
    ...summary,
    descriptions: z.array(z.object({ language: tag, text: z.string(), reviewed: z.boolean().meta({ description: 'False: a native reader has not seen it yet' }) })),
    interaction: z.array(z.enum(['text', 'voice'])).meta({ description: 'How listeners take part' }),
    features: z.object({
      infoCards: z.boolean().meta({ description: 'Leaves a card with steps and a date of checking' }),
      expiresAfterDays: z.number().int().nullable().meta({ description: 'What it says is to be checked again after so many days' }),
      recommendations: z.boolean().meta({ description: 'Ends in a list of recommendations' }),
      audioFirst: z.boolean().meta({ description: 'Taking part needs no reading or writing' }),
    }),
    retired: z.boolean().meta({ description: 'No longer in the programme' }),
    next: z
      .array(airing)
      .meta({ description: 'The next airings within 60 days, the running one included' }),
  })
  .meta({ id: 'Show' })

export const hostPage = z
  .object({
    ...host.shape,
    retired: z.boolean().meta({ description: 'No longer in the programme' }),
    shows: z.array(showSummary),
    next: z
      .array(
        z.object({
          occurrenceId: z.string(),
          show: z.object({ slug: z.string(), title: z.string(), latinTitle: z.string().nullable(), languages: z.array(tag) }),
          special: z.boolean(),
          kind: z.string(),
          startsAt: instant,
          endsAt: instant,
        }),
      )
      .meta({ description: 'What they are heard in next, within 60 days, the running airing included' }),
  })
  .meta({ id: 'HostPage' })

export const myShows = z.object({
  shows: z.array(
    z.object({ ...summary, hosting: z.boolean().meta({ description: 'false: given to me as an editor' }), next: z.array(airing).meta({ description: 'The next airings within 60 days, the running one included' }) }).meta({ id: 'MyShow' }),
  ),
})

export const language = z
  .object({ tag: z.string(), name: z.string().meta({ description: 'In the language that was asked for' }), autonym: z.string().meta({ description: 'In itself' }) })
  .meta({ id: 'Language' })

export const languageList = z.object({ languages: z.array(language) })

export type LanguageAnswer = z.infer<typeof language>
export type MyShows = z.infer<typeof myShows>
export type ShowSummary = z.infer<typeof showSummary>
export type ShowPage = z.infer<typeof show>
export type HostSummary = z.infer<typeof host>
export type HostPage = z.infer<typeof hostPage>
