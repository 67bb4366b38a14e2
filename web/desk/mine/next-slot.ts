// Which airing is somebody's next, or running. Pure.

import type { MyShows } from '../../../server/shows/schema.ts'

type MyShow = MyShows['shows'][number]

export interface Slot {
  readonly show: MyShow
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The first live airing, of the shows somebody hosts, that is not over yet; null when none is planned. */
export function nextSlot(shows: readonly MyShow[], nowMs: number): Slot | null {
  const slots = shows
    .filter(({ hosting }) => hosting)
    .flatMap((show) => show.next.filter(({ kind }) => kind === 'live').map(({ startsAt, endsAt }) => ({ show, startsAt: new Date(startsAt), endsAt: new Date(endsAt) })))
    .filter(({ endsAt }) => endsAt.getTime() > nowMs)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  return slots[0] ?? null
}
