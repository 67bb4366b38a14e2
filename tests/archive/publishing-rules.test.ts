// What may go out, and in which order: the states of an episode and the rights of its music.

import { describe, expect, test } from 'vitest'
import { EPISODE_STATES, requireStep, type EpisodeState, type Track } from '../../server/archive/episode.ts'
import { episodeSlug, numbered } from '../../server/archive/episode-slug.ts'
import { obstaclesOf, requirePublishable } from '../../server/archive/publishing-rules.ts'
import { draft } from '../support/episodes.ts'

const track = (rights: Track['rights'], startMs: number | null = 60_000): Track => ({ startMs, endMs: startMs === null ? null : startMs + 180_000, artist: 'Okean', title: 'Obiymy', rights })
const codes = (changes: Parameters<typeof draft>[0]) => obstaclesOf(draft(changes)).map(({ code }) => code)

test('a talk show with a title, a language and sound may go out', () => {
  expect(obstaclesOf(draft())).toEqual([])
})

test.each([
  ['a show without an archive', { archive: 'none' }, ['archive_none']],
  ['no title', { title: ' ' }, ['no_title']],
  ['no language', { languages: [] }, ['no_language']],
  ['no sound yet', { masterDurationMs: null }, ['no_audio']],
  ['cuts that leave nothing', { cuts: [{ startMs: 0, endMs: 3_600_000 }] }, ['nothing_left']],
  ['a commercial track', { tracks: [track('commercial')] }, ['commercial_music']],
  ['a commercial track without times', { tracks: [track('commercial', null)] }, ['commercial_music']],
  ['a commercial track that is cut out', { tracks: [track('commercial')], cuts: [{ startMs: 60_000, endMs: 240_000 }] }, []],
  ['a commercial track that is cut out in part', { tracks: [track('commercial')], cuts: [{ startMs: 60_000, endMs: 200_000 }] }, ['commercial_music']],
  ['a track of unknown rights', { tracks: [track('unknown')] }, ['rights_unknown']],
  ['music of one\'s own, of Creative Commons, licensed', { tracks: [track('own'), track('cc'), track('licensed')] }, []],
  ['talk only with commercial tracks', { archive: 'talk_only', tracks: [track('commercial')] }, []],
  ['talk only with a track without times', { archive: 'talk_only', tracks: [track('unknown', null)] }, ['music_without_time']],
  ['talk only of a show with commercial music, its list unchecked', { archive: 'talk_only', music: 'commercial', tracks: [track('commercial')] }, ['music_unchecked']],
  ['the same, checked', { archive: 'talk_only', music: 'commercial', tracks: [track('commercial')], tracksChecked: true }, []],
  ['talk only that is nothing but music', { archive: 'talk_only', tracks: [{ ...track('commercial', 0), endMs: 3_600_000 }] }, ['nothing_left']],
] as const)('%s', (_, changes, expected) => {
  expect(codes(changes as Parameters<typeof draft>[0])).toEqual(expected) // readonly by `as const`
})

test('a refusal names the music and says what to do, all at once', () => {
  expect(() => requirePublishable(draft({ title: '', tracks: [track('commercial')] }))).toThrow(/no title.*cut out "Okean – Obiymy", or publish the talk only/)
})

describe('states', () => {
  const allowed: Record<EpisodeState, readonly EpisodeState[]> = { draft: ['scheduled', 'published'], scheduled: ['draft', 'scheduled', 'published'], published: ['withdrawn'], withdrawn: ['draft'] }
  test.each(EPISODE_STATES.flatMap((from) => EPISODE_STATES.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    const step = () => requireStep(draft({ state: from, isHeld: true }), to)
    if (allowed[from].includes(to)) expect(step).not.toThrow()
    else expect(step).toThrow(/cannot become/)
  })

  test('what was withdrawn without holding a copy does not come back', () => {
    expect(() => requireStep(draft({ state: 'withdrawn', isHeld: false }), 'draft')).toThrow(/files were removed/)
  })
})

test.each([
  ['Карта на стіл: житло', '2026-11-23-karta-na-stil-zhytlo'],
  ['Wieczór na Pradze – Łódź i żółć', '2026-11-23-wieczor-na-pradze-lodz-i-zolc'],
  ['ሰላም', '2026-11-23'],
  ['  "Rent" / rights\u202e  ', '2026-11-23-rent-rights'],
  ['a'.repeat(300), '2026-11-23'],
  ['one two three four five six seven eight nine ten eleven twelve', '2026-11-23-one-two-three-four-five-six-seven-eight-nine-ten'],
])('the address of "%s"', (title, slug) => {
  expect(episodeSlug('2026-11-23', title)).toBe(slug)
  expect(numbered(slug, 1)).toBe(slug)
  expect(numbered(slug, 3)).toBe(`${slug}-3`)
})
