// What trimming and cutting does to times: properties that hold for every edit, and the cases an editor meets.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editOf, keptRanges, masterTime, publishedChapters, publishedDuration, publishedRange, publishedTime, type Edit } from '../../server/archive/edit-time.ts'
import type { Track } from '../../server/archive/episode.ts'

const HOUR = 3_600_000
const moment = fc.integer({ min: -1000, max: HOUR + 1000 })
const range = fc.tuple(moment, moment).map(([startMs, endMs]) => ({ startMs, endMs }))
const edit: fc.Arbitrary<Edit> = fc.record({ masterDurationMs: fc.integer({ min: 0, max: HOUR }), trim: fc.option(range), cuts: fc.array(range, { maxLength: 8 }) })

describe('every edit', () => {
  test('what is kept is in order, inside the master, and nothing of it was cut', () => {
    fc.assert(
      fc.property(edit, (given) => {
        let end = -1
        for (const { startMs, endMs } of keptRanges(given)) {
          expect(startMs).toBeGreaterThan(end)
          expect(startMs).toBeGreaterThanOrEqual(Math.max(0, given.trim?.startMs ?? 0))
          expect(endMs).toBeGreaterThan(startMs)
          expect(endMs).toBeLessThanOrEqual(Math.min(given.masterDurationMs, given.trim?.endMs ?? HOUR))
          for (const cut of given.cuts.filter((one) => one.endMs > one.startMs)) expect(startMs >= cut.endMs || endMs <= cut.startMs).toBe(true)
          end = endMs
        }
      }),
    )
  })

  test('published times never go backwards, and lie between the beginning and the end', () => {
    fc.assert(
      fc.property(edit, moment, moment, (given, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(publishedTime(given, early)).toBeLessThanOrEqual(publishedTime(given, late))
        expect(publishedTime(given, early)).toBeGreaterThanOrEqual(0)
        expect(publishedTime(given, late)).toBeLessThanOrEqual(publishedDuration(given))
      }),
    )
  })

  test('a moment that is heard is found again in the master', () => {
    fc.assert(
      fc.property(edit, fc.integer({ min: 0, max: HOUR }), (given, ms) => {
        const heard = ms % Math.max(1, publishedDuration(given))
        if (publishedDuration(given) > 0) expect(publishedTime(given, masterTime(given, heard))).toBe(heard)
      }),
    )
  })

  test('two stretches side by side are as long as both', () => {
    const length = (given: Edit, startMs: number, endMs: number) => {
      const heard = publishedRange(given, { startMs, endMs })
      return heard ? heard.endMs - heard.startMs : 0
    }
    fc.assert(
      fc.property(edit, fc.tuple(moment, moment, moment), (given, moments) => {
        const [a, b, c] = moments.toSorted((one, other) => one - other) as [number, number, number] // three were given
        expect(length(given, a, b) + length(given, b, c)).toBe(length(given, a, c))
      }),
    )
  })

  test('cutting the same twice, or in another order, is cutting it once', () => {
    fc.assert(
      fc.property(edit, (given) => {
        // Leftovers of milliseconds may be kept by one order and not the other only when cuts themselves are that short.
        expect(keptRanges({ ...given, cuts: [...given.cuts, ...given.cuts].reverse() })).toEqual(keptRanges(given))
      }),
    )
  })

  test('chapters stay in order and none begins at the end', () => {
    fc.assert(
      fc.property(edit, fc.array(fc.integer({ min: 0, max: HOUR }), { maxLength: 6 }), (given, starts) => {
        const chapters = publishedChapters(given, starts.map((startMs, index) => ({ startMs, title: `${index}`, url: null })))
        const times = chapters.map(({ startMs }) => startMs)
        expect(times).toEqual(times.toSorted((one, other) => one - other))
        for (const time of times) expect(time).toBeLessThan(publishedDuration(given))
      }),
    )
  })
})

const HOUR_LONG: Edit = { masterDurationMs: HOUR, trim: { startMs: 10_000, endMs: HOUR - 20_000 }, cuts: [{ startMs: 60_000, endMs: 120_000 }] }

test.each([
  ['before the trimmed beginning', 5_000, 0],
  ['at the trimmed beginning', 10_000, 0],
  ['before the cut', 30_000, 20_000],
  ['in the middle of the cut', 90_000, 50_000],
  ['after the cut', 130_000, 60_000],
  ['behind the trimmed end', HOUR, HOUR - 90_000],
])('a moment %s', (_, ms, heard) => {
  expect(publishedTime(HOUR_LONG, ms)).toBe(heard)
})

test('a chapter that begins in a cut begins where the cut ends, and one that is cut whole is gone', () => {
  const chapters = [0, 60_000, 70_000, 200_000].map((startMs) => ({ startMs, title: `${startMs}`, url: null }))
  expect(publishedChapters(HOUR_LONG, chapters).map(({ startMs, title }) => [title, startMs])).toEqual([['0', 0], ['70000', 50_000], ['200000', 130_000]])
})

test('with talk only, commercial music and music of unknown rights is cut without anybody asking; what may stay stays', () => {
  const track = (startMs: number | null, rights: Track['rights']): Track => ({ startMs, endMs: startMs === null ? null : startMs + 1000, artist: 'A', title: 'B', rights })
  const tracks = [track(1000, 'commercial'), track(3000, 'cc'), track(5000, 'unknown'), track(null, 'commercial')]
  const base = { masterDurationMs: 10_000, trim: null, cuts: [], tracks }
  expect(keptRanges(editOf({ ...base, archive: 'talk_only' }))).toEqual([{ startMs: 0, endMs: 1000 }, { startMs: 2000, endMs: 5000 }, { startMs: 6000, endMs: 10_000 }])
  expect(keptRanges(editOf({ ...base, archive: 'full' }))).toEqual([{ startMs: 0, endMs: 10_000 }])
})
