// What somebody is writing, until the station has kept it: a refusal, a lost line or a reloaded page loses none of it. Pure.

import type { ChatRefusalCode, MessageKind } from '../../server/chat/chat-schema.ts'

export interface Draft {
  readonly text: string
  readonly kind: MessageKind
  /** BCP-47. */
  readonly language: string
  /** Under which it is said; the same for every attempt, so that it is never said twice. null: still being written. */
  readonly sayId: string | null
  /** When it may be tried again without being asked, in the station's ms; null: as soon as there is a line. */
  readonly againAt: number | null
  /** Why it was not kept last time; null: it was not refused. */
  readonly refusal: Refusal | null
  /** Nothing is kept before then, in the station's ms; null: at any time. */
  readonly waitUntil: number | null
}

export interface Refusal {
  readonly code: ChatRefusalCode
  /** The station's own sentence, in English. */
  readonly message: string
  readonly retryAt: number | null
}

/** When the station could not keep it just now, the same is said again this much later. */
const AGAIN_MS = 3_000

export function emptyDraft(language: string): Draft {
  return { text: '', kind: 'message', language, sayId: null, againAt: null, refusal: null, waitUntil: null }
}

/** Changing anything of it is writing something else. */
export function written(draft: Draft, change: Partial<Pick<Draft, 'text' | 'kind' | 'language'>>): Draft {
  return { ...draft, ...change, sayId: null, againAt: null, refusal: draft.refusal?.code === 'text_invalid' ? null : draft.refusal }
}

export function isSending({ sayId }: Draft): boolean {
  return sayId !== null
}

export function maySend({ text, sayId, waitUntil }: Draft, now: number): boolean {
  return sayId === null && text.trim() !== '' && (waitUntil === null || now >= waitUntil)
}

export function sent(draft: Draft, sayId: string): Draft {
  return { ...draft, sayId, againAt: null, refusal: null }
}

/** The station has kept it: what comes next is empty, in the same language. `waitUntil`: slow mode. */
export function kept(draft: Draft, sayId: string, waitUntil: number | null): Draft {
  return draft.sayId === sayId ? { ...emptyDraft(draft.language), waitUntil } : draft
}

export function refused(draft: Draft, sayId: string, refusal: Refusal, now: number): Draft {
  if (draft.sayId !== sayId) return draft
  // The database is away: it is the station's trouble, so the station's page tries again.
  if (refusal.code === 'unavailable') return { ...draft, againAt: now + AGAIN_MS }
  // A ban may be taken back before its end, so trying stays allowed.
  return { ...draft, sayId: null, againAt: null, refusal, waitUntil: refusal.code === 'banned' ? null : refusal.retryAt }
}
