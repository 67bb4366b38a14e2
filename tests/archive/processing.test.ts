// The pure parts of processing: what is read of ffmpeg's words, the gain that follows, ranges, tags, waveforms.

import { describe, expect, test } from 'vitest'
import { readRange } from '../../server/http/byte-range.ts'
import { chaptersOf } from '../../server/archive/draft.ts'
import { editFilter } from '../../server/archive/processing/filters.ts'
import { gainFor, readLoudness } from '../../server/archive/processing/loudness.ts'
import { PeaksCollector, publishedPeaks } from '../../server/archive/processing/peaks.ts'
import { trimOf } from '../../server/archive/processing/silence.ts'
import { ffmetadata, type Tags } from '../../server/archive/processing/tags.ts'

describe('gain', () => {
  test.each([
    ['quiet speech without peaks is raised, nothing else', { integratedLufs: -20, truePeakDbtp: -12 }, { db: 4, limitDb: null }],
    ['a loud mix is turned down, nothing else', { integratedLufs: -9, truePeakDbtp: 0.5 }, { db: -7, limitDb: null }],
    ['quiet speech with peaks is raised and its peaks are held', { integratedLufs: -24, truePeakDbtp: -3 }, { db: 8, limitDb: -2 }],
    ['a whisper is not raised to loud noise', { integratedLufs: -60, truePeakDbtp: -50 }, { db: 30, limitDb: null }],
    ['silence stays silence', null, { db: 0, limitDb: null }],
  ])('%s', (_, loudness, gain) => {
    expect(gainFor(loudness)).toEqual(gain)
  })
})

const summary = (integrated: string, peak: string) => ['[Parsed_ebur128_1 @ 0x55] Summary:', '', '  Integrated loudness:', `    I:         ${integrated} LUFS`, '    Threshold: -34.9 LUFS', '', '  True peak:', `    Peak:       ${peak} dBFS`]

test('of several summaries the last is read', () => {
  expect(readLoudness([...summary('-70.0', '-inf'), 'size=N/A', ...summary('-19.3', '-2.1')])).toEqual({ integratedLufs: -19.3, truePeakDbtp: -2.1 })
  expect(readLoudness(summary('-70.0', '-inf'))).toBeNull()
  expect(readLoudness(['nothing'])).toBeNull()
})

describe('silence at the ends', () => {
  const start = (second: number) => `[silencedetect @ 0x1] silence_start: ${second}`
  const end = (second: number) => `[silencedetect @ 0x1] silence_end: ${second} | silence_duration: 1`
  test.each([
    ['at both ends is cut but for a breath', [start(0), end(4), start(50), end(60)], { startMs: 3_700, endMs: 50_500 }],
    ['to the end that ffmpeg does not close', [start(50)], { startMs: 0, endMs: 50_500 }],
    ['in the middle is left', [start(20), end(30)], null],
    ['from end to end is left to an editor', [start(0), end(60)], null],
    ['that begins a sample before the beginning', [start(-0.02), end(2)], { startMs: 1_700, endMs: 60_000 }],
  ])('%s', (_, lines, trim) => {
    expect(trimOf(lines, 60_000)).toEqual(trim)
  })
})

describe('a Range header', () => {
  test.each([
    [undefined, 'whole'], ['bytes=0-9', { from: 0, to: 9 }], ['bytes=90-', { from: 90, to: 99 }], ['bytes=-10', { from: 90, to: 99 }], ['bytes=-1000', { from: 0, to: 99 }], ['bytes=50-1000', { from: 50, to: 99 }],
    ['bytes=100-', 'unsatisfiable'], ['bytes=-0', 'unsatisfiable'], ['bytes=9-3', 'whole'], ['bytes=a-b', 'whole'], ['items=0-9', 'whole'], ['bytes=0-1,3-4', 'whole'], ['bytes=-', 'whole'],
  ] as const)('%s', (header, range) => {
    expect(readRange(header, 100)).toEqual(range)
  })
})

test('tags keep signs that the metadata format would take for its own', () => {
  const tags: Tags = { title: 'a=b;c#d\\e\nf', artist: 'ё', album: 'x', date: null, language: 'uk', comment: '', track: 3, license: null, publisher: 'IMI', chapters: [{ startMs: 0, title: '1=1', url: null }, { startMs: 5_000, title: '2', url: null }], durationMs: 9_000 }
  const text = ffmetadata(tags, null)
  expect(text).toContain('title=a\\=b\\;c\\#d\\\\e\\\nf')
  expect(text).toContain('[CHAPTER]\nTIMEBASE=1/1000\nSTART=5000\nEND=9000\ntitle=2')
  expect(text).not.toContain('comment=')
})

test('a waveform is the same in whatever pieces its sound comes', () => {
  const pcm = Buffer.alloc(8_000)
  for (let index = 0; index < 4_000; index += 1) pcm.writeInt16LE(Math.round(30_000 * Math.sin(index / 9)), index * 2)
  const whole = new PeaksCollector()
  whole.push(pcm)
  const torn = new PeaksCollector()
  for (let at = 0; at < pcm.length; at += 7) torn.push(pcm.subarray(at, at + 7))
  expect(torn.finish()).toEqual(whole.finish())
  expect(torn.durationMs).toBe(500)
  expect(whole.finish()).toMatchObject({ length: 10, samples_per_pixel: 400 })
})

test('the waveform of a cut episode lacks what was cut', () => {
  const peaks = { version: 2, channels: 1, sample_rate: 8000, samples_per_pixel: 400, bits: 8, length: 6, data: [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6] } as const
  expect(publishedPeaks(peaks, { masterDurationMs: 300, trim: { startMs: 50, endMs: 300 }, cuts: [{ startMs: 100, endMs: 200 }] }).data).toEqual([0, 2, 0, 5, 0, 6])
})

test('titles become chapters: a correction replaces, a repetition is one', () => {
  const titles = [{ atMs: 0, title: 'A' }, { atMs: 2_000, title: 'A!' }, { atMs: 60_000, title: 'A!' }, { atMs: 90_000, title: ' ' }, { atMs: 100_000, title: 'B' }]
  expect(chaptersOf(titles)).toEqual([{ startMs: 2_000, title: 'A!', url: null }, { startMs: 100_000, title: 'B', url: null }])
})

test('an edit in ffmpeg\'s words cuts by the sample and joins softly', () => {
  expect(editFilter({ masterDurationMs: 10_000, trim: null, cuts: [] }, '[i]', '[o]')).toBe('[i]aformat=sample_rates=48000:channel_layouts=stereo[o]')
  expect(editFilter({ masterDurationMs: 10_000, trim: null, cuts: [{ startMs: 2_000, endMs: 3_500 }] }, '[i]', '[o]')).toMatch(/asplit=2\[cut0\]\[cut1\];\[cut0\]atrim=start=0\.000:end=2\.000,.*\[cut1\]atrim=start=3\.500:end=10\.000,.*concat=n=2:v=0:a=1\[o\]$/)
})
