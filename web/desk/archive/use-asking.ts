// Asks the station something for the editor: whether it is under way, and the refusal in words.

import { useState } from 'react'
import { ApiError } from '../../api/client.ts'
import { useDeskTexts, type DeskTranslate } from '../texts.ts'
import { useArchiveTexts, type ArchiveTranslate } from './texts.ts'

export interface Asking {
  readonly busy: boolean
  /** What went wrong last time; null: nothing. */
  readonly problem: string | null
  /** The answer; null when it was refused. While one is under way another is not begun. */
  readonly ask: <Answer>(work: () => Promise<Answer>) => Promise<Answer | null>
}

/** Refusals that editors meet often, told in their language; all others are told in the server's words. */
const KNOWN = [
  'may_not_edit_episode', 'may_not_publish', 'episode_gone', 'transcript_unknown', 'transcript_empty', 'transcript_not_text', 'transcript_too_large', 'cover_not_a_picture', 'cover_damaged', 'cover_too_small', 'cover_too_large',
] as const

/** `onRefusal`: true when it dealt with the refusal itself. */
export function useAsking(onRefusal: (error: ApiError) => boolean = () => false): Asking {
  const t = useArchiveTexts()
  const desk = useDeskTexts()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async <Answer,>(work: () => Promise<Answer>): Promise<Answer | null> => {
    if (busy) return null
    setBusy(true)
    setProblem(null)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (!onRefusal(error)) setProblem(desk('desk.failed', { reason: reasonOf(error, t, desk) }))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, ask }
}

function reasonOf(error: ApiError, t: ArchiveTranslate, desk: DeskTranslate): string {
  if (error.code === 'unreachable') return desk('desk.unreachable')
  const known = KNOWN.find((code) => code === error.code)
  return known ? t(`problem.${known}`) : error.message
}
