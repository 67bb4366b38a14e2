// What of listeners' spoken questions crosses the wire.

import { z } from 'zod'

/** `arriving`: some of its bytes are here. `checking`: all are. `kept`: the station has it. `refused`: it has no sound that can be played. */
export const QUESTION_STATES = ['arriving', 'checking', 'kept', 'refused'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** 90 s of what any phone's recorder makes are less. */
export const MOST_QUESTION_BYTES = 4_000_000
export const MOST_QUESTION_MS = 90_000

const instant = z.iso.datetime()

export const newQuestion = z.object({
  id: z.uuid().meta({ description: 'Chosen by the sender: asked twice, it is begun once' }),
  show: z.string().min(1).max(80).meta({ description: 'Whom it is for: a show\'s slug' }),
  language: z.string().min(2).max(40).meta({ description: 'Of the sender\'s page' }),
  mayAir: z.boolean().default(false).meta({ description: 'Whether it may be heard on air; without it only the station listens' }),
  bytes: z.number().int().min(1).max(MOST_QUESTION_BYTES),
})

export const questionId = z.object({ id: z.uuid() })

/** A question as its sender sees it. */
export const ownQuestion = z
  .object({
    id: z.string(),
    show: z.string(),
    state: z.enum(QUESTION_STATES),
    refusal: z.string().nullable().meta({ description: 'Why it was refused, as a code: voice_silent, voice_too_long, not_audio …' }),
    mayAir: z.boolean(),
    begunAt: instant,
    isAnswered: z.boolean(),
    isAired: z.boolean(),
  })
  .meta({ id: 'OwnVoiceQuestion' })

/** A question as the desk sees it. */
export const deskQuestion = z
  .object({
    id: z.string(),
    show: z.object({ slug: z.string(), title: z.string(), languages: z.array(z.string()) }),
    language: z.string().meta({ description: 'Of the sender\'s page; they may have spoken another' }),
    at: instant,
    durationMs: z.number().int(),
    mayAir: z.boolean().meta({ description: 'Its sender agreed to be heard on air' }),
    isVoiceChanged: z.boolean().meta({ description: 'The voice as it was is nowhere any more' }),
    answeredAt: instant.nullable(),
    airedAt: instant.nullable(),
    goesAt: instant.nullable().meta({ description: 'When it is removed by itself; null: it was heard on air' }),
    sound: z.string().meta({ description: 'Where it is heard; `?download=1` as a file, where it may be aired' }),
  })
  .meta({ id: 'VoiceQuestion' })

export const deskQuestions = z.object({ questions: z.array(deskQuestion) })

export const questionsQuery = z.object({
  show: z.string().max(80).optional().meta({ description: 'Only those for that show' }),
  answered: z.enum(['yes', 'no']).optional(),
})

export const soundQuery = z.object({ download: z.literal('1').optional() })

export const questionChange = z.object({ answered: z.boolean().optional(), aired: z.boolean().optional() }).meta({ description: 'What is not given stays' })

export type NewQuestion = z.infer<typeof newQuestion>
export type OwnQuestion = z.infer<typeof ownQuestion>
export type DeskQuestion = z.infer<typeof deskQuestion>
export type DeskQuestions = z.infer<typeof deskQuestions>
