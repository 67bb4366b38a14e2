// What the broadcast and the pages ask of the programme. Kept in memory: the air must not wait for a database.

import type { Occurrence } from '../../schedules/occurrence.ts'

export interface ProgrammeView {
  /** The station's IANA time zone. */
  readonly timeZone: string
  /** Occurrences that overlap [from, until), in order of start, cancelled ones included. */
  between(from: Date, until: Date): readonly Occurrence[]
  /** The occurrence on air by plan; cancelled ones never; null in a hole. A special wins over what it overlaps. */
  at(now: Date): Occurrence | null
  /** The first not cancelled occurrence that starts after `now`, within 14 days. */
  nextAfter(now: Date): Occurrence | null
  /** The current or next not cancelled live occurrence this host profile is a host of, within 60 days. */
  nextOfHost(hostSlug: string, now: Date): Occurrence | null
}
