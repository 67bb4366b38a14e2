import { describe, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { ruleOnAdmission, type AdmissionFacts } from '../../server/broadcast/admission.ts'
import type { Person } from '../../server/people/person.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'

const lesia: Person = { id: 'p1', login: 'lesia', name: 'Lesia z Bramy', role: 'host', hostSlug: 'host-of-vechir', shows: [] }
const boss: Person = { id: 'p2', login: 'boss', name: 'Coordinator', role: 'coordinator', hostSlug: null, shows: [] }
const reader: Person = { id: 'p3', login: 'reader', name: 'Reader', role: 'editor', hostSlug: null, shows: [] }
const vechir = occurrence('vechir', '18:00', '19:00', { title: 'Вечір на Празі' })

function rule(person: Person, time: string, around: readonly Occurrence[], more: Partial<AdmissionFacts> = {}) {
  return ruleOnAdmission({ person, now: warsaw(time), timeZone: 'Europe/Warsaw', around, next: null, sessionOf: null, earlyMinutes: 10, ...more })
}

describe('who may open a line', () => {
  test('a host of the show that is on now', () => {
    expect(rule(lesia, '18:30', [vechir])).toEqual({ admitted: true, occurrence: vechir })
  })

  test('a host whose slot begins within the early minutes', () => {
    expect(rule(lesia, '17:50', [vechir])).toMatchObject({ admitted: true })
  })

  test('a host outside any slot is refused and told the next one in station time', () => {
    const next = occurrence('vechir', '18:00', '19:00', { title: 'Вечір на Празі' })
    const ruling = rule(lesia, '12:00', [], { next })
    expect(ruling).toEqual({
      admitted: false,
      code: 'outside_slot',
      reason: 'You have no slot now. Your next one is Вечір на Празі, 18:00 (Europe/Warsaw); you may connect 10 minutes before.',
      nextSlotAt: warsaw('18:00'),
    })
  })

  test('a next slot on another day is told with its day', () => {
    const next = occurrence('vechir', '18:00', '19:00', { startsAt: new Date('2026-12-07T17:00:00Z'), endsAt: new Date('2026-12-07T18:00:00Z') })
    expect(rule(lesia, '12:00', [], { next })).toMatchObject({ reason: expect.stringContaining('Monday 7 December at 18:00') })
  })

  test('a host of another show is refused while this one is on', () => {
    expect(rule({ ...lesia, hostSlug: 'somebody-else' }, '18:30', [vechir])).toMatchObject({ admitted: false, code: 'outside_slot' })
  })

  test('somebody who hosts nothing is told so', () => {
    expect(rule(reader, '18:30', [vechir])).toMatchObject({ admitted: false, code: 'not_a_host' })
  })

  test('a cancelled airing admits nobody and says so', () => {
    const ruling = rule(lesia, '18:30', [{ ...vechir, cancelled: { reason: { pl: 'choroba' } } }])
    expect(ruling).toMatchObject({ admitted: false, reason: expect.stringContaining('at 18:00 is cancelled') })
  })

  test('a coordinator is pointed to a special, and admitted to their own', () => {
    expect(rule(boss, '18:30', [vechir])).toMatchObject({ admitted: false, reason: expect.stringContaining('open a special') })
    const special = occurrence('special', '18:20', '18:50', { special: true, personId: 'p2', hosts: [] })
    expect(rule(boss, '18:30', [vechir, special])).toEqual({ admitted: true, occurrence: special })
  })

  test('a special of one person does not admit another coordinator', () => {
    const special = occurrence('special', '18:20', '18:50', { special: true, personId: 'p9', hosts: [] })
    expect(rule(boss, '18:30', [special])).toMatchObject({ admitted: false })
  })

  test('the show on now comes before the one about to begin for somebody who hosts both', () => {
    const later = occurrence('vechir', '19:00', '20:00', { id: 'vechir/1/2026-11-30' })
    expect(rule(lesia, '18:55', [vechir, later])).toMatchObject({ occurrence: vechir })
  })

  test('a rebroadcast of their show admits nobody', () => {
    expect(rule(lesia, '18:30', [{ ...vechir, kind: 'rebroadcast' }])).toMatchObject({ admitted: false })
  })

  test('a host running over may come back to their own session after a dropped line', () => {
    expect(rule(lesia, '19:03', [], { sessionOf: vechir })).toEqual({ admitted: true, occurrence: vechir })
  })
})
