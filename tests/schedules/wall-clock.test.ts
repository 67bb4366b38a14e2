// Wall times and instants, against Temporal itself in zones with unusual clocks.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, isTimeZone, wallOf } from '../../schedules/wall-clock.ts'
import { parseWall } from '../../schedules/calendar-date.ts'

const ZONES = [
  'Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Santiago', 'Africa/Casablanca', 'Asia/Kolkata',
  'Asia/Kathmandu', 'Pacific/Apia', 'UTC',
]

function wall(text: string): number {
  const value = parseWall(text)
  if (value === null) throw new Error(`not a wall time: ${text}`)
  return value
}

test.each([
  ['an ordinary winter evening', '2026-11-23T20:00', '2026-11-23T19:00:00.000Z'],
  ['the last minute before the clocks go forward', '2027-03-28T01:59', '2027-03-28T00:59:00.000Z'],
  ['a time that the spring night skips moves forward by the hour', '2027-03-28T02:00', '2027-03-28T01:00:00.000Z'],
  ['half past two in the skipped hour is half past three', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
  ['three o\'clock on the spring night', '2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
  ['a time that autumn brings twice is the first', '2027-10-31T02:00', '2027-10-31T00:00:00.000Z'],
  ['the last doubled minute is still the first of the two', '2027-10-31T02:59', '2027-10-31T00:59:00.000Z'],
  ['three o\'clock on the autumn night', '2027-10-31T03:00', '2027-10-31T02:00:00.000Z'],
])('in Warsaw, %s', (_, onWall, instant) => {
  expect(new Date(instantOf(wall(onWall), 'Europe/Warsaw')).toISOString()).toBe(instant)
})

test('every wall time of every zone is the instant that Temporal gives', () => {
  const minute = fc.integer({ min: Date.UTC(1985, 0, 1) / 60_000, max: Date.UTC(2105, 0, 1) / 60_000 })
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minute, (zone, at) => {
      const onWall = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO('UTC').toPlainDateTime()
      expect(instantOf(at * 60_000, zone)).toBe(onWall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
      const local = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(zone)
      expect(wallOf(at * 60_000, zone)).toBe(at * 60_000 + local.offsetNanoseconds / 1e6)
    }),
    { numRuns: 2000 },
  )
})

test('every minute around each change of the clocks is the instant that Temporal gives', () => {
  for (const zone of ZONES) {
    let at = Temporal.Instant.from('2025-01-01T00:00Z').toZonedDateTimeISO(zone)
    for (let change = at.getTimeZoneTransition('next'); change && change.year < 2029; change = change.getTimeZoneTransition('next')) {
      at = change
      const start = change.epochMilliseconds + change.offsetNanoseconds / 1e6 - 3 * 3_600_000
      for (let onWall = start; onWall < start + 6 * 3_600_000; onWall += 5 * 60_000) {
        const plain = Temporal.Instant.fromEpochMilliseconds(onWall).toZonedDateTimeISO('UTC').toPlainDateTime()
        expect(instantOf(onWall, zone), `${zone} ${plain}`).toBe(plain.toZonedDateTime(zone).epochMilliseconds)
      }
    }
    expect(at.timeZoneId).toBe(zone)
  }
})

test('only zones that exist are zones', () => {
  expect(isTimeZone('Europe/Warsaw')).toBe(true)
  expect(isTimeZone('Europe/Praga')).toBe(false)
  expect(isTimeZone('+02:00')).toBe(false)
  expect(isTimeZone('')).toBe(false)
})
