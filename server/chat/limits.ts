// How much anybody may say: generous for people, far too little for a flood. What is over is refused in words, never swallowed.

/** Sizes of allowances: so many at once, and how fast they grow back. */
export const CHAT_RATES = {
  connection: { atOnce: 20, perSecond: 2 },
  author: { atOnce: 5, perSecond: 0.5 },
  /** A culture centre has one address. */
  network: { atOnce: 40, perSecond: 4 },
} as const

/** Refused without a pause so often: nobody is reading the refusals. */
export const MOST_REFUSALS = 100
/** Requests of one connection that wait their turn. */
export const MOST_WAITING = 50
/** A page that has not read so much of so little is asleep; it connects again when it wakes. */
export const MOST_UNREAD_BYTES = 1024 * 1024
export const HEARTBEAT_MS = 20_000
export const MOST_SOCKETS = { inAll: 20_000, ofNetwork: 500, withoutHello: 2000 }
/** Messages of one network that may wait for a moderator. */
export const MOST_HELD_OF_NETWORK = 10
