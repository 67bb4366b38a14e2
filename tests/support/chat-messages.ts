import type { ChatMessage } from '../../server/chat/chat-schema.ts'

export const OLA = { id: 'ola', nick: 'Ola', mark: null }

export function message(id: number, part: Partial<ChatMessage> = {}): ChatMessage {
  return { id, at: '2026-11-23T18:00:00Z', kind: 'message', state: 'shown', text: `text ${id}`, language: 'uk', author: OLA, queue: null, linksAllowed: false, heldFor: null, ...part }
}
