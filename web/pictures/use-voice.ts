// The one voice of this page: it says names and tells how a question went, and everything else is silent meanwhile.

import { useEffect, useMemo, useRef } from 'react'
import type { ShowSummary } from '../../server/shows/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { Speaker } from './speaker.ts'
import { useHush } from './use-hush.ts'

export interface Voice {
  say(show: ShowSummary): void
  /** In the page's language, by the device's own voice. */
  tell(words: string): void
  /** Somebody begins to speak or to listen: true; has done so: false. */
  hush(isHushed: boolean): void
  stop(): void
}

export function useVoice(): Voice {
  const { language } = useI18n()
  const hush = useHush()
  const speaker = useRef<Speaker | null>(null)
  useEffect(() => () => speaker.current?.stop(), [])
  return useMemo<Voice>(() => {
    const speaking = () => (speaker.current ??= new Speaker(() => hush(false)))
    return {
      say: (show) => {
        hush(true)
        speaking().say(show, language)
      },
      tell: (words) => {
        hush(true)
        speaking().speak(words, language)
      },
      hush,
      stop: () => {
        speaker.current?.stop()
        hush(false)
      },
    }
  }, [language, hush])
}
