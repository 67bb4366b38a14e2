// An episode or a show inside a partner's site: what it weighs, and that names, credits and the licence are there.

import { expect, test } from 'vitest'
import { renderShared } from '../../../web/entry-server.tsx'

const audio = (url: string) => ({ url, bytes: 5_000, mediaType: 'audio/mpeg', durationMs: 61_000, sha256: 'ab' })
const EPISODE = {
  id: 'a', slug: 'first', show: { slug: 'supra', address: 'stol', title: 'სუფრა', latinTitle: 'Supra' }, title: 'პირველი', languages: ['ka'], airedAt: '2026-11-22T16:00:00.000Z', publishedAt: null, durationMs: 3_600_000,
  credits: [{ name: 'Нино', hostSlug: null, role: 'host' }], license: 'CC-BY-4.0', files: { mp3: audio('/media/e.mp3'), opus: audio('/media/e.opus'), waveform: null, transcript: null },
}
const SHOW = { slug: 'supra', address: 'stol', title: 'სუფრა', languages: ['ka'], hosts: [{ slug: 'nino-tone', name: 'ნინო' }], next: [{ startsAt: '2026-11-29T16:00:00.000Z' }] }
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/v1/station': { name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: ['pl'], description: {} },
  '/api/v1/shows/supra': SHOW,
  '/api/v1/archive?show=supra&limit=5': { episodes: [EPISODE], total: 1 },
  '/api/v1/shows/supra/episodes/first': EPISODE,
  '/api/v1/shows/stol/episodes/first': EPISODE,
  '/api/v1/shows/supra/episodes/withdrawn': Symbol('gone'),
  '/api/v1/shows/supra/episodes/later': null,
}
const draw = (episode: string | null, { show = 'supra', language = 'pl' as 'pl' | 'ar', start = 0 } = {}) =>
  renderShared({ show, episode, start, language, theme: 'auto', styles: ['/assets/embed.css'], scripts: [], get: async (path) => ANSWERS[path] })

test('an episode brings its sound, whose it is and under which licence, in the partner\'s language, without a script', async () => {
  const { status, html } = await draw('first', { language: 'ar' })
  expect(status).toBe(200)
  expect(html).toContain('<html lang="ar" dir="rtl" data-theme="auto">')
  for (const words of ['<audio controls="" preload="none"', 'src="/media/e.opus" type="audio/ogg; codecs=opus"', 'src="/media/e.mp3"', '<bdi lang="ka" dir="auto">პირველი</bdi>', 'სუფრა', 'Нино', 'href="https://creativecommons.org/licenses/by/4.0/"', 'href="/shows/stol/first"', '22']) {
    expect(html).toContain(words)
  }
  expect(html.indexOf('e.opus')).toBeLessThan(html.indexOf('e.mp3'))
  expect(html).not.toContain('<script')
  expect(Buffer.byteLength(html)).toBeLessThan(5_000)
})

test('a shared moment is where the sound begins, and where the link to the episode leads', async () => {
  const { html } = await draw('first', { start: 90 })
  for (const address of ['/media/e.mp3#t=90', '/media/e.opus#t=90', 'href="/shows/stol/first#t=90"']) expect(html).toContain(address)
})

test('a show has its hosts, when it is heard next, and its newest episode to hear', async () => {
  const { status, html } = await draw(null)
  expect(status).toBe(200)
  for (const words of ['<h1 class="on">', 'ნინო', 'niedziela, 29 listopada, 17:00', '<h2 class="on">', '/media/e.mp3', 'href="/shows/stol"']) expect(html).toContain(words)
})

test('what is not there any more says so in its frame', async () => {
  expect(await draw('withdrawn')).toMatchObject({ status: 410, html: expect.stringContaining('href="/shows/supra"') })
  expect(await draw('nobody')).toMatchObject({ status: 404, html: expect.stringContaining('Nie ma takiej strony') })
  expect(await draw(null, { show: 'nobody' })).toMatchObject({ status: 404 })
  expect(await draw('later')).toMatchObject({ status: 503 })
})
