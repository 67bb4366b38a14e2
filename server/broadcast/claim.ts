// What right a live session has to the air at one instant, by the programme and the end policy of its show. Pure.

import type { Occurrence } from '../../schedules/occurrence.ts'

export type Claim =
  /** The slot has not begun; ready or not, it waits. */
  | 'early'
  /** Its slot is now. */
  | 'slot'
  /** Its slot is now as well, but a special was laid over it: on air as long as nobody of the special is. */
  | 'displaced'
  /** Its slot is over and its end policy lets the host finish. */
  | 'overrun'
  /** Its slot is over. */
  | 'over'

/** The claim of a session of `own` while `current` is the occurrence by plan. `wasOnAir`: only who was on air may run over. */
export function claimOf(own: Occurrence, wasOnAir: boolean, current: Occurrence | null, now: Date): Claim {
  // What plays by itself is nobody's to speak in, also when it was live until the programme changed.
  if (own.cancelled !== null || own.kind !== 'live') return 'over'
  if (now < own.startsAt) return 'early'
  if (now < own.endsAt) return current?.id === own.id ? 'slot' : 'displaced'
  return wasOnAir && now.getTime() < overrunEnd(own) ? 'overrun' : 'over'
}

/** Until when (epoch ms) a host on air may go on by the show's end policy, however quiet the next slot is. */
export function overrunEnd(own: Occurrence): number {
  switch (own.endPolicy.kind) {
    case 'hard':
      return own.endsAt.getTime()
    case 'soft':
      return own.endsAt.getTime() + own.endPolicy.minutes * 60_000
    case 'open':
      return Infinity
  }
}
