// What is unusual about an airing, in one word.

import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'

/** The key of the one word that matters most; null for a usual airing. */
export function flagOf({ cancelled, change, kind, special }: OccurrenceAnswer) {
  if (cancelled) return 'programme.cancelled'
  if (change?.kind === 'moved') return 'programme.moved'
  if (kind === 'rebroadcast' || change?.kind === 'rerun') return 'programme.rerun'
  return special ? 'programme.special' : null
}
