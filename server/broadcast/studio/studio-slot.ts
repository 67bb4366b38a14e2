// Which slot the studio counts down to: the one this person could go on air in now or soon, else their next. Pure but for the programme it asks.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Person } from '../../people/person.ts'
import type { ProgrammeView } from '../../schedule/programme-view.ts'
import { belongsTo } from '../admission.ts'
import type { StudioSlot } from './studio-schema.ts'

/** The slot as the studio shows it; null when none is planned. */
export function slotOf(person: Person, programme: ProgrammeView, now: Date, earlyMs: number): StudioSlot | null {
  const soon = programme
    .between(now, new Date(now.getTime() + earlyMs))
    .filter((occurrence) => occurrence.kind === 'live' && occurrence.cancelled === null && belongsTo(occurrence, person))
    .toSorted((a, b) => rank(a, now) - rank(b, now))[0]
  const occurrence = soon ?? (person.hostSlug === null ? null : programme.nextOfHost(person.hostSlug, now))
  return occurrence ? present(occurrence, earlyMs) : null
}

/** As admission ranks: what is on now before what is about to start, a special before what it lies over. */
function rank(occurrence: Occurrence, now: Date): number {
  return (occurrence.startsAt <= now ? 0 : 2) + (occurrence.special ? 0 : 1)
}

function present(occurrence: Occurrence, earlyMs: number): StudioSlot {
  return {
    show: { slug: occurrence.showSlug, title: occurrence.title, languages: [...occurrence.languages] },
    startsAt: occurrence.startsAt.toISOString(),
    endsAt: occurrence.endsAt.toISOString(),
    opensAt: new Date(occurrence.startsAt.getTime() - earlyMs).toISOString(),
  }
}
