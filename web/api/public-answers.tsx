// What public pages asked the station: first what the server knew when it drew the page, then asked again with each change.

import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { KnownAnswer } from '../boot.ts'
import { ApiError, request } from './client.ts'
import { useStation } from './station-feed-context.tsx'
import type { Asked } from './use-answer.ts'

/** Answers by question, kept while the site is open: going back shows at once what was there. */
export class PublicAnswers {
  readonly #known = new Map<string, { readonly known: KnownAnswer; readonly changes: number }>()

  constructor(first: Readonly<Record<string, KnownAnswer>>) {
    for (const [question, known] of Object.entries(first)) this.#known.set(question, { known, changes: 0 })
  }

  find(question: string): KnownAnswer | null {
    return this.#known.get(question)?.known ?? null
  }

  /** Whether it was answered after that change of the programme. */
  isFresh(question: string, changes: number): boolean {
    const found = this.#known.get(question)
    return found !== undefined && found.changes >= changes && !('status' in found.known && found.known.status === 503)
  }

  keep(question: string, known: KnownAnswer, changes: number): void {
    this.#known.set(question, { known, changes })
  }
}

const AnswersContext = createContext<PublicAnswers>(new PublicAnswers({}))

export function PublicAnswersProvider({ answers, children }: { answers: PublicAnswers; children: ReactNode }) {
  return <AnswersContext value={answers}>{children}</AnswersContext>
}

/** The answer to a GET of `question`, fresh for as long as the page is open. The caller names its type from a server schema. */
export function usePublicAnswer<Answer>(question: string): Asked<Answer> {
  const answers = use(AnswersContext)
  const { changes } = useStation()
  const [, setRound] = useState(0)
  useEffect(() => {
    if (answers.isFresh(question, changes)) return
    let over = false
    const settle = (known: KnownAnswer) => {
      answers.keep(question, known, changes)
      if (!over) setRound((round) => round + 1)
    }
    request<unknown>('GET', question).then(
      (answer) => settle({ answer }),
      (error: unknown) => {
        const status = error instanceof ApiError && (error.status === 404 || error.status === 410) ? error.status : 503
        // A question without an answer leaves the last good one.
        if (status !== 503 || !answers.find(question)) settle({ status })
      },
    )
    return () => {
      over = true
    }
  }, [answers, question, changes])

  const known = answers.find(question)
  if (!known) return { state: 'asking' }
  if ('status' in known) return { state: 'failed', error: new ApiError(known.status, CODES[known.status], '') }
  // The server checked its answer against the schema that the type comes from.
  return { state: 'answered', answer: known.answer as Answer }
}

const CODES = { 404: 'not_found', 410: 'gone', 503: 'unavailable' } as const

/** Whether there is nothing at the address, as opposed to a station that cannot say. */
export function isNothing(asked: Asked<unknown>): boolean {
  return asked.state === 'failed' && asked.error instanceof ApiError && asked.error.status === 404
}

/** Whether what was at the address was taken away. */
export function isGone(asked: Asked<unknown>): boolean {
  return asked.state === 'failed' && asked.error instanceof ApiError && asked.error.status === 410
}
