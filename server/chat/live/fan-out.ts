// Gives the same bytes to many members, some hundred at a time: the audio clock lives in the same process and must not wait for a crowd.

import { setImmediate as nextTurn } from 'node:timers/promises'

/** About 2 ms of work. */
const AT_ONCE = 250

/** Calls `give` for every member that is there now; members who come meanwhile are the caller's affair. */
export async function fanOut<T>(members: Iterable<T>, give: (member: T) => void): Promise<void> {
  let inThisTurn = 0
  for (const member of [...members]) {
    if (inThisTurn >= AT_ONCE) {
      await nextTurn()
      inThisTurn = 0
    }
    give(member)
    inThisTurn += 1
  }
}

/** A message as it goes over every wire, written down once. */
export function frameOf(message: object): Buffer {
  return Buffer.from(JSON.stringify(message))
}
