// What a page knows of one room: its messages without loss or doubles, who is here, what is pinned. Pure.

import type { ChatMessage, ChatReply } from '../../server/chat/chat-schema.ts'

type Reply<Type extends ChatReply['type']> = Extract<ChatReply, { type: Type }>
export type RoomState = Omit<Reply<'room'>, 'type'>

export interface Conversation {
  /** As the station last said; null: not joined yet. */
  readonly state: RoomState | null
  /** Where to join from after a lost line; null: nothing is known. */
  readonly seq: number | null
  /** Every message known, also those below `floor`, whose changes matter to the queue. */
  readonly known: ReadonlyMap<number, ChatMessage>
  /** Messages from this id on are known without a gap; 0: there is nothing older. */
  readonly floor: number
  /** Taken off the screen: an older page that was under way must not bring them back. */
  readonly gone: ReadonlySet<number>
  /** null: not told yet. */
  readonly counts: { readonly here: number; readonly present: number } | null
}

export const NOTHING_SAID: Conversation = { state: null, seq: null, known: new Map(), floor: 0, gone: new Set(), counts: null }

/** As many as the station gives on joining and on a page of older ones; fewer means that there are no more. */
export const PAGE_OF_MESSAGES = 50

/** The conversation after the station said something of its room. */
export function heard(before: Conversation, reply: Reply<'room'> | Reply<'messages'> | Reply<'counts'>): Conversation {
  switch (reply.type) {
    case 'room': {
      const { type: _, ...state } = reply
      return { ...before, state }
    }
    case 'counts':
      return { ...before, counts: { here: reply.here, present: reply.present } }
    case 'messages':
      return reply.reset || before.seq === null ? begun(before, reply) : continued(before, reply)
  }
}

/** With a page of older messages, oldest first, that was asked for from `before.floor` down. */
export function withOlder(before: Conversation, older: readonly ChatMessage[]): Conversation {
  const known = new Map(before.known)
  // What was heard meanwhile is newer than the page.
  for (const message of older) if (!known.has(message.id) && !before.gone.has(message.id)) known.set(message.id, message)
  const [oldest] = older
  return { ...before, known, floor: older.length < PAGE_OF_MESSAGES || !oldest ? 0 : oldest.id }
}

/** With questions and dedications that were said before this page came. They are no part of the list of messages. */
export function withQueue(before: Conversation, queue: readonly ChatMessage[]): Conversation {
  const known = new Map(before.known)
  for (const message of queue) if (!known.has(message.id) && !before.gone.has(message.id)) known.set(message.id, message)
  return { ...before, known }
}

/** Forgets the oldest so that an evening's talk does not fill a phone; `keep` stay, and what is in the queue. */
export function trimmed(before: Conversation, keep: number): Conversation {
  const messages = messagesOf(before)
  const first = messages.at(-keep)
  if (messages.length <= keep || !first) return before
  return { ...before, floor: first.id, known: new Map([...before.known].filter(([id, { queue }]) => id >= first.id || queue !== null)) }
}

/** In the order of saying. */
export function messagesOf({ known, floor }: Conversation): readonly ChatMessage[] {
  return inOrder([...known.values()].filter(({ id }) => id >= floor))
}

/** Questions and dedications that wait, are on air, or were answered; in the order of saying. */
export function queueOf({ known }: Conversation, at: NonNullable<ChatMessage['queue']>): readonly ChatMessage[] {
  return inOrder([...known.values()].filter(({ queue, state }) => queue === at && state === 'shown'))
}

/** What waits for a moderator. */
export function heldOf({ known }: Conversation): readonly ChatMessage[] {
  return inOrder([...known.values()].filter(({ state }) => state === 'held'))
}

function begun(before: Conversation, { seq, messages }: Reply<'messages'>): Conversation {
  const fresh = { ...before, seq, known: new Map(), gone: new Set<number>(), floor: 0 }
  const after = withChanges(fresh, messages)
  return { ...after, floor: messages.length < PAGE_OF_MESSAGES ? 0 : Math.min(...messages.map(({ id }) => id)) }
}

function continued(before: Conversation, { seq, messages }: Reply<'messages'>): Conversation {
  return { ...withChanges(before, messages), seq: Math.max(seq, before.seq ?? 0) }
}

function withChanges(before: Conversation, messages: readonly ChatMessage[]): Conversation {
  const known = new Map(before.known)
  const gone = new Set(before.gone)
  for (const message of messages) {
    if (isGone(message)) {
      known.delete(message.id)
      gone.add(message.id)
    } else {
      known.set(message.id, message)
      gone.delete(message.id)
    }
  }
  return { ...before, known, gone }
}

/** Moderators still get the text of a hidden message, and may show it again. */
function isGone({ state, author }: ChatMessage): boolean {
  return state === 'erased' || (state === 'hidden' && author === null)
}

function inOrder(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return messages.toSorted((a, b) => a.id - b.id)
}
