import { describe, expect, test } from 'vitest'
import { dayBounds, twoDays } from '../../../web/programme/day.ts'

const WARSAW = 'Europe/Warsaw'

describe('a day on the station\'s calendar', () => {
  test.each([
    ['an ordinary day', '2026-11-23T12:00:00Z', '2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z'],
    ['just after midnight', '2026-11-23T23:00:00Z', '2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z'],
    ['just before midnight', '2026-11-23T22:59:59.999Z', '2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z'],
    ['the night the clocks go forward has 23 hours', '2027-03-28T10:00:00Z', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z'],
    ['the night the clocks go back has 25 hours', '2027-10-31T10:00:00Z', '2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z'],
  ])('%s', (_, at, from, until) => {
    expect(dayBounds(new Date(at), WARSAW)).toEqual({ from: new Date(from), until: new Date(until) })
  })

  test('agrees with Temporal on every day of a year, in zones with odd changes', () => {
    for (const zone of [WARSAW, 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu']) {
      for (let day = 0; day < 366; day += 1) {
        const noon = Temporal.PlainDate.from('2026-11-23').add({ days: day }).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
        const start = noon.startOfDay()
        expect(dayBounds(new Date(noon.epochMilliseconds), zone).from.toISOString(), `${zone} ${noon.toPlainDate().toString()}`).toBe(
          new Date(start.epochMilliseconds).toISOString(),
        )
      }
    }
  })

  test('the page shows today and tomorrow', () => {
    expect(twoDays(new Date('2027-03-27T12:00:00Z'), WARSAW)).toEqual({ from: '2027-03-26T23:00:00.000Z', until: '2027-03-28T22:00:00.000Z' })
  })
})
