// Track lists as people paste them.

import { expect, test } from 'vitest'
import { readTrackList, type TrackListOptions } from '../../server/archive/track-list.ts'

const OPTIONS: TrackListOptions = { order: 'auto', rights: 'unknown', lastsUntilMs: null }
const read = (line: string, options: Partial<TrackListOptions> = {}) => {
  const { tracks, problems } = readTrackList(line, { ...OPTIONS, ...options })
  return problems[0]?.message ?? tracks.map(({ startMs, endMs, artist, title }) => [startMs, endMs, artist, title])[0]
}

test.each([
  ['Czesław Śpiewa - Maszynka do świerkania', [null, null, 'Czesław Śpiewa', 'Maszynka do świerkania']],
  ['12:30 Обійми — Океан Ельзи', [750_000, null, 'Океан Ельзи', 'Обійми']],
  ['1:02:03 ABBA – SOS', [3_723_000, null, 'ABBA', 'SOS']],
  ['[00:15] ДахаБраха - Весна', [15_000, null, 'ДахаБраха', 'Весна']],
  ['(75:10) ABBA - SOS', [4_510_000, null, 'ABBA', 'SOS']],
  ['3. 12:30 - ABBA - SOS', [750_000, null, 'ABBA', 'SOS']],
  ['01) ABBA - SOS', [null, null, 'ABBA', 'SOS']],
  ['12:30–16:02 ABBA – SOS', [750_000, 962_000, 'ABBA', 'SOS']],
  ['12:30 ABBA - SOS (3:20)', [750_000, 950_000, 'ABBA', 'SOS']],
  ['ABBA - SOS (3:20)', [null, null, 'ABBA', 'SOS (3:20)']],
  ['ABBA\tSOS', [null, null, 'ABBA', 'SOS']],
  ['Jay-Z – 99 Problems', [null, null, 'Jay-Z', '99 Problems']],
  ['99 Problems', [null, null, '', '99 Problems']],
  ['21:37', 'Line 1: there is a time and no title.'],
  ['١٢:٣٠ فيروز - نسم علينا الهوا', [750_000, null, 'فيروز', 'نسم علينا الهوا']],
  ['۱:۰۲:۰۳ گوگوش - من آمده‌ام', [3_723_000, null, 'گوگوش', 'من آمده\u200cام']],
  ['१२:३० लता मंगेशकर - लग जा गले', [750_000, null, 'लता मंगेशकर', 'लग जा गले']],
  ['12：30 陳奕迅—十年', [750_000, null, '十年', '陳奕迅']],
  ['ანა - ხელოვნება – რემიქსი', [null, null, 'ანა', 'ხელოვნება – რემიქსი']],
  ['\u200eABBA\u200b - SOS', [null, null, 'ABBA', 'SOS']],
  ['12:75 ABBA - SOS', 'Line 1: there is no such time; write it like 12:30 or 1:02:03.'],
  ['1:75:00 ABBA - SOS', 'Line 1: there is no such time; write it like 12:30 or 1:02:03.'],
  ['12:30-11:00 ABBA - SOS', 'Line 1: it ends before it begins.'],
  ['evil \u202egpj.exe - x', expect.stringContaining('turns the order of letters round')],
  [`ABBA - ${'x'.repeat(201)}`, expect.stringContaining('Line 1: the title is 201 characters long')],
  ['— SOS', [null, null, '', 'SOS']],
])('%s', (line, expected) => {
  expect(read(line)).toEqual(expected)
})

test.each([
  ['artist_first', 'Wodecki — Zacznij od Bacha', 'Wodecki'],
  ['title_first', 'Zacznij od Bacha - Wodecki', 'Wodecki'],
] as const)('who pastes can say what stands first: %s', (order, line, artist) => {
  expect(read(line, { order })).toMatchObject([null, null, artist, 'Zacznij od Bacha'])
})

test('a piece without an end lasts until the next one, and the last until the sound ends', () => {
  const { tracks } = readTrackList('0:10 A - a\nB - b\n0:40-1:00 C - c\n\n2:00 D - d', { order: 'auto', rights: 'commercial', lastsUntilMs: 180_000 })
  expect(tracks.map(({ startMs, endMs, rights }) => [startMs, endMs, rights])).toEqual([[10_000, 40_000, 'commercial'], [null, null, 'commercial'], [40_000, 60_000, 'commercial'], [120_000, 180_000, 'commercial']])
})

test('lines that cannot be read are named by their number, and the others are kept', () => {
  const { tracks, problems } = readTrackList('A - a\r\n12:99 B - b\r\nC - c', OPTIONS)
  expect(tracks.map(({ artist }) => artist)).toEqual(['A', 'C'])
  expect(problems).toEqual([{ line: 2, message: expect.stringMatching(/^Line 2: /) }])
})

test('a book that is pasted is not a track list', () => {
  const { tracks, problems } = readTrackList('A - a\n'.repeat(400), OPTIONS)
  expect([tracks.length, problems.length, problems[0]?.message]).toEqual([300, 100, 'Line 301: a list has at most 300 tracks.'])
})
