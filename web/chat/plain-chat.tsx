// The chat without JavaScript: the last messages, and a form that the browser sends by itself. Drawn by the server only.

import { useRouter } from 'wouter'
import type { ChatMessage, ChatRoom } from '../../server/chat/chat-schema.ts'
import type { MessageWaitsOnWire } from '../../server/chat/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { useSentForm, type SentForm } from '../shell/sent-form.tsx'
import { Button } from '../ui/button.tsx'
import cards from './cards.module.css'
import shared from './chat.module.css'
import { KINDS } from './kinds.ts'
import { lastMessages, MESSAGE_FORM, ROOMS } from './message-form.ts'
import { MessageText } from './message-text.tsx'
import css from './plain-chat.module.css'
import { HelpLines } from './private-cards.tsx'
import { MOST_NICK, MOST_TEXT } from './protocol.ts'
import { RoomName } from './room-head.tsx'
import { useChatTexts } from './texts.ts'

export function PlainChat({ room }: { readonly room: string }) {
  const t = useChatTexts()
  const asked = usePublicAnswer<{ messages: readonly ChatMessage[] }>(lastMessages(room))
  return (
    <div className={css['plain']}>
      <p className={shared['note']}>{t('chat.noScript')}</p>
      <OtherRooms room={room} />
      {asked.state === 'answered' && (asked.answer.messages.length === 0 ? <p>{t('list.empty')}</p> : <ol className={css['messages']}>{asked.answer.messages.map((message) => <Said key={message.id} message={message} />)}</ol>)}
      {asked.state === 'failed' && <p>{t('refused.unavailable')}</p>}
      <PlainForm room={room} />
    </div>
  )
}

function OtherRooms({ room }: { readonly room: string }) {
  const t = useChatTexts()
  const { base } = useRouter()
  const asked = usePublicAnswer<{ rooms: readonly ChatRoom[] }>(ROOMS)
  if (asked.state !== 'answered' || asked.answer.rooms.length < 2) return null
  return (
    <ul className={css['rooms']} aria-label={t('room.list')}>
      {asked.answer.rooms.map((one) => (
        <li key={one.id}><a className={shared['link']} href={`${base}${MESSAGE_FORM.path}?${new URLSearchParams({ room: one.id })}`} aria-current={one.id === room ? 'page' : undefined}><RoomName room={one} /></a></li>
      ))}
    </ul>
  )
}

function Said({ message }: { readonly message: ChatMessage }) {
  const t = useChatTexts()
  const { format } = useI18n()
  const { author, at, kind, queue } = message
  return (
    <li>
      <p>
        <b><bdi dir="auto">{author?.nick}</bdi></b> {author?.mark && <span className={shared['soft']}>{t(`mark.${author.mark}`)}</span>} <time dateTime={at} className={shared['soft']}>{format.time(new Date(at))}</time>
        {kind !== 'message' && <span className={shared['soft']}> {t(`kind.${kind}`)}{queue && `, ${t(`queue.${queue}`)}`}</span>}
      </p>
      <MessageText message={message} />
    </li>
  )
}

function PlainForm({ room }: { readonly room: string }) {
  const t = useChatTexts()
  const { language } = useI18n()
  const { base } = useRouter()
  const sent = useSentForm(MESSAGE_FORM.path)
  const isTaken = sent !== null && sent.answer.status < 300
  const typed = (name: string) => (isTaken ? '' : String(sent?.typed[name] ?? ''))
  const kind = typed('kind') || 'message'
  return (
    <form id="write" className={css['form']} method="post" action={`${base}${MESSAGE_FORM.path}?${new URLSearchParams({ room })}#write`}>
      {sent && <Answer sent={sent} />}
      <input type="hidden" name="room" value={room} />
      <input type="hidden" name="language" value={language} />
      <label className={shared['field']}>
        <span>{t('write.nick')}</span>
        <input required name="nick" dir="auto" autoComplete="nickname" maxLength={MOST_NICK} defaultValue={String(sent?.typed['nick'] ?? '')} />
      </label>
      <label className={shared['field']}>
        <span>{t('kind.choose')}</span>
        <select name="kind" defaultValue={kind}>
          {KINDS.map((one) => <option key={one} value={one}>{t(`kind.${one}`)}</option>)}
        </select>
      </label>
      <label className={shared['field']}>
        <span>{t('write.text')}</span>
        <textarea required name="text" rows={3} dir="auto" maxLength={MOST_TEXT} defaultValue={typed('text')} />
      </label>
      <p className={shared['soft']}>{t('write.rules')}</p>
      <Button type="submit" kind="main">{t('write.send')}</Button>
    </form>
  )
}

const REFUSED = ['nick_missing', 'nick_invalid', 'nick_taken', 'text_invalid', 'room_unknown', 'room_closed', 'slow_mode', 'too_fast', 'banned', 'waiting_full'] as const

/** What became of what was sent: refused and why, kept for a moderator, or help. */
function Answer({ sent: { answer } }: { readonly sent: SentForm }) {
  const t = useChatTexts()
  if (answer.code === 'too_many_requests') return <p role="alert" className={shared['problem']}>{t('refused.too_fast')}</p>
  if (answer.status >= 300) return <p role="alert" className={shared['problem']}>{t(`refused.${REFUSED.find((one) => one === answer.code) ?? 'unavailable'}`)}</p>
  // The station answers 202 in this shape.
  const { code, help } = answer.body as MessageWaitsOnWire
  if (!help) return <p role="status" className={shared['note']}>{t(code === 'hidden' ? 'decision.hidden' : 'held.own')}</p>
  return (
    <section role="alert" className={cards['help']}>
      <HelpLines help={help} />
    </section>
  )
}
