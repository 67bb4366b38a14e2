// The chat as a host sees it while speaking: large and calm. Who is here, what is pinned, what waits for an answer.

import { useEffect, useState, type ReactNode } from 'react'
import type { ChatMessage, QueueState } from '../../server/chat/chat-schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { askQueue, doDeed } from './ask-chat.ts'
import type { Chat } from './chat.ts'
import css from './host-view.module.css'
import { messagesOf, queueOf, type Conversation } from './conversation.ts'
import { MessageList } from './message-list.tsx'
import { MessageText } from './message-text.tsx'
import { Rooms, RoomName } from './room-head.tsx'
import { MessageSheet } from './sheet/message-sheet.tsx'
import { useChatTexts } from './texts.ts'
import { useChat } from './use-chat.ts'
import { useChatWork } from './use-chat-work.ts'

/** `show`: the slug of the one the host goes live with; null: none that is known. */
export default function HostView({ show }: { show: string | null }) {
  const on = useChat(null)
  const { chat, view } = on
  const own = view.rooms.find(({ showSlug }) => showSlug !== null && showSlug === show)?.id
  useEffect(() => {
    if (own !== undefined) chat.join(own)
  }, [chat, own])
  const t = useChatTexts()
  const [chosen, setChosen] = useState<ChatMessage | null>(null)
  const { conversation, self, link } = view
  const { state } = conversation
  const room = state?.room.id ?? null
  useWholeQueue(chat, conversation.seq === null ? null : room)
  return (
    <>
      {link.kind !== 'open' && <p role="status">{t('host.down')}</p>}
      <Rooms {...on} />
      {state && view.rooms.length < 2 && <p className={css['room']}><RoomName room={state.room} /></p>}
      {conversation.counts && <Here counts={conversation.counts} />}
      {state && room !== null && (
        <>
          <Pin room={room} message={state.pinned} mayHost={state.mayHost} />
          <Queue room={room} conversation={conversation} mayHost={state.mayHost} />
          <details className={css['all']}>
            <summary>{t('host.messages')}</summary>
            <MessageList key={room} room={room} messages={messagesOf(conversation)} self={self?.id ?? null} onOlder={null} onMore={setChosen} onEnd={() => chat.trim()} />
          </details>
          <a className={css['whole']} href={`/chat?room=${encodeURIComponent(room)}`} target="_blank" rel="noopener">{t('host.write')}</a>
          <MessageSheet message={chosen} room={state} self={self?.id ?? null} isMuted={false} onMute={() => setChosen(null)} onClose={() => setChosen(null)} />
        </>
      )}
    </>
  )
}

function Here({ counts: { here, present } }: { counts: NonNullable<Conversation['counts']> }) {
  const t = useChatTexts()
  const { format } = useI18n()
  return (
    <p className={css['here']} data-here={here}>
      <b aria-hidden="true">{format.number(here)}</b>
      <span data-unseen>{t('here.count', { count: here })}</span>
      <span aria-hidden="true">{t('here.button')}</span>
      <span className={css['soft']}>{t('here.present', { count: present })}</span>
    </p>
  )
}

function Pin({ room, message, mayHost }: { room: string; message: ChatMessage | null; mayHost: boolean }) {
  const t = useChatTexts()
  const { busy, problem, run } = useChatWork()
  if (!message) return <p className={css['soft']}>{t('host.nothingPinned')}</p>
  return (
    <section className={css['pinned']} aria-label={t('message.pinned')}>
      <p><b>{t('message.pinned')}</b> · <bdi dir="auto">{message.author?.nick}</bdi></p>
      <MessageText message={message} />
      {mayHost && <Button disabled={busy} onClick={() => void run(() => doDeed({ do: 'pin', room, message: null }))}>{t('sheet.unpin')}</Button>}
      {problem && <p role="alert">{problem}</p>}
    </section>
  )
}

function Queue({ room, conversation, mayHost }: { room: string; conversation: Conversation; mayHost: boolean }) {
  const t = useChatTexts()
  const { busy, problem, run } = useChatWork()
  const move = (message: ChatMessage, to: QueueState) => void run(() => doDeed({ do: 'queue', room, message: message.id, to }))
  const [onAir, queued, answered] = [queueOf(conversation, 'on_air'), queueOf(conversation, 'queued'), queueOf(conversation, 'answered')]
  const steps = (message: ChatMessage, ...to: readonly (readonly [QueueState, string])[]) =>
    mayHost && (
      <p className={css['steps']}>
        {to.map(([state, words], index) => <Button key={state} kind={index === 0 ? 'main' : 'quiet'} disabled={busy} onClick={() => move(message, state)}>{words}</Button>)}
      </p>
    )
  return (
    <section className={css['queue']} aria-labelledby="host-queue">
      <h3 id="host-queue">{t('host.queue')}</h3>
      {onAir.length > 0 && <p className={css['part']}>{t('host.onAir')}</p>}
      <ol className={css['items']} data-queue="on_air">
        {onAir.map((message) => <Item key={message.id} message={message}>{steps(message, ['answered', t('host.answered')], ['queued', t('host.back')])}</Item>)}
      </ol>
      {queued.length === 0 && onAir.length === 0 && <p className={css['soft']}>{t('host.queueEmpty')}</p>}
      <ol className={css['items']} data-queue="queued">
        {queued.map((message) => <Item key={message.id} message={message}>{steps(message, ['on_air', t('host.toAir')])}</Item>)}
      </ol>
      {problem && <p role="alert">{problem}</p>}
      {answered.length > 0 && (
        <details className={css['all']}>
          <summary>{t('host.done')}: {answered.length}</summary>
          <ol className={css['items']} data-queue="answered">
            {answered.map((message) => <Item key={message.id} message={message}>{steps(message, ['queued', t('host.back')])}</Item>)}
          </ol>
        </details>
      )}
    </section>
  )
}

function Item({ message, children }: { message: ChatMessage; children: ReactNode }) {
  const t = useChatTexts()
  return (
    <li className={css['item']} data-message={message.id}>
      <p><b><bdi dir="auto">{message.author?.nick}</bdi></b> <span className={css['soft']}>{t(`kind.${message.kind}`)}</span></p>
      <MessageText message={message} />
      {children}
    </li>
  )
}

/** Asks for what was said before this page came and is not among the last messages. `room` null: not in one yet. */
function useWholeQueue(chat: Chat, room: string | null): void {
  useEffect(() => {
    // Without an answer the newest questions are there all the same.
    if (room !== null) void askQueue(room).then((messages) => chat.addQueue(room, messages), () => undefined)
  }, [chat, room])
}
