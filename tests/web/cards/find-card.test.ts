import { describe, expect, test } from 'vitest'
import { CATALOGUES } from '../../../web/i18n/catalogues.ts'
import type { source } from '../../../web/i18n/catalogues/en.ts'
import { formats } from '../../../web/i18n/formats.ts'
import { translator } from '../../../web/i18n/translate.ts'
import { UNKNOWN_STATION } from '../../../web/boot.ts'
import { addressOfCard, altOf, type Card } from '../../../web/cards/card.ts'
import { drawCard } from '../../../web/cards/card-picture.tsx'
import { findCard, type CardView } from '../../../web/cards/find-card.ts'
import { coloursOf } from '../../../web/cards/tone-colours.ts'
import { writable } from '../../../web/cards/writable.ts'
import { toneNameOf } from '../../../web/ui/tones.ts'
import { shippedContent } from '../../schedules/station-files.ts'

const at = new Date('2026-11-25T18:20:00Z')
const station = { ...UNKNOWN_STATION, languages: ['pl', 'zh-Hans'] }
const teahouse = {
  slug: 'huasha-chaguan', address: 'huasha-chaguan', title: '华沙茶馆 ☕', latinTitle: 'Huasha chaguan', languages: ['zh-Hans', 'en'], cover: null,
  hosts: [{ name: '茶杯', latinName: 'Mei Chabei' }], next: [{ startsAt: '2026-11-29T14:00:00Z', endsAt: '2026-11-29T15:00:00Z' }],
}

async function view(answers: Readonly<Record<string, unknown>>): Promise<CardView> {
  const format = formats('pl', station.timeZone)
  const { default: catalogue } = await CATALOGUES.pl()
  return { station, language: 'pl', format, t: translator<typeof source>(catalogue, format.number), at, get: async (path) => answers[path] }
}

async function cardOf(show: object): Promise<Card> {
  const card = await findCard('/shows/x', await view({ '/api/v1/shows/x': show }))
  if (typeof card === 'string') throw new Error(card)
  return card
}

/** Without the isolates around names. */
const plain = (text: string) => text.replace(/\p{Cf}/gu, '')

describe('a card', () => {
  test('writes Latin letters for a script it has none of, in every line', async () => {
    const card = await cardOf(teahouse)
    expect([card.title, card.latinTitle]).toEqual([{ text: 'Huasha chaguan', lang: 'zh-Hans-Latn' }, null])
    expect([card.above, ...card.below].map(plain)).toEqual(['chiński uproszczony, English', 'Mei Chabei', 'niedziela, 29 listopada', '15:00–16:00 · czas warszawski'])
    expect((await cardOf({ ...teahouse, latinTitle: null })).title.text).toBe('IMI Radio')
  })

  test('says to those who cannot see it what stands on it', async () => {
    expect(altOf(await cardOf({ ...teahouse, title: 'সুপ্রভাত', latinTitle: 'Suprobhat' }), 'IMI Radio')).toBe(
      'chiński uproszczony, English · সুপ্রভাত · Suprobhat · Mei Chabei · niedziela, 29 listopada · 15:00–16:00 · czas warszawski · IMI Radio',
    )
  })

  test('has another address when anything on it changes, and the same when nothing does', async () => {
    const [first, same, later] = [await cardOf(teahouse), await cardOf(teahouse), await cardOf({ ...teahouse, next: [{ startsAt: '2026-12-13T14:00:00Z', endsAt: '2026-12-13T15:00:00Z' }] })]
    expect(addressOfCard(first, 'pl')).toMatch(/^\/cards\/pl\/shows\/huasha-chaguan\.jpg\?v=\w{1,7}$/)
    expect(addressOfCard(same, 'pl')).toBe(addressOfCard(first, 'pl'))
    expect(addressOfCard(later, 'pl')).not.toBe(addressOfCard(first, 'pl'))
  })

  test('is whole XML whatever a title brings, and asks nobody for anything', async () => {
    const card = await cardOf({ ...teahouse, title: 'A <b> & "c"\u0001 ]]> &amp;' })
    const svg = drawCard(card, { station: 'R&R', language: 'pl', dir: 'ltr', picture: null })
    expect(svg).toContain('&lt;b&gt; &amp; &quot;c&quot;')
    expect(svg).not.toMatch(/[\u0001]|<b>/)
    expect(svg.match(/(href|src)=|url\(/g)).toBeNull()
    expect(svg).not.toContain('undefined')
  })
})

test('every show\'s colours are values that a picture can have', () => {
  const tones = new Set([null, ...shippedContent().shows.map(({ slug }) => slug)].map(toneNameOf))
  expect(tones.size).toBe(7)
  for (const tone of tones) {
    const colours = coloursOf(tone)
    expect(['field', 'on-field', 'play', 'a', 'b', 'c'].map((name) => [tone, name, /^#[0-9a-f]{3,6}$/.test(colours[name] ?? '')])).toEqual(['field', 'on-field', 'play', 'a', 'b', 'c'].map((name) => [tone, name, true]))
  }
})

test.each([
  ['Łódź – Київ: სუფრა, شاي, चाय, আড্ডা, Phở, Ωμέγα 12:34', 'Łódź – Київ: სუფრა, شاي, चाय, আড্ডা, Phở, Ωμέγα 12:34'],
  ['Muzyka 🎵 nocą', 'Muzyka nocą'],
  ['🎵', null],
  ['华沙', null],
  ['ไทย', null],
])('a card can write %s: %s', (words, written) => {
  expect(writable(words)).toBe(written)
})
