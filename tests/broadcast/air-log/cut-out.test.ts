import { describe, expect, test } from 'vitest'
import { airedIn, cutOut, readSound } from '../../../server/broadcast/air-log/cut-out.ts'
import { fileNameOf, localPart } from '../../../server/broadcast/air-log/local-time.ts'
import { readPart } from '../../../server/broadcast/air-log/log-desk.ts'
import { packAudio } from '../../../server/broadcast/air-log/packed-audio.ts'
import { isHeld, oldestOf, outOfTime } from '../../../server/broadcast/air-log/retention.ts'
import { aired, LoggedAir } from '../../support/logged-air.ts'
import { frames, numbersIn } from '../../support/mp3-frames.ts'
import { warsaw } from '../../support/occurrences.ts'

const ms = (time: string) => warsaw(time).getTime()

describe('a part of the log', () => {
  test('is cut at the frame, within and across segments', async () => {
    const segments = new LoggedAir().sound('20:00:00', '20:00:30')
    const cut = cutOut(segments, ms('20:00:04'), ms('20:00:13'))
    expect(cut.gaps).toEqual([])
    expect(cut.seconds).toBeCloseTo(9, 1)
    expect(cut.pieces.map(({ segment, frames }) => [segment.number, ...frames])).toEqual([[100, 167, 250], [101, 0, 250], [102, 0, 42]])
    const sound: Buffer[] = []
    for await (const bytes of readSound(cut, { read: async ({ number }) => packAudio([frames(250, (number - 100) * 250)], 0) })) sound.push(bytes)
    expect(numbersIn(Buffer.concat(sound))).toEqual(Array.from({ length: 375 }, (_, index) => 167 + index))
  })

  test('says where nothing is, and where in the sound that lies', () => {
    const log = new LoggedAir()
    const segments = [...log.sound('20:00:00', '20:00:30'), ...log.sound('20:01:00', '20:01:30', { restarted: true })]
    const cut = cutOut(segments, ms('19:59:50'), ms('20:01:40'))
    expect(cut.gaps).toEqual([
      { fromMs: ms('19:59:50'), untilMs: ms('20:00:00'), atSeconds: 0 },
      { fromMs: ms('20:00:30'), untilMs: ms('20:01:00'), atSeconds: 30 },
      { fromMs: ms('20:01:30'), untilMs: ms('20:01:40'), atSeconds: 60 },
    ])
    expect(cut.seconds).toBeCloseTo(60, 1)
    expect(cutOut(segments, ms('20:00:40'), ms('20:00:50'))).toEqual({ pieces: [], gaps: [{ fromMs: ms('20:00:40'), untilMs: ms('20:00:50'), atSeconds: 0 }], seconds: 0 })
  })

  test('tells what was on air in it, cut to it', () => {
    const all = [aired('19:00', 'radio-sawa'), aired('20:12', 'radio-sawa', { title: 'a song' }), aired('20:30', null)]
    expect(airedIn(all, ms('20:10'), ms('20:20')).map(({ atMs, untilMs, title }) => [atMs, untilMs, title])).toEqual([
      [ms('20:10'), ms('20:12'), null],
      [ms('20:12'), ms('20:20'), 'a song'],
    ])
  })

  test.for([
    [undefined, '2026-11-24T20:20:00+01:00', 'part_missing'],
    ['2026-11-24T20:20:00+01:00', '2026-11-24T20:10:00+01:00', 'part_ends_first'],
    ['2026-11-24T20:20:00+01:00', '2026-11-26T20:10:00+01:00', 'part_too_long'],
  ] as const)('from %s to %s is refused: %s', ([from, until, code], { expect }) => {
    expect(() => readPart({ from, until })).toThrow(expect.objectContaining({ code }))
  })
})

test('a file is named by the station\'s wall, and by its offset where an hour comes twice', () => {
  const part = readPart({ from: '2026-10-25T02:50:00+02:00', until: '2026-10-25T02:10:00+01:00' })
  expect(part.until.getTime() - part.from.getTime()).toBe(20 * 60_000)
  expect(localPart(part, 'Europe/Warsaw')).toBe('2026-10-25 02:50:00+02:00 – 2026-10-25 02:10:00+01:00')
  expect(fileNameOf('imi-radio', part, 'Europe/Warsaw')).toBe('imi-radio_2026-10-25_02-50-00+0200_2026-10-25_02-10-00+0100')
  expect(localPart(part, 'America/New_York')).toBe('2026-10-24 20:50:00-04:00 – 2026-10-24 21:10:00-04:00')
})

describe('what may go', () => {
  const segments = new LoggedAir().sound('20:00:00', '20:01:00')
  const numbers = (some: readonly { readonly number: number }[]) => some.map(({ number }) => number)

  test('is what ended before its time and nobody holds', () => {
    expect(numbers(outOfTime(segments, ms('20:00:30'), []))).toEqual([100, 101, 102, 103, 104])
    expect(numbers(outOfTime(segments, ms('20:00:30'), [{ fromMs: ms('20:00:07'), untilMs: ms('20:00:18') }]))).toEqual([100, 103, 104])
    expect(segments.map((segment) => isHeld(segment, [{ fromMs: ms('20:00:06'), untilMs: ms('20:00:12') }])).indexOf(true)).toBe(1)
  })

  test('for want of room is the oldest, as much as is needed', () => {
    expect(numbers(oldestOf(segments, 10, ms('20:01:00'), []))).toEqual([100, 101])
    expect(numbers(oldestOf(segments, 10, ms('20:01:00'), [{ fromMs: 0, untilMs: ms('20:00:06') }]))).toEqual([101, 102])
    expect(numbers(oldestOf(segments, 1000, ms('20:00:12'), []))).toEqual([100, 101])
  })
})
