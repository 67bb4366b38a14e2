// May this person open a line now, and for which occurrence? Pure: everything it needs to know is an argument.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Person } from '../people/person.ts'
import { may } from '../people/permissions.ts'
import { dayAndTime, timeOfDay } from './station-time.ts'

export interface AdmissionFacts {
  readonly person: Person
  readonly now: Date
  readonly timeZone: string
  /** Occurrences that overlap the time from now until `earlyMinutes` later, in order of start. */
  readonly around: readonly Occurrence[]
  /** The occurrence this person's host profile airs in next (or airs in now), as far as the programme goes. */
  readonly next: Occurrence | null
  /** The person's session that still lives, whatever its phase: its host may always come back to it. */
  readonly sessionOf: Occurrence | null
  /** How long before its slot a host may connect. */
  readonly earlyMinutes: number
}

export type AdmissionRuling =
  | { readonly admitted: true; readonly occurrence: Occurrence }
  | { readonly admitted: false; readonly code: 'outside_slot' | 'not_a_host'; readonly reason: string; readonly nextSlotAt: Date | null }

/**
 * Rules on one request for a line.
 *
 * Co-hosts of one occurrence are all admitted: whoever comes second waits in the green room, ready, and takes over when the
 * first leaves or drops. A host who has a session alive is let back into it, also past the end of the slot when the end policy
 * keeps them on air.
 */
export function ruleOnAdmission(facts: AdmissionFacts): AdmissionRuling {
  const { person, around, sessionOf } = facts
  const ownSpecial = around.find((occurrence) => occurrence.personId === person.id && occurrence.startsAt <= facts.now && occurrence.cancelled === null)
  if (ownSpecial) return { admitted: true, occurrence: ownSpecial }
  if (sessionOf && sessionOf.cancelled === null) return { admitted: true, occurrence: sessionOf }
  const theirs = around.filter((occurrence) => occurrence.kind === 'live' && belongsTo(occurrence, person))
  const open = theirs.filter((occurrence) => occurrence.cancelled === null)
  const best = open.toSorted((a, b) => rank(a, facts) - rank(b, facts) || b.startsAt.getTime() - a.startsAt.getTime())[0]
  if (best) return { admitted: true, occurrence: best }
  if (!may(person, 'go_live')) {
    return { admitted: false, code: 'not_a_host', reason: 'This account is not a host of any show. Ask the coordinator for a slot.', nextSlotAt: null }
  }
  const cancelled = theirs[0]
  return refusal(facts, cancelled ? `${cancelled.title} at ${timeOfDay(cancelled.startsAt, facts.timeZone)} is cancelled. ` : 'You have no slot now. ')
}

/** Whether this person may go on air in that occurrence, its time apart. */
export function belongsTo(occurrence: Occurrence, person: Person): boolean {
  if (occurrence.personId !== null && occurrence.personId === person.id) return true
  if (person.hostSlug !== null && occurrence.hosts.some((host) => host.slug === person.hostSlug)) return true
  // A planned special without hosts (a debate, a concert) is put on air by whoever runs the station that day.
  return occurrence.special && occurrence.hosts.length === 0 && occurrence.personId === null && may(person, 'start_special')
}

/** What is on now before what is about to start; a special before what it lies over. */
function rank(occurrence: Occurrence, facts: AdmissionFacts): number {
  return (occurrence.startsAt <= facts.now ? 0 : 2) + (occurrence.special ? 0 : 1)
}

function refusal(facts: AdmissionFacts, why: string): AdmissionRuling {
  const { next, now, timeZone, earlyMinutes, person } = facts
  const at = next && next.startsAt > now ? next.startsAt : null
  const own =
    next && at
      ? `Your next one is ${next.title}, ${dayAndTime(at, now, timeZone)} (${timeZone}); you may connect ${earlyMinutes} minutes before.`
      : 'No slot of yours is planned; ask the coordinator.'
  const special = may(person, 'start_special') ? ' Or open a special to go live now.' : ''
  return { admitted: false, code: 'outside_slot', reason: `${why}${own}${special}`, nextSlotAt: at }
}
