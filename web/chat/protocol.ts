// The page's end of server/chat/chat-schema.ts: how a request is written and a reply is read.

import type { CHAT_LIMITS, CHAT_PROTOCOL, ChatReply, ChatRequest } from '../../server/chat/chat-schema.ts'

export const PROTOCOL: typeof CHAT_PROTOCOL = 'imi.chat.v1'
export const MOST_TEXT: typeof CHAT_LIMITS.text = 500
export const MOST_NICK: typeof CHAT_LIMITS.nick = 32

export function requestText(request: ChatRequest): string {
  return JSON.stringify(request)
}

/** null: not of this protocol, so it is passed over. */
export function readReply(text: string): ChatReply | null {
  try {
    const reply: unknown = JSON.parse(text)
    // The station checks what it sends; a reply of a later version is passed over by its unknown type.
    return typeof reply === 'object' && reply !== null && 'type' in reply ? (reply as ChatReply) : null
  } catch {
    return null
  }
}

/** A new id for something said. By hand, since `crypto.randomUUID` is missing on pages without HTTPS. */
export function newSayId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
