// One chat for as long as a component is on the page: connected, woken up, its news drawn.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationNow } from '../station-clock.tsx'
import { Chat, type ChatView } from './chat.ts'
import { emptyDraft } from './draft.ts'
import { openChatSocket } from './open-chat-socket.ts'
import { remember, rememberCase, rememberDraft, remembered, rememberedDraft } from './remembered.ts'

export interface ChatOnPage {
  readonly chat: Chat
  readonly view: ChatView
}

/** Only in the browser. `room` null: that of the show on air, when there is one. */
export function useChat(room: string | null): ChatOnPage {
  const { language } = useI18n()
  const now = useStationNow()
  const station = useStation()
  const [chat] = useState(() => new Chat({ ...started(language), room: room ?? station.now?.onAir.occurrenceId ?? null }, {
    openSocket: openChatSocket,
    nowMs: now,
    chance: () => Math.random() / 2,
    keep: { author: (token, nick) => remember({ token, ...(nick === null ? {} : { nick }) }), draft: rememberDraft, case: rememberCase },
  }))
  useEffect(() => {
    const tick = () => chat.tick()
    const wake = () => chat.wake()
    const look = () => document.visibilityState === 'visible' && chat.wake()
    const timer = setInterval(tick, 1_000)
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', look)
    chat.connect()
    return () => {
      clearInterval(timer)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', look)
      chat.close()
    }
  }, [chat])
  return { chat, view: useSyncExternalStore(chat.watch, chat.view) }
}

function started(language: string) {
  const { token, nick } = remembered()
  return { language, token, nick, draft: { ...emptyDraft(language), ...rememberedDraft() } }
}
