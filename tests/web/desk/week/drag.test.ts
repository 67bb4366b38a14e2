// Carrying an airing over the shipped programme: where it is, and whom it meets there.

import { beforeEach, describe, expect, test } from 'vitest'
import { parseDay } from '../../../../schedules/calendar-date.ts'
import { occurrencesOf } from '../../../../schedules/programme.ts'
import { DragStore, otherOf, placeOf, type Surroundings } from '../../../../web/desk/week/drag.ts'
import { gridMinuteAt, gridMinuteOf, placeAt, placeBetween, placeUntil, stepped, type Shown } from '../../../../web/desk/week/gesture.ts'
import { weekOf } from '../../../../web/desk/week/week-days.ts'
import { shippedProgramme, WARSAW } from '../../../schedules/station-files.ts'

const programme = shippedProgramme()
const airings = occurrencesOf(programme, new Date('2026-11-29T00:00Z'), new Date('2026-12-08T00:00Z'))
const vechir = airings.find((one) => one.id === 'vechir-na-prazi/1800/2026-11-30')
if (!vechir) throw new Error('the shipped programme has an evening in Praga on Mondays')
const shown = (date: string, count = 7): Shown => {
  const week = weekOf(parseDay(date) ?? 0, WARSAW)
  return { week, days: week.days.slice(0, count) }
}
const WEEK = shown('2026-11-30')
const BOX = { left: 100, top: 0, width: 700, height: 1440 }

let store: DragStore
beforeEach(() => (store = new DragStore({ programme, airings })))
const carry = () => store.begin({ airing: vechir, title: vechir.title, how: 'move', by: 'keys' }, placeOf(vechir, WARSAW))
const met = () => {
  const drag = store.current()
  return drag?.clashes.map((clash) => [otherOf(clash, drag).showSlug, clash.minutes])
}

describe('a carried airing', () => {
  test('clashes with nothing where it was, with its neighbour by minutes where it overlaps, and never with itself', () => {
    carry()
    expect(met()).toEqual([])
    store.moveTo({ date: '2026-11-30', startTime: '18:45', minutes: 60 })
    expect(met()).toEqual([['karta-na-stol', 45]])
    store.moveTo({ date: '2026-11-30', startTime: '20:00', minutes: 60 })
    expect(met()).toEqual([])
  })

  test('made longer, meets everything it runs into', () => {
    carry()
    store.moveTo({ date: '2026-12-01', startTime: '17:30', minutes: 240 })
    expect(met()?.map(([, minutes]) => minutes)).toEqual([60, 60])
  })

  test('is told about only when its place is another', () => {
    carry()
    let times = 0
    store.subscribe(() => times++)
    store.moveTo({ date: '2026-11-30', startTime: '18:00', minutes: 60 })
    expect([times, store.current()?.isMoved]).toEqual([0, false])
    store.moveTo({ date: '2026-11-30', startTime: '18:15', minutes: 60 })
    expect([times, store.current()?.isMoved]).toEqual([1, true])
  })

  test('stays in the hand when the plan is loaded again, and meets what has come meanwhile', () => {
    carry()
    store.moveTo({ date: '2026-11-30', startTime: '12:00', minutes: 60 })
    const other = { ...vechir, id: 'baobab/1200/2026-11-30', showSlug: 'baobab', startsAt: new Date('2026-11-30T11:30Z'), endsAt: new Date('2026-11-30T12:30Z') }
    const changed: Surroundings = { programme, airings: [...airings, other] }
    store.surround(changed)
    expect([store.current()?.place.startTime, met()]).toEqual(['12:00', [['baobab', 30]]])
    expect(store.drop()?.place.startTime).toBe('12:00')
    expect(store.current()).toBeNull()
  })
})

describe('the pointer', () => {
  test('is on the day and minute below it, from the right where the language runs so', () => {
    const where = (x: number, dir: 'ltr' | 'rtl') => placeAt(WEEK, gridMinuteAt(WEEK, BOX, { x, y: 610 }, dir), 60, 15)
    expect(where(150, 'ltr')).toEqual({ date: '2026-11-30', startTime: '10:15', minutes: 60 })
    expect(where(150, 'rtl')).toEqual({ date: '2026-12-06', startTime: '10:15', minutes: 60 })
    expect(where(5000, 'ltr').date).toBe('2026-12-06')
  })

  test('carries an airing that began the day before by where it was taken', () => {
    const night = new Date('2026-12-05T22:30Z').getTime()
    expect(gridMinuteOf(WEEK, night)).toBe(5 * 1440 + 23 * 60 + 30)
    expect(gridMinuteOf(WEEK, new Date('2026-11-29T22:30Z').getTime())).toBe(-30)
  })

  test('draws from a quarter to a quarter, upwards too, and not over midnight', () => {
    expect(placeBetween(WEEK, 605, 680, 15)).toEqual({ date: '2026-11-30', startTime: '10:00', minutes: 90 })
    expect(placeBetween(WEEK, 680, 605, 15)).toEqual({ date: '2026-11-30', startTime: '10:00', minutes: 90 })
    expect(placeBetween(WEEK, 1430, 3000, 15)).toEqual({ date: '2026-11-30', startTime: '23:45', minutes: 15 })
  })

  test('pulls an end in steps, at least one long', () => {
    const place = { date: '2026-11-30', startTime: '18:00', minutes: 60 }
    const startsAt = vechir.startsAt.getTime()
    expect(placeUntil(WEEK, place, startsAt, 19 * 60 + 22, 15).minutes).toBe(75)
    expect(placeUntil(WEEK, place, startsAt, 19 * 60 + 22, 5).minutes).toBe(80)
    expect(placeUntil(WEEK, place, startsAt, 10 * 60, 15).minutes).toBe(15)
  })

  test('an end pulled over the doubled hour counts it twice', () => {
    const autumn = shown('2027-10-31')
    const sunday = 6 * autumn.week.axisMinutes
    const startsAt = new Date('2027-10-30T23:00Z').getTime()
    expect(placeUntil(autumn, { date: '2027-10-31', startTime: '01:00', minutes: 60 }, startsAt, sunday + 240, 15).minutes).toBe(180)
  })
})

describe('steps of the keyboard', () => {
  test('go over the skipped hour and come back over it', () => {
    const at = (startTime: string) => ({ date: '2027-03-28', startTime, minutes: 60 })
    expect(stepped(at('01:45'), { minutes: 15 }, WARSAW).startTime).toBe('03:00')
    expect(stepped(at('03:00'), { minutes: -15 }, WARSAW).startTime).toBe('01:45')
  })

  test('go over midnight into the next day', () => {
    expect(stepped({ date: '2026-11-30', startTime: '23:50', minutes: 60 }, { minutes: 15 }, WARSAW)).toEqual({ date: '2026-12-01', startTime: '00:05', minutes: 60 })
    expect(stepped({ date: '2026-11-30', startTime: '18:00', minutes: 60 }, { days: -1 }, WARSAW).date).toBe('2026-11-29')
  })
})
