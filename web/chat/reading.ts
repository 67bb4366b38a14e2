// How far somebody has read: whether new messages are followed, how many are unread, where the line "new" stands. Pure.

import type { ChatMessage } from '../../server/chat/chat-schema.ts'

export interface Reading {
  /** The last message that was on a screen somebody looks at; 0: none yet. */
  readonly seenUpTo: number
  /** The line stands below this message; null: no line. */
  readonly lineAfter: number | null
  readonly isAtEnd: boolean
  /** The page is in front, not in another tab or a pocket. */
  readonly isLooking: boolean
}

/** `seenUpTo`: from an earlier visit; 0 on the first, which has no line. `lastId`: the newest message there is. */
export function beginReading(seenUpTo: number, lastId: number, isLooking: boolean): Reading {
  return arrived({ seenUpTo, lineAfter: seenUpTo > 0 && lastId > seenUpTo ? seenUpTo : null, isAtEnd: true, isLooking }, lastId)
}

/** Messages up to `lastId` are there. Who follows has seen them; for who does not, they are new. */
export function arrived(reading: Reading, lastId: number): Reading {
  return follows(reading) && lastId > reading.seenUpTo ? { ...reading, seenUpTo: lastId } : reading
}

/** Somebody scrolled, left the page or came back to it; `lastId` is the newest message there is. */
export function turned(reading: Reading, to: Partial<Pick<Reading, 'isAtEnd' | 'isLooking'>>, lastId: number): Reading {
  const next = { ...reading, ...to }
  // The line is drawn where reading stopped, and stays while somebody catches up.
  if (follows(reading) && !follows(next)) return { ...next, lineAfter: reading.seenUpTo }
  return arrived(follows(next) && lastId === next.lineAfter ? { ...next, lineAfter: null } : next, lastId)
}

/** How many others' messages have come since. */
export function unreadOf({ seenUpTo }: Reading, messages: readonly ChatMessage[], self: string | null): number {
  return messages.filter(({ id, author, state }) => id > seenUpTo && state === 'shown' && author?.id !== self).length
}

function follows({ isAtEnd, isLooking }: Reading): boolean {
  return isAtEnd && isLooking
}
