// A listener's spoken question: what the station knows of one, how long it keeps it, how many it takes. Pure.

import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'
import type { QuestionState } from './schema.ts'

export interface Question {
  readonly id: string
  readonly showSlug: string
  readonly language: string
  readonly mayAir: boolean
  readonly tokenHash: string
  readonly state: QuestionState
  readonly bytes: number
  readonly durationMs: number | null
  readonly isVoiceChanged: boolean
  readonly refusal: string | null
  readonly begunAt: Date
  readonly keptAt: Date | null
  readonly answeredAt: Date | null
  readonly airedAt: Date | null
}

const DAY_MS = 86_400_000
/** One that was not heard on air is kept so long. */
export const KEPT_DAYS = 90
/** One that stopped on its way may still come, and a refusal be read. */
const UNFINISHED_MS = 3 * DAY_MS

/** So many bytes of questions lie here at most: about 1,400 of the longest. */
const MOST_BYTES = 1_000_000_000
const MOST_UNANSWERED_OF_SHOW = 300
const MOST_ARRIVING = 200

/** From a culture centre's one address a whole workshop asks. */
export const QUESTION_RATE = { atOnce: 20, perSecond: 20 / 3600 } as const

const TOKEN = /^[\w-]{43}$/

/** What is kept of the secret that takes a question back; nobody can try 2^256 of them. */
export function hashOfToken(token: unknown): string {
  if (typeof token !== 'string' || !TOKEN.test(token)) throw new AppError('invalid', 'no_token', 'Send the question\'s own secret in the header x-voice-token: 32 random bytes in base64url.')
  return createHash('sha256').update(`voice question ${token}`).digest('base64url')
}

/** When it is removed by itself; null: never, what was on air is kept with it. */
export function goesAt({ airedAt, begunAt }: Pick<Question, 'airedAt' | 'begunAt'>): Date | null {
  return airedAt ? null : new Date(begunAt.getTime() + KEPT_DAYS * DAY_MS)
}

/** Begun before these, questions go: those that are kept, and those that never were. */
export function oldestAt(now: Date): { readonly kept: Date; readonly unfinished: Date } {
  return { kept: new Date(now.getTime() - KEPT_DAYS * DAY_MS), unfinished: new Date(now.getTime() - UNFINISHED_MS) }
}

/** What lies here already, in numbers. */
export interface Shelf {
  readonly bytes: number
  readonly arriving: number
  readonly unansweredOfShow: number
}

/** Refuses one more where there are too many. */
export function requirePlace({ bytes, arriving, unansweredOfShow }: Shelf, question: Pick<Question, 'bytes'>): void {
  if (arriving >= MOST_ARRIVING) throw new AppError('too-many', 'questions_arriving', 'Many questions are arriving at this moment; this one is tried again later.')
  if (unansweredOfShow >= MOST_UNANSWERED_OF_SHOW) throw new AppError('too-many', 'questions_waiting', 'Many questions for this show wait for an answer; ask again in some days.')
  if (bytes + question.bytes > MOST_BYTES) throw new AppError('unavailable', 'questions_full', 'The station has no room for more questions now; ask again in some days.')
}
