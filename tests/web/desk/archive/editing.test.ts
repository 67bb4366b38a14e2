// The pure parts of the episode editor: times as people type them, what listeners will not hear, and what is not saved yet.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editOf, keptRanges, musicRanges, publishedDuration, publishedTime } from '../../../../server/archive/edit-time.ts'
import { TRACK_RIGHTS } from '../../../../server/archive/episode.ts'
import { heardAt, heardFrom, heardMs, leftOut, musicToCut, recordedAt, spokenFrom, withCuts } from '../../../../web/desk/archive/cuts.ts'
import { readTime, writeTime } from '../../../../web/desk/archive/time-text.ts'
import { afterSaving, keepMine, NOTHING, overlapOf, readUnsaved, settled, takeTheirs, withTyped, type Fields } from '../../../../web/desk/archive/unsaved.ts'

describe('times', () => {
  test.each([
    ['90', 90_000], ['12:30', 750_000], ['1:02:03', 3_723_000], ['1:02:03.5', 3_723_500], ['0:00,25', 250], ['75:10', 4_510_000], ['١٢:٣٠', 750_000], [' 12:30 ', 750_000],
    ['12:75', null], ['1:75:00', null], ['', null], ['noon', null], ['-1', null], ['1:2:3:4', null],
  ])('"%s" is read as %j', (text, ms) => {
    expect(readTime(text)).toBe(ms)
  })

  test('what is written is read again as it was', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 43_200_000 }), (ms) => readTime(writeTime(ms)) === ms))
  })
})

const range = fc.tuple(fc.nat(3_600_000), fc.nat(600_000)).map(([startMs, length]) => ({ startMs, endMs: startMs + length + 1 }))
const track = fc.record({ startMs: fc.option(fc.nat(3_600_000)), endMs: fc.option(fc.nat(3_600_000)), artist: fc.constant(''), title: fc.constant('x'), rights: fc.constantFrom(...TRACK_RIGHTS) })

test('what the page says listeners will hear is what they will hear', () => {
  const episode = fc.record({ masterDurationMs: fc.constant(3_600_000), trim: fc.option(range), cuts: fc.array(range, { maxLength: 6 }), archive: fc.constantFrom('full' as const, 'talk_only' as const), tracks: fc.array(track, { maxLength: 6 }) })
  fc.assert(fc.property(episode, (one) => {
    const kept = keptRanges(editOf(one))
    // The server passes over what is shorter than 20 ms; the page shows it.
    expect(Math.abs(heardMs(one) - publishedDuration(editOf(one)))).toBeLessThan(20 * (one.cuts.length + one.tracks.length + 1))
    for (const { startMs } of kept) expect(heardFrom(leftOut(one), startMs, 3_600_000)).toBe(startMs)
    expect(musicToCut(one.tracks)).toEqual(musicRanges(one.tracks))
  }))
})

test('in the file that listeners get, a moment is where they hear it', () => {
  fc.assert(fc.property(fc.array(range, { maxLength: 5 }), fc.nat(3_599_999), (cuts, ms) => {
    const episode = { masterDurationMs: 3_600_000, trim: null, cuts, archive: 'full' as const, tracks: [] }
    const out = leftOut(episode)
    // The server passes over what is shorter than 20 ms.
    expect(Math.abs(heardAt(out, ms) - publishedTime(editOf(episode), ms))).toBeLessThan(20 * (cuts.length + 1))
    // What was left out is nowhere in it; what is heard is found again.
    if (heardFrom(out, ms, 3_600_000) === ms) expect(recordedAt(out, heardAt(out, ms))).toBe(ms)
  }))
})

test('playing goes on behind what is left out, and ends where the rest is', () => {
  const out = leftOut({ masterDurationMs: 60_000, trim: { startMs: 5_000, endMs: 50_000 }, cuts: [{ startMs: 10_000, endMs: 20_000 }, { startMs: 20_000, endMs: 25_000 }], archive: 'full', tracks: [] })
  expect([0, 7_000, 10_000, 24_999, 49_999, 50_000].map((ms) => heardFrom(out, ms, 60_000))).toEqual([5_000, 7_000, 25_000, 25_000, 49_999, null])
})

test('cuts that touch become one', () => {
  expect(withCuts([{ startMs: 10, endMs: 20 }], [{ startMs: 40, endMs: 50 }, { startMs: 20, endMs: 30 }])).toEqual([{ startMs: 10, endMs: 30 }, { startMs: 40, endMs: 50 }])
})

test('another language from a moment on: what was spoken before ends there, what follows stays', () => {
  const pl = { startMs: 0, endMs: 60_000, language: 'pl' }
  const half = spokenFrom([pl], 'uk', 30_000, 60_000)
  expect(half).toEqual([{ ...pl, endMs: 30_000 }, { startMs: 30_000, endMs: 60_000, language: 'uk' }])
  expect(spokenFrom(half, 'ar', 10_000, 60_000)).toEqual([{ ...pl, endMs: 10_000 }, { startMs: 10_000, endMs: 30_000, language: 'ar' }, { startMs: 30_000, endMs: 60_000, language: 'uk' }])
  expect(spokenFrom(half, 'ar', 30_000, 60_000).map(({ language }) => language)).toEqual(['pl', 'ar'])
})

describe('what is not saved yet', () => {
  const saved: Fields = { title: 'A', latinTitle: null, languages: ['uk'], languageRanges: [], notes: {}, credits: [], chapters: [], tracks: [], tracksChecked: false, trim: null, cuts: [], soundbite: null, license: null, explicit: false, number: null, slug: 'a' }
  const mine = withTyped(withTyped(NOTHING, saved, { title: 'B' }), saved, { explicit: true })

  test('typing back what was there is no change', () => {
    expect(withTyped(mine, saved, { title: 'A' }).typed).toEqual({ explicit: true })
  })

  test('somebody changed something else: nothing is to be decided', () => {
    expect(overlapOf(mine, { ...saved, notes: { pl: 'x' } })).toEqual([])
  })

  test('somebody changed the same: it is to be decided once, and either way nothing else is lost', () => {
    const theirs = { ...saved, title: 'C' }
    expect(overlapOf(mine, theirs)).toEqual(['title'])
    expect(overlapOf(withTyped(mine, theirs, { title: 'D' }), theirs)).toEqual(['title'])
    expect([overlapOf(keepMine(mine, theirs, 'title'), theirs), keepMine(mine, theirs, 'title').typed]).toEqual([[], { title: 'B', explicit: true }])
    expect(takeTheirs(mine, 'title').typed).toEqual({ explicit: true })
  })

  test('both wrote the same: that is settled', () => {
    expect(settled(mine, { ...saved, title: 'B' }).typed).toEqual({ explicit: true })
  })

  test('after saving, what was typed meanwhile is left, also when the station tidied what it was sent', () => {
    const sent = { title: ' B ', explicit: true }
    const now = { typed: { ...sent, number: 3 }, seen: { title: 'A', explicit: false, number: null } }
    const after = { ...saved, title: 'B', explicit: true }
    expect(afterSaving(now, sent, after)).toEqual({ typed: { number: 3 }, seen: { number: null } })
    expect(overlapOf(afterSaving(now, sent, after), after)).toEqual([])
  })

  test.each([null, 'x', '[]', '{"typed":1}', 'null'])('what an earlier page left and nobody understands (%s) is nothing', (text) => {
    expect(readUnsaved(text)).toEqual(NOTHING)
  })

  test('what an earlier page left is there again', () => {
    expect(readUnsaved(JSON.stringify(mine))).toEqual(mine)
  })
})
