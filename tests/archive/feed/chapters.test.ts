// Chapters and the soundbite of an episode, in the time that listeners hear.

import { expect, test } from 'vitest'
import { chaptersDocument, soundbiteOf } from '../../../server/archive/feed/chapters.ts'
import { draft } from '../../support/episodes.ts'

const chapter = (minute: number, title: string, url: string | null = null) => ({ startMs: minute * 60_000, title, url })

test('chapters are in seconds, behind what was cut out', () => {
  const episode = draft({ title: 'Житло', trim: { startMs: 30_000, endMs: 3_600_000 }, cuts: [{ startMs: 60_000, endMs: 120_000 }], chapters: [chapter(0, 'Intro'), chapter(1, 'Advertisement'), chapter(2, 'Rent', 'https://rent.example/')] })
  expect(chaptersDocument(episode)).toEqual({ version: '1.2.0', title: 'Житло', chapters: [{ startTime: 0, title: 'Intro' }, { startTime: 30, title: 'Rent', url: 'https://rent.example/' }] })
})

test.each([
  ['the first minute of the longest chapter', [chapter(0, 'Intro'), chapter(2, 'Rent'), chapter(50, 'Bye')], { startMs: 120_000, durationMs: 60_000, title: 'Rent' }],
  ['nothing without chapters', [], null],
  ['nothing when all is one chapter', [chapter(0, 'Everything')], null],
])('what an app may play first: %s', (_, chapters, expected) => {
  const bite = soundbiteOf(draft({ chapters }))
  expect(bite && { startMs: bite.startMs, durationMs: bite.durationMs, title: bite.title }).toEqual(expected)
})

test('a short chapter is played whole, a very short one not at all', () => {
  const short = (seconds: number) => soundbiteOf(draft({ masterDurationMs: 2 * seconds * 1000, chapters: [{ ...chapter(0, 'A') }, { ...chapter(0, 'B'), startMs: seconds * 1000 }] }))
  expect(short(20)?.durationMs).toBe(20_000)
  expect(short(10)).toBeNull()
})

test.each([
  ['where listeners hear it', {}, { startMs: 70_000, durationMs: 20_000, title: 'Listen' }],
  ['with what is left of it when a part was cut', { cuts: [{ startMs: 110_000, endMs: 200_000 }] }, { startMs: 70_000, durationMs: 10_000, title: 'Listen' }],
  ['not at all when it was cut out: the longest chapter again', { cuts: [{ startMs: 90_000, endMs: 121_000 }] }, { startMs: 60_000, durationMs: 60_000, title: 'Rent' }],
])('what an editor chose to be heard first is played %s', (_, edit, expected) => {
  const trim = { startMs: 30_000, endMs: 3_600_000 }
  expect(soundbiteOf(draft({ trim, ...edit, chapters: [chapter(0, 'Intro'), chapter(2, 'Rent')], soundbite: { startMs: 100_000, endMs: 120_000, title: 'Listen' } }))).toEqual(expected)
})
