// What is done to spoken questions and titles, one thing at a time, with refusals in the reader's words.

import { useWork, type Work } from '../../api/use-work.ts'
import { useDeskTexts } from '../texts.ts'
import { useVoiceTexts } from './texts.ts'

const KNOWN = ['voice_silent', 'voice_too_long', 'not_audio', 'no_consent', 'question_not_found'] as const

export function useVoiceDoing(): Work {
  const t = useVoiceTexts()
  const desk = useDeskTexts()
  return useWork(({ code, message }) => {
    const known = KNOWN.find((one) => one === code)
    return desk('desk.failed', { reason: code === 'unreachable' ? desk('desk.unreachable') : known ? t(`problem.${known}`) : message })
  })
}
