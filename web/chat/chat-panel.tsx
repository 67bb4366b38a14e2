// The chat beside the player, loaded when somebody opens it.

import { Link } from 'wouter'
import { GROUND } from '../ui/tones.ts'
import css from './chat.module.css'
import { ChatRoom } from './chat-room.tsx'
import { useChatTexts } from './texts.ts'

export default function ChatPanel() {
  const t = useChatTexts()
  return (
    <div className={`${css['panel']} ${GROUND}`}>
      <ChatRoom />
      <Link href="/chat" className={css['link']}>{t('chat.whole')}</Link>
    </div>
  )
}
