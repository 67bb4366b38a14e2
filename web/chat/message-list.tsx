// What was said in the room: follows while its end is in view, and else leaves what is read where it is.

import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import { Button } from '../ui/button.tsx'
import { MessageItem } from './message-item.tsx'
import css from './message-list.module.css'
import { unreadOf } from './reading.ts'
import { useChatTexts } from './texts.ts'
import { useReading } from './use-reading.ts'
import { useScrollKeeper } from './use-scroll-keeper.ts'

interface MessageListProps {
  readonly room: string
  /** What this reader wants to see, in the order of saying. */
  readonly messages: readonly ChatMessage[]
  readonly self: string | null
  /** Loads older ones; null: there are none. */
  readonly onOlder: (() => Promise<unknown>) | null
  readonly onMore: (message: ChatMessage) => void
  /** The end came into view. */
  readonly onEnd: () => void
}

export function MessageList({ room, messages, self, onOlder, onMore, onEnd }: MessageListProps) {
  const t = useChatTexts()
  const last = messages.at(-1)
  const { reading, setAtEnd } = useReading(room, last?.id ?? 0)
  const { list, onScroll, toEnd } = useScrollKeeper(messages, (isAtEnd) => {
    setAtEnd(isAtEnd)
    if (isAtEnd) onEnd()
  })
  useOwnInView(last, self, toEnd)
  const unread = unreadOf(reading, messages, self)
  useUnreadTitle(reading.isLooking ? 0 : unread)
  const firstNew = reading.lineAfter === null ? undefined : messages.find(({ id }) => id > (reading.lineAfter ?? 0))
  return (
    <div className={css['frame']}>
      <div ref={list} className={css['list']} role="log" aria-live="polite" aria-label={t('list.log')} onScroll={onScroll} onKeyDown={moveByArrows}>
        {onOlder && <Button className={css['older']} onClick={() => void onOlder()}>{t('list.older')}</Button>}
        {messages.length === 0 && <p className={css['empty']}>{t('list.empty')}</p>}
        <ol className={css['messages']}>
          {messages.map((message) => [
            message === firstNew && <li key="new" className={css['line']} role="separator">{t('list.line')}</li>,
            <MessageItem key={message.id} message={message} isOwn={message.author?.id === self} isTabStop={message === last} onMore={onMore} />,
          ])}
        </ol>
      </div>
      {!reading.isAtEnd && (
        <Button kind="main" className={css['toEnd']} onClick={toEnd}>
          {unread > 0 ? t('list.new', { count: unread }) : t('list.toEnd')}
        </Button>
      )}
    </div>
  )
}

/** Who says something wants to see it there. */
function useOwnInView(last: ChatMessage | undefined, self: string | null, toEnd: () => void): void {
  const seen = useRef(last?.id ?? 0)
  useEffect(() => {
    if (!last || last.id <= seen.current) return
    seen.current = last.id
    if (last.author?.id === self && self !== null) toEnd()
  }, [last, self, toEnd])
}

/** The tab says how many came while somebody is elsewhere. */
function useUnreadTitle(unread: number): void {
  useEffect(() => {
    if (unread === 0) return
    const before = document.title
    document.title = `(${unread}) ${before}`
    return () => {
      document.title = before
    }
  }, [unread])
}

/** One stop for the Tab key, then up and down by the arrows. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-more]')]
  const here = buttons.findIndex((button) => button === document.activeElement)
  if (step === undefined || here < 0) return
  event.preventDefault()
  buttons[here + step]?.focus()
}
