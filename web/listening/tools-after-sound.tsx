// Loads what a listener can do while the radio plays when it first sounds.

import { useEffect } from 'react'
import { preloadTexts, useI18n } from '../i18n/i18n.tsx'
import { usePlayer } from '../player/player-context.tsx'
import { setTools } from '../player/tools.ts'

export function ToolsAfterSound() {
  const { language } = useI18n()
  const { status } = usePlayer()
  const isSounding = status === 'playing'
  useEffect(() => {
    // Without a network it is tried again when the sound is back.
    if (isSounding) load().catch(() => {})
    async function load() {
      const { LISTENING_TEXTS, tools } = await import('./listening-tools.tsx')
      await preloadTexts(LISTENING_TEXTS, language)
      setTools(tools)
    }
  }, [isSounding, language])
  return null
}
