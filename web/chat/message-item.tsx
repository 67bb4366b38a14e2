// One message in the list: who, what, in which language, and how it stands. Isolated, so that no script turns its neighbours around.

import { memo, useRef, type PointerEvent } from 'react'
import { languageName } from '../../schedules/language-names.ts'
import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationNow } from '../station-clock.tsx'
import { toneOf } from '../ui/tones.ts'
import { isolated } from '../ui/words.tsx'
import css from './message-list.module.css'
import { MessageText } from './message-text.tsx'
import { useChatTexts } from './texts.ts'
import { primaryOf } from './languages.ts'

interface MessageItemProps {
  readonly message: ChatMessage
  readonly isOwn: boolean
  /** The one stop of the list on the way of the Tab key; from there the arrows go on. */
  readonly isTabStop: boolean
  readonly onMore: (message: ChatMessage) => void
}

export const MessageItem = memo(function MessageItem({ message, isOwn, isTabStop, onMore }: MessageItemProps) {
  const t = useChatTexts()
  const { language } = useI18n()
  const press = useLongPress(() => onMore(message))
  const nick = message.author?.nick ?? ''
  return (
    <li className={css['message']} data-message={message.id} data-own={isOwn || undefined} data-state={message.state} {...press}>
      <span className={`${css['face']} ${toneOf(message.author?.id ?? '')}`} aria-hidden="true">
        <bdi>{[...nick][0]?.toLocaleUpperCase() ?? ''}</bdi>
      </span>
      <div className={css['body']}>
        <p className={css['by']}>
          <bdi className={css['nick']} dir="auto">{nick}</bdi>
          {isOwn && <span className={css['soft']}>{t('message.you')}</span>}
          {message.author?.mark && <b className={css['mark']} data-mark={message.author.mark}>{t(`mark.${message.author.mark}`)}</b>}
          <SaidAt at={message.at} />
        </p>
        <MessageText message={message} />
        <Notes message={message} isOwn={isOwn} />
        {primaryOf(message.language) !== language && <p className={css['soft']}>{languageName(message.language, language)}</p>}
      </div>
      <button type="button" className={css['more']} data-more tabIndex={isTabStop ? 0 : -1} aria-label={t('message.more', { nick: isolated(nick) })} onClick={() => onMore(message)}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="5" cy="12" r="2" /><circle cx="12" cy="12" r="2" /><circle cx="19" cy="12" r="2" /></svg>
      </button>
    </li>
  )
})

function SaidAt({ at }: { at: string }) {
  const { format } = useI18n()
  const time = new Date(at)
  const now = useStationNow()
  const isOld = now() - time.getTime() > 12 * 3_600_000
  return <time className={css['soft']} dateTime={at}>{isOld ? format.list([format.date(time), format.time(time)]) : format.time(time)}</time>
}

/** How it stands, besides being said. */
function Notes({ message: { kind, queue, state, heldFor }, isOwn }: { message: ChatMessage; isOwn: boolean }) {
  const t = useChatTexts()
  return (
    <>
      {kind !== 'message' && (
        <p className={css['kind']}>
          <b>{t(`kind.${kind}`)}</b>
          {queue && <span>{t(`queue.${queue}`)}</span>}
        </p>
      )}
      {state === 'held' && <p className={css['note']}>{isOwn || heldFor === null ? t('held.own') : t(`held.${heldFor}`)}</p>}
      {state === 'hidden' && <p className={css['note']}>{t('hidden.note')}</p>}
    </>
  )
}

const LONG_PRESS_MS = 500

/** A finger that stays opens what the button opens; one that moves scrolls. */
function useLongPress(onPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const cancel = () => clearTimeout(timer.current)
  return {
    onPointerDown: ({ pointerType }: PointerEvent) => {
      if (pointerType === 'touch') timer.current = setTimeout(onPress, LONG_PRESS_MS)
    },
    onPointerUp: cancel,
    onPointerMove: cancel,
    onPointerCancel: cancel,
  }
}
