// Which slot a host sees in the studio.

import { expect, test } from 'vitest'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { slotOf } from '../../../server/broadcast/studio/studio-slot.ts'
import type { ProgrammeView } from '../../../server/schedule/programme-view.ts'
import { occurrence, warsaw } from '../../support/occurrences.ts'
import { marta } from '../../support/studio-fakes.ts'

const EARLY_MS = 600_000
const hosts = [{ slug: 'marta', name: 'Marta' }]

function programme(...occurrences: Occurrence[]): ProgrammeView {
  return {
    timeZone: 'Europe/Warsaw',
    between: (from, until) => occurrences.filter(({ startsAt, endsAt }) => startsAt < until && endsAt > from),
    at: () => null,
    nextAfter: () => null,
    nextOfHost: (slug, now) => occurrences.find((one) => one.endsAt > now && one.cancelled === null && one.hosts.some((host) => host.slug === slug)) ?? null,
  }
}

const seen = (at: string, ...occurrences: Occurrence[]) => slotOf(marta, programme(...occurrences), warsaw(at), EARLY_MS)?.show.slug ?? null

test('the next show, hours ahead, with the time from which she may connect', () => {
  expect(slotOf(marta, programme(occurrence('kawa', '19:00', '20:00', { hosts })), warsaw('12:00'), EARLY_MS)).toMatchObject({
    show: { slug: 'kawa' },
    startsAt: warsaw('19:00').toISOString(),
    opensAt: warsaw('18:50').toISOString(),
  })
})

test('somebody else\'s show is not hers, and without a show there is none', () => {
  expect(seen('12:00', occurrence('kawa', '19:00', '20:00'))).toBeNull()
  expect(seen('12:00')).toBeNull()
})

test('a special opened for her comes before her planned show that starts soon', () => {
  const special = occurrence('radosc', '18:30', '19:30', { hosts: [], special: true, personId: 'p1' })
  expect(seen('18:55', special, occurrence('kawa', '19:00', '20:00', { hosts }))).toBe('radosc')
})

test('the show that runs before the one that follows', () => {
  expect(seen('19:55', occurrence('kawa', '19:00', '20:00', { hosts }), occurrence('herbata', '20:00', '21:00', { hosts }))).toBe('kawa')
})

test('a cancelled show is passed over', () => {
  expect(seen('18:55', occurrence('kawa', '19:00', '20:00', { hosts, cancelled: { reason: {} } }), occurrence('herbata', '21:00', '22:00', { hosts }))).toBe('herbata')
})
