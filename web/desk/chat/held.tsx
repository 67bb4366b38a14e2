// Messages of all rooms that wait for a moderator: shown to everybody, or hidden with a reason.

import { useState } from 'react'
import type { ChatMessage } from '../../../server/chat/chat-schema.ts'
import { DESK_CHAT, doDeed } from '../../chat/ask-chat.ts'
import { MessageText } from '../../chat/message-text.tsx'
import { DeedForm } from '../../chat/sheet/deed-form.tsx'
import { useChatTexts } from '../../chat/texts.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { useChatDeskTexts } from './texts.ts'
import { useFreshAnswer } from './use-fresh-answer.ts'

interface HeldMessage {
  readonly room: string
  readonly message: ChatMessage
}

export function Held() {
  const t = useChatDeskTexts()
  const asked = useFreshAnswer<{ held: HeldMessage[] }>(`${DESK_CHAT}/held`)
  const held = asked.state === 'answered' ? asked.answer.held : []
  return (
    <section className={css['card']} aria-labelledby="held">
      <h2 id="held">{t('held.title')}</h2>
      {asked.state === 'answered' && held.length === 0 && <p className={css['soft']}>{t('held.none')}</p>}
      <ul className={css['list']}>
        {held.map((one) => <Waiting key={`${one.room} ${one.message.id}`} one={one} onDone={asked.again} />)}
      </ul>
    </section>
  )
}

function Waiting({ one: { room, message }, onDone }: { one: HeldMessage; onDone: () => void }) {
  const chat = useChatTexts()
  const { busy, problem, run } = useDoing()
  const [hides, setHides] = useState(false)
  const show = async () => {
    if (await run(() => doDeed({ do: 'show', room, message: message.id }))) onDone()
  }
  return (
    <li className={css['card']}>
      <p><b><bdi dir="auto">{message.author?.nick}</bdi></b> {message.heldFor && <span className={css['tag']}>{chat(`held.${message.heldFor}`)}</span>}</p>
      <MessageText message={message} />
      {hides ? (
        <DeedForm what="hide" room={room} message={message} onDone={onDone} />
      ) : (
        <p className={css['row']}>
          {/* What may be somebody's call for help is not the one thing to press. */}
          <Button kind={message.heldFor === 'help' ? 'quiet' : 'main'} disabled={busy} onClick={() => void show()}>{chat('sheet.show')}</Button>
          <Button disabled={busy} onClick={() => setHides(true)}>{chat('sheet.hide')}</Button>
        </p>
      )}
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
    </li>
  )
}
