// How much a studio may send: generous for half an hour of backlog at once, far too little to hurt the station.

/** What one socket may send at once, and how fast that allowance grows back. */
export const STUDIO_LIMITS = {
  /** Half an hour of unsent show at 128 kbit/s is 29 MB and may arrive in one go; after that, 2 Mbit/s. */
  audioBytes: { atOnce: 40 * 1024 * 1024, perSecond: 256 * 1024 },
  frames: { atOnce: 6000, perSecond: 100 },
  texts: { atOnce: 40, perSecond: 5 },
  textBytes: 8 * 1024,
  /** A studio that leaves this much of the station's words unread has stopped reading. */
  unreadBytes: 256 * 1024,
  helloWithinMs: 10_000,
  socketsPerPerson: 6,
} as const
