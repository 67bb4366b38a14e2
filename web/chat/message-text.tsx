// The words of a message: plain text in its own language and direction. Links work only when a moderator lets them.

import { directionOf } from '../../schedules/language-names.ts'
import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import { piecesOf } from './links.ts'
import css from './message-list.module.css'

export function MessageText({ message: { text, language, linksAllowed } }: { message: Pick<ChatMessage, 'text' | 'language' | 'linksAllowed'> }) {
  // What has no letters, such as "112", goes as its language does.
  const dir = /\p{L}/u.test(text) ? 'auto' : directionOf(language)
  return (
    <p className={css['text']} lang={language} dir={dir}>
      {linksAllowed
        ? piecesOf(text).map((piece, index) => (piece.kind === 'link' ? <a key={index} href={piece.text} target="_blank" rel="nofollow ugc noopener noreferrer"><bdi>{piece.text}</bdi></a> : piece.text))
        : text}
    </p>
  )
}
