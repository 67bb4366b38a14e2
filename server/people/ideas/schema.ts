// What of ideas crosses the wire. The rules, with words for people, are in idea.ts; the limits here only bound the work.

import { z } from 'zod'
import { KEEP_MONTHS, STAGES } from './idea.ts'

const instant = z.iso.datetime()

export const stage = z.enum(STAGES).meta({ id: 'IdeaStage' })

export const newIdea = z.object({
  text: z.string().max(10_000).meta({ description: '1-2000 characters, in any language' }),
  nick: z.string().max(1000).meta({ description: 'How to call whoever sends it' }),
  contact: z.string().max(1000).meta({ description: `Any way to reach them. Kept for ${KEEP_MONTHS} months after the last step and shown to coordinators only` }),
  languages: z.array(z.string().max(40)).max(50).default([]).meta({ description: 'The languages of the show, as BCP-47 tags' }),
  website: z.string().max(1000).default('').meta({ description: 'Leave it empty: what fills in every field is not a person' }),
})

export const ideaTaken = z.object({ keptMonths: z.number().int() })

export const idea = z
  .object({
    id: z.string(),
    text: z.string(),
    nick: z.string(),
    contact: z.string(),
    languages: z.array(z.string()),
    stage,
    sentAt: instant,
    movedAt: instant,
    person: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'Their account, once they accepted the invitation' }),
    isInvited: z.boolean().meta({ description: 'An invitation was made and still waits' }),
    steps: z.array(z.object({ at: instant, stage, note: z.string().nullable(), by: z.string().nullable() })).meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'Idea' })

export const ideas = z.object({ ideas: z.array(idea) })
export const ideaId = z.object({ id: z.uuid() })
export const newStep = z.object({ stage, note: z.string().max(4000).default('').meta({ description: 'For the desk only, at most 1000 characters' }) })

export type IdeaOnWire = z.infer<typeof idea>
export type StageOnWire = z.infer<typeof stage>
