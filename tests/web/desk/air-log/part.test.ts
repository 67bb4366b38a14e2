import { expect, test } from 'vitest'
import { lastMinutes, readTyped } from '../../../../web/desk/air-log/part.ts'

const WARSAW = 'Europe/Warsaw'
const read = (from: string, until: string) => {
  const part = readTyped({ from, until }, WARSAW)
  return part.is === 'part' ? [part.from.toISOString(), part.until.toISOString(), part.hasHourTwice] : part.is
}

test.each([
  ['to the second, on the station\'s wall', '2026-11-24T20:10:05', '2026-11-24T20:20:00', ['2026-11-24T19:10:05.000Z', '2026-11-24T19:20:00.000Z', false]],
  ['without seconds, as some browsers give it', '2026-11-24T20:10', '2026-11-24T20:20', ['2026-11-24T19:10:00.000Z', '2026-11-24T19:20:00.000Z', false]],
  ['within the hour that comes twice: both are in it', '2026-10-25T02:10:00', '2026-10-25T02:20:00', ['2026-10-25T00:10:00.000Z', '2026-10-25T01:20:00.000Z', true]],
  ['over the night the clocks go back', '2026-10-25T01:30:00', '2026-10-25T03:30:00', ['2026-10-24T23:30:00.000Z', '2026-10-25T02:30:00.000Z', false]],
  ['over the night the clocks go forward', '2026-03-29T01:30:00', '2026-03-29T03:30:00', ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z', false]],
  ['backwards', '2026-11-24T20:20:00', '2026-11-24T20:10:00', 'wrong'],
  ['backwards in the hour that comes twice', '2026-10-25T02:20:00', '2026-10-25T02:10:00', 'wrong'],
  ['for more than a day', '2026-11-24T20:20:00', '2026-11-26T20:10:00', 'long'],
  ['half typed', '2026-11-24T20:20:00', '', 'unfinished'],
] as const)('a part is typed %s', (_what, from, until, expected) => {
  expect(read(from, until)).toEqual(expected)
})

test('the form begins with the last ten minutes', () => {
  expect(lastMinutes(Date.parse('2026-11-24T19:14:35Z'), WARSAW)).toEqual({ from: '2026-11-24T20:04:00', until: '2026-11-24T20:14:00' })
})
