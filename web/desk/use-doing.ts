// One thing being done at a time: whether it is under way, and what went wrong, in words.

import { useState } from 'react'
import { ApiError } from '../api/client.ts'
import { useDeskTexts, type DeskTranslate } from './texts.ts'

export interface Doing {
  readonly busy: boolean
  /** What went wrong last time; null: nothing. */
  readonly problem: string | null
  /** Does it; true when it worked. While one is under way another is not begun. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
}

/** Refusals that people meet often, told in their language; all others are told in the server's words. */
const KNOWN = [
  'login_or_password_wrong', 'code_wrong', 'too_many_tries', 'password_too_short', 'last_admin', 'may_not_manage', 'host_unknown', 'show_unknown', 'idea_unknown', 'note_too_long', 'changed_meanwhile', 'choices_unfit',
] as const

export function useDoing(): Doing {
  const t = useDeskTexts()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(t('desk.failed', { reason: reasonOf(error, t) }))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, run }
}

function reasonOf(error: ApiError, t: DeskTranslate): string {
  if (error.code === 'unreachable') return t('desk.unreachable')
  const known = KNOWN.find((code) => code === error.code)
  return known ? t(`problem.${known}`) : error.message
}
