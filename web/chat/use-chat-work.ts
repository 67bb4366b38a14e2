// What is done in the chat over HTTP, one thing at a time, with refusals told in the chat's words.

import { useWork, type Work } from '../api/use-work.ts'
import { useChatTexts } from './texts.ts'

export function useChatWork(): Work {
  const t = useChatTexts()
  return useWork((error) => t('form.failed', { reason: error.code === 'unreachable' ? t('form.unreachable') : error.message }))
}
