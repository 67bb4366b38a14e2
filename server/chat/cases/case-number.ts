// The number of a case: short enough to be read out on the phone, random enough that nobody counts the cases. Pure but for chance.

import { randomInt } from 'node:crypto'

// No O/0, I/1: they are read from one screen and said to another.
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Such as `K3MW-7PQA`, 40 random bits. */
export function newCaseNumber(): string {
  const four = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return `${four()}-${four()}`
}
