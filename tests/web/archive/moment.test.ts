import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockOf, hashOf, momentIn, partAt } from '../../../web/archive/moment.ts'

describe('an address leads to a moment', () => {
  test.each([
    ['#t=90', 90],
    ['#t=90.5', 90.5],
    ['#t=90s', 90],
    ['#t=1:30', 90],
    ['#t=1:02:03', 3723],
    ['#t=1h2m3s', 3723],
    ['#t=2m', 120],
    ['#t=npt:1:30', 90],
    ['#t=10,20', 10],
    ['#x=1&t=7', 7],
    ['?t=754', 754],
    ['?language=uk&t=12m34s', 754],
    ['t=0:12:34', 754],
    ['#t=0', 0],
    ['', null],
    ['#t=', null],
    ['#content', null],
    ['#t=-5', null],
    ['#t=soon', null],
    ['#t=1:2:3:4', null],
    ['#t=NaN', null],
    ['#t=1e9', null],
  ])('%s: %s', (hash, seconds) => {
    expect(momentIn(hash)).toBe(seconds)
  })

  test('every address that we make leads back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 43_200 }), (at) => {
      expect(momentIn(hashOf(at))).toBe(at)
      expect(momentIn(`#t=${clockOf(at)}`)).toBe(at)
    }))
  })
})

test.each([[0, '0:00'], [59.9, '0:59'], [600, '10:00'], [3600, '1:00:00'], [-3, '0:00']])('%s s is shown as %s', (at, words) => {
  expect(clockOf(at)).toBe(words)
})

test('the present part is the last that has begun, in whatever order they come', () => {
  const parts = [{ startMs: 60_000 }, { startMs: 1_000 }, { startMs: 120_000 }]
  expect([0, 1, 59, 60, 500].map((at) => partAt(parts, at)?.startMs ?? null)).toEqual([null, 1_000, 1_000, 60_000, 120_000])
})
