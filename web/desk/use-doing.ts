// What is done at the desk, one thing at a time, with refusals told in the desk's words.

import type { ApiError } from '../api/client.ts'
import { useWork, type Work } from '../api/use-work.ts'
import { useDeskTexts, type DeskTranslate } from './texts.ts'

export type Doing = Work

/** Refusals that people meet often, told in their language; all others are told in the server's words. */
const KNOWN = [
  'login_or_password_wrong', 'code_wrong', 'too_many_tries', 'password_too_short', 'last_admin', 'may_not_manage', 'host_unknown', 'show_unknown', 'idea_unknown', 'note_too_long', 'changed_meanwhile', 'choices_unfit',
] as const

export function useDoing(): Doing {
  const t = useDeskTexts()
  return useWork((error) => t('desk.failed', { reason: reasonOf(error, t) }))
}

function reasonOf(error: ApiError, t: DeskTranslate): string {
  if (error.code === 'unreachable') return t('desk.unreachable')
  const known = KNOWN.find((code) => code === error.code)
  return known ? t(`problem.${known}`) : error.message
}
