// Which episodes are in a feed, and what is said of each.

import { expect, test } from 'vitest'
import { audioRecipeOf } from '../../../server/archive/recipe.ts'
import { feedItem, type ItemPlace } from '../../../server/archive/feed/feed-item.ts'
import { filesOf, published } from '../../support/episodes.ts'

const PLACE: ItemPlace = { origin: 'https://radio.example', language: null, showTitle: 'Карта на стіл' }
const item = (changes: Parameters<typeof published>[0] = {}, place = PLACE) => feedItem(published(changes), filesOf(published(changes)), place)

test.each(['draft', 'scheduled', 'withdrawn'] as const)('an episode that is %s is in no feed', (state) => {
  expect(item({ state })).toBe('')
})

test('without its sound an episode is in no feed', () => {
  expect(feedItem(published(), filesOf(published()).filter(({ kind }) => kind !== 'mp3'), PLACE)).toBe('')
})

test('where only the talk is kept, an episode stays out while its files may still hold music that was marked since', () => {
  const tracks = [{ startMs: 1000, endMs: 200_000, artist: 'ABBA', title: 'SOS', rights: 'commercial' as const }]
  const before = published({ archive: 'talk_only' })
  const files = filesOf(before, `${audioRecipeOf(before, filesOf(before))}.tags`)
  expect(feedItem(before, files, PLACE)).toContain('<enclosure')
  const marked = { ...before, tracks }
  expect(feedItem(marked, files, PLACE)).toBe('')
  expect(feedItem(marked, filesOf(marked, `${audioRecipeOf(marked, filesOf(marked))}.tags`), PLACE)).toContain('<enclosure')
  // Only one of the two sounds was made anew.
  expect(feedItem(marked, filesOf(marked, `${audioRecipeOf(marked, filesOf(marked))}.tags`).map((file) => (file.kind === 'opus' ? { ...file, recipe: 'old.tags' } : file)), PLACE)).toBe('')
})

test('a changed title does not take an episode of talk out: its sound is the same', () => {
  const episode = published({ archive: 'talk_only' })
  const files = filesOf(episode, `${audioRecipeOf(episode, filesOf(episode))}.tags`)
  expect(feedItem({ ...episode, title: 'Another' }, files, PLACE)).toContain('<title>Another</title>')
})

test('an episode of a show that keeps no archive is in no feed', () => {
  expect(item({ archive: 'none' })).toBe('')
})

test('the enclosure says its bytes, its type and its whole address; the guid is the episode\'s own and no address', () => {
  const xml = item({ guid: 'urn:uuid:1' })
  expect(xml).toContain(`<enclosure url="https://radio.example/media/episodes/${published().id}/mp3-0123456789abcdef.mp3" length="57606400" type="audio/mpeg"/>`)
  expect(xml).toContain('<guid isPermaLink="false">urn:uuid:1</guid>')
  expect(xml).toContain('<itunes:duration>3600</itunes:duration>')
})

test('notes come in the feed\'s language, else in the episode\'s, and all of them once more with their direction', () => {
  const description = (xml: string) => /<description>(.*?)<\/description>/s.exec(xml)?.[1]
  expect(description(item())).toContain('Житло')
  expect(description(item({}, { ...PLACE, language: 'pl' }))).toContain('Mieszkania')
  expect(item()).toContain('&lt;div lang=&quot;ar&quot; dir=&quot;rtl&quot;&gt;&lt;p&gt;السكن&lt;/p&gt;&lt;/div&gt;')
  expect(description(item({ notes: {} }))).toBe('Карта на стіл, 23.11.2026')
})

test('HTML, scripts and pictures of others in the notes do not become HTML', () => {
  const xml = item({ notes: { pl: '<script>alert(1)</script> [x](javascript:alert(1)) ![spy](https://spy.example/pixel.png)' } })
  expect(xml).not.toContain('&lt;script')
  expect(xml).not.toContain('href=&quot;javascript')
  expect(xml).not.toContain('&lt;img')
})

test('a licence that is not of the public list is not claimed', () => {
  expect(item({ license: 'CC-BY-SA-4.0' })).toContain('<podcast:license>cc-by-sa-4.0</podcast:license>')
  expect(item({ license: 'ask us' })).not.toContain('podcast:license')
  expect(item({ license: null })).not.toContain('podcast:license')
})

test('roles are in the words of the taxonomy, each in its group', () => {
  const xml = item()
  for (const person of ['role="host" group="cast">Олена', 'role="editor" group="writing">Jan', 'role="guest" group="cast">სანდრო']) expect(xml).toContain(person)
})
