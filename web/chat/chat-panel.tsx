// The chat beside the player, loaded when somebody opens it.

import { Link } from 'wouter'
import { GROUND } from '../ui/tones.ts'
import shared from './chat.module.css'
import css from './room.module.css'
import { ChatRoom } from './chat-room.tsx'
import { useChatTexts } from './texts.ts'

export default function ChatPanel() {
  const t = useChatTexts()
  return (
    <div className={`${css['panel']} ${GROUND}`}>
      <ChatRoom />
      <Link href="/chat" className={shared['link']}>{t('chat.whole')}</Link>
    </div>
  )
}
