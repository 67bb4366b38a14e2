// What the host wants everybody to see, above all that is said.

import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import shared from './chat.module.css'
import css from './room.module.css'
import { MessageText } from './message-text.tsx'
import { useChatTexts } from './texts.ts'

export function Pinned({ message }: { message: ChatMessage }) {
  const t = useChatTexts()
  return (
    <section className={css['pinned']} aria-label={t('message.pinned')}>
      <p className={shared['soft']}><b>{t('message.pinned')}</b> · <bdi dir="auto">{message.author?.nick}</bdi></p>
      <MessageText message={message} />
    </section>
  )
}
