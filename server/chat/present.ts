// What of a message each kind of reader gets. Pure.

import { publicId } from './author.ts'
import type { ChatMessage } from './chat-schema.ts'
import type { MessageRow } from './store.ts'

/** `desk`: moderators, and hosts in their room. */
export type Audience = 'public' | 'desk'

/** Null: not for these readers (yet). `isOwn`: the reader is its author. */
export function presentMessage(row: MessageRow, audience: Audience, isOwn = false): ChatMessage | null {
  if (row.state === 'erased' || (row.state === 'hidden' && audience === 'public')) return gone(row)
  // Held after everybody saw it, it is taken off their screens; held at once, they never hear of it.
  if (row.state === 'held' && audience === 'public' && !isOwn) return row.changed === row.id ? null : { ...gone(row), state: 'hidden' }
  return {
    ...base(row),
    text: row.text,
    author: row.author_key === null ? null : { id: publicId(row.author_key), nick: row.nick, mark: row.mark },
    queue: row.queue,
    linksAllowed: row.links_allowed,
    // Whoever raids need not know what gave them away.
    heldFor: row.state !== 'held' || (audience === 'public' && row.held_for === 'raid') ? null : row.held_for,
  }
}

export function presentMessages(rows: readonly MessageRow[], audience: Audience, ownKeys: readonly string[] = []): ChatMessage[] {
  return rows.flatMap((row) => presentMessage(row, audience, row.author_key !== null && ownKeys.includes(row.author_key)) ?? [])
}

function gone(row: MessageRow): ChatMessage {
  return { ...base(row), text: '', author: null, queue: null, linksAllowed: false, heldFor: null }
}

function base({ id, said_at, kind, state, language }: MessageRow): Pick<ChatMessage, 'id' | 'at' | 'kind' | 'state' | 'language'> {
  return { id, at: said_at.toISOString(), kind, state, language }
}
