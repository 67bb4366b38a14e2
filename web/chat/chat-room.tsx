// A room of the chat, whole: wherever it stands on the site, it is this.

import { useCallback, useMemo, useState } from 'react'
import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { askOlder } from './ask-chat.ts'
import shared from './chat.module.css'
import css from './room.module.css'
import { Composer } from './composer.tsx'
import { messagesOf } from './conversation.ts'
import { HereButton } from './here-button.tsx'
import { isInMyLanguages, languagesToChoose } from './languages.ts'
import { MessageList } from './message-list.tsx'
import { MyLanguages } from './my-languages.tsx'
import { Pinned } from './pinned.tsx'
import { DecisionCard, HelpCard } from './private-cards.tsx'
import { remember, remembered } from './remembered.ts'
import { LineNote, RoomNotes, Rooms } from './room-head.tsx'
import { RoomTools } from './room-tools.tsx'
import { MessageSheet } from './sheet/message-sheet.tsx'
import { useChatTexts } from './texts.ts'
import { useChat, type ChatOnPage } from './use-chat.ts'
import { useChatWork } from './use-chat-work.ts'

/** `room` null: that of the show on air, else the station's. */
export function ChatRoom({ room = null }: { room?: string | null }) {
  return <ChatView {...useChat(room)} />
}

export function ChatView(on: ChatOnPage) {
  const { chat, view } = on
  const t = useChatTexts()
  const { conversation, self } = view
  const { state } = conversation
  const [wanted, setWanted] = useKept('languages')
  const [muted, setMuted] = useKept('muted')
  const [chosen, setChosen] = useState<ChatMessage | null>(null)
  const messages = useMemo(() => messagesOf(conversation), [conversation])
  const unmuted = useMemo(() => messages.filter(({ author }) => author === null || !muted.includes(author.id)), [messages, muted])
  const seen = useMemo(() => unmuted.filter((message) => isInMyLanguages(message, wanted, self?.id ?? null)), [unmuted, wanted, self?.id])
  const offered = useOffered(state?.room.languages ?? [])
  const { problem, run } = useChatWork()
  const onEnd = useCallback(() => chat.trim(), [chat])
  const roomId = state?.room.id ?? null
  const author = chosen?.author?.id ?? ''
  return (
    <section className={css['chat']} aria-label={t('chat.title')}>
      <div className={css['head']}>
        <Rooms {...on} />
        <HereButton {...on} />
        <MyLanguages offered={offered} wanted={wanted} onChange={setWanted} />
      </div>
      <LineNote {...on} />
      <RoomNotes {...on} />
      {state && (state.mayModerate || state.mayHost) && <RoomTools view={view} state={state} onMore={setChosen} />}
      {state?.pinned && <Pinned message={state.pinned} />}
      {unmuted.length > seen.length && (
        <p className={css['others']}>
          {t('list.others', { count: unmuted.length - seen.length })}{' '}
          <button type="button" className={shared['plain']} onClick={() => setWanted([])}>{t('list.showAll')}</button>
        </p>
      )}
      {roomId !== null && conversation.seq !== null && (
        <MessageList
          key={roomId}
          room={roomId}
          messages={seen}
          self={self?.id ?? null}
          onOlder={conversation.floor > 0 ? () => run(async () => chat.addOlder(roomId, await askOlder(roomId, conversation.floor))) : null}
          onMore={setChosen}
          onEnd={onEnd}
        />
      )}
      {problem && <p role="alert" className={shared['problem']}>{problem}</p>}
      {view.help && <HelpCard help={view.help} onClose={() => chat.dismissHelp()} />}
      {view.decisions.map((told) => <DecisionCard key={told.case} told={told} onClose={() => chat.dismissDecision(told.case)} />)}
      <Composer {...on} languages={offered} />
      {state && (
        <MessageSheet
          message={chosen}
          room={state}
          self={self?.id ?? null}
          isMuted={muted.includes(author)}
          onMute={() => {
            setMuted(muted.includes(author) ? muted.filter((one) => one !== author) : [...muted, author])
            setChosen(null)
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  )
}

/** A choice that stays on the device. */
function useKept(what: 'languages' | 'muted') {
  const [kept, setKept] = useState(() => remembered()[what])
  const keep = (next: readonly string[]) => {
    setKept(next)
    remember({ [what]: next })
  }
  return [kept, keep] as const
}

function useOffered(room: readonly string[]): readonly string[] {
  const { language } = useI18n()
  const { languages } = useStation()
  return useMemo(() => languagesToChoose([language], room, languages, navigator.languages), [language, room, languages])
}
