// Questions as they cross the wire. Pure.

import type { Show } from '../shows/show.ts'
import { goesAt, type Question } from './question.ts'
import type { DeskQuestion, OwnQuestion } from './schema.ts'

export function presentOwn({ id, showSlug, state, refusal, mayAir, begunAt, answeredAt, airedAt }: Question): OwnQuestion {
  return { id, show: showSlug, state, refusal, mayAir, begunAt: begunAt.toISOString(), isAnswered: answeredAt !== null, isAired: airedAt !== null }
}

export function presentQuestion(question: Question, { slug, title, languages }: Show): DeskQuestion {
  const { id, language, mayAir, isVoiceChanged, begunAt, durationMs, answeredAt, airedAt } = question
  return {
    id,
    show: { slug, title, languages: [...languages] },
    language,
    at: begunAt.toISOString(),
    durationMs: durationMs ?? 0,
    mayAir,
    isVoiceChanged,
    answeredAt: answeredAt?.toISOString() ?? null,
    airedAt: airedAt?.toISOString() ?? null,
    goesAt: goesAt(question)?.toISOString() ?? null,
    sound: `/api/v1/desk/voice/questions/${id}/sound`,
  }
}
