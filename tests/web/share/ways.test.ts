import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../web/i18n/languages.ts'
import { SHARE_TEXTS } from '../../../web/share/texts.ts'
import { source } from '../../../web/share/texts/en.ts'
import { WAYS, wayTo } from '../../../web/share/ways.ts'

const shared = { title: 'სუფრა & co.', text: 'Słucham: სუფრა?', url: 'https://radio.example/shows/supra/1#t=754', from: '12:34' }

test('an app is handed the sentence and the link whole, moment included, and no third address is in between', () => {
  const texts = WAYS.map((way) => new URLSearchParams(wayTo(way, shared).replace(/^[^?]*\?/, '')))
  expect(texts.map((query) => query.get('text') ?? query.get('body'))).toEqual([`${shared.text}\n${shared.url}`, shared.text, `${shared.text}\n${shared.url}`, `${shared.text}\n${shared.url}`])
  expect([texts[1]?.get('url'), texts[3]?.get('subject')]).toEqual([shared.url, shared.title])
  expect(WAYS.map((way) => wayTo(way, shared).split('?')[0])).toEqual(['https://wa.me/', 'https://t.me/share/url', 'sms:', 'mailto:'])
})

describe('the sheet', () => {
  test.each(Object.keys(LANGUAGES) as Language[])('has every text in %s', async (language) => {
    const { default: catalogue } = await SHARE_TEXTS[language]()
    expect(Object.keys(catalogue.texts)).toEqual(Object.keys(source))
    expect(Object.values(catalogue.texts).every((text) => typeof text === 'string' && text.trim() !== '')).toBe(true)
  })
})
