// Occurrences for tests: say what matters, the rest is ordinary.

import type { Occurrence } from '../../schedules/occurrence.ts'

/** An instant on the day all broadcast tests play: Monday 30 November 2026, a time in Warsaw (UTC+1). */
export function warsaw(time: string): Date {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return new Date(Date.UTC(2026, 10, 30, hours - 1, minutes, 0, seconds * 1000))
}

/** A live occurrence; `starts` and `ends` are Warsaw times. */
export function occurrence(slug: string, starts: string, ends: string, changes: Partial<Occurrence> = {}): Occurrence {
  return {
    id: `${slug}/0/2026-11-30`,
    showSlug: slug,
    title: slug,
    hosts: [{ slug: `host-of-${slug}`, name: `Host of ${slug}` }],
    languages: ['uk', 'pl'],
    kind: 'live',
    startsAt: warsaw(starts),
    endsAt: warsaw(ends),
    endPolicy: { kind: 'hard' },
    music: 'none',
    archive: 'full',
    plays: null,
    special: false,
    personId: null,
    cancelled: null,
    ...changes,
  }
}
