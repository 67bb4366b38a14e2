import { describe, expect, test } from 'vitest'
import { instantAt, positionOf, titleAt, type Stretch } from '../../../web/listening/timeline.ts'

const EIGHT = Date.parse('2026-11-25T20:00:00Z')
/** Two pieces of six seconds, then the station was away for a minute. */
const PIECES: readonly Stretch[] = [
  { start: 0, duration: 6, at: EIGHT },
  { start: 6, duration: 6, at: EIGHT + 6_000 },
  { start: 12, duration: 6, at: EIGHT + 72_000 },
]

describe('a moment of the programme and a second of the sound', () => {
  test.each([
    ['before the first sound: the first', -60, 0],
    ['in a piece', 7.5, 7.5],
    ['while nothing went out: what came next', 30, 12],
    ['after a gap', 75, 15],
    ['later than everything: the last second', 3_600, 18],
  ])('%s', (_where, seconds, position) => {
    expect(positionOf(PIECES, EIGHT + seconds * 1000)).toBe(position)
  })

  test.each([
    [0, 0],
    [7.5, 7.5],
    [15, 75],
    // Between two reloads of the list the sound may be further than the list.
    [19, 79],
  ])('second %f of the sound was on air %f s after eight', (position, seconds) => {
    expect(instantAt(PIECES, position)).toBe(EIGHT + seconds * 1000)
  })

  test('a list without times leads nowhere', () => {
    const timeless = [{ start: 0, duration: 6, at: null }]
    expect(positionOf(timeless, EIGHT)).toBeNull()
    expect(instantAt(timeless, 3)).toBeNull()
    expect(instantAt([], 3)).toBeNull()
  })
})

test('the title is the one of that second, in whichever order the list names them', () => {
  const titles = [
    { from: EIGHT + 60_000, title: 'Kora i deszcz' },
    { from: EIGHT, title: 'Powitanie' },
    { from: EIGHT + 120_000, title: null },
  ]
  const at = (seconds: number) => titleAt(titles, EIGHT + seconds * 1000)
  expect([at(-1), at(0), at(59.9), at(60), at(119), at(500)]).toEqual([null, 'Powitanie', 'Powitanie', 'Kora i deszcz', 'Kora i deszcz', null])
})
