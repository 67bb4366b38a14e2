// What moderators and hosts do to the room itself: what waits, how slow it is, whether newcomers' first messages are held.

import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import { Button } from '../ui/button.tsx'
import { isolated } from '../ui/words.tsx'
import { doDeed } from './ask-chat.ts'
import css from './chat.module.css'
import { heldOf, type RoomState } from './conversation.ts'
import { MessageText } from './message-text.tsx'
import { useChatTexts } from './texts.ts'
import type { ChatOnPage } from './use-chat.ts'
import { useChatWork } from './use-chat-work.ts'

const SECONDS = [0, 5, 10, 30, 60] as const

interface RoomToolsProps extends Pick<ChatOnPage, 'view'> {
  readonly state: RoomState
  readonly onMore: (message: ChatMessage) => void
}

export function RoomTools({ view, state, onMore }: RoomToolsProps) {
  const t = useChatTexts()
  const { busy, problem, run } = useChatWork()
  const held = heldOf(view.conversation)
  const room = state.room.id
  const offered = [...new Set([...SECONDS, state.slowSeconds])].toSorted((a, b) => a - b)
  return (
    <details className={css['tools']}>
      <summary>
        {t('tools.title')}
        {held.length > 0 && <b className={css['count']}>{t('tools.held', { count: held.length })}</b>}
      </summary>
      <div className={css['form']}>
        {held.map((message) => (
          <div key={message.id} className={css['waiting']}>
            <p><b><bdi dir="auto">{message.author?.nick}</bdi></b> {message.heldFor && <span className={css['soft']}>{t(`held.${message.heldFor}`)}</span>}</p>
            <MessageText message={message} />
            <p className={css['acts']}>
              <Button disabled={busy} onClick={() => void run(() => doDeed({ do: 'show', room, message: message.id }))}>{t('sheet.show')}</Button>
              <Button onClick={() => onMore(message)} aria-label={t('message.more', { nick: isolated(message.author?.nick ?? '') })}>…</Button>
            </p>
          </div>
        ))}
        <label className={css['field']}>
          <span>{t('tools.slow')}</span>
          <select value={state.slowSeconds} disabled={busy} onChange={({ target }) => void run(() => doDeed({ do: 'slow', room, seconds: Number(target.value) }))}>
            {offered.map((seconds) => <option key={seconds} value={seconds}>{seconds === 0 ? t('tools.off') : t('tools.seconds', { count: seconds })}</option>)}
          </select>
        </label>
        {state.mayModerate && held.some(({ heldFor }) => heldFor === 'raid') && <Button disabled={busy} onClick={() => void run(() => doDeed({ do: 'no_raid', room }))}>{t('tools.noRaid')}</Button>}
        {state.mayModerate && <Button disabled={busy} onClick={() => void run(() => doDeed({ do: 'raid', room, on: !state.isRaid }))}>{state.isRaid ? t('tools.raidOff') : t('tools.raidOn')}</Button>}
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      </div>
    </details>
  )
}
