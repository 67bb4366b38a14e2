// What other sites are told when they ask how to put a page of ours into theirs, by the rules of oembed.com.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../server/http/app-type.ts'
import { oembedRoutes } from '../../server/http/oembed.ts'
import { offerOf } from '../../web/entry-server.tsx'
import { bareApp } from '../support/bare-app.ts'

const SITE = 'https://radio.example'
const cover = { jpg: { 96: '/c-96.jpg', 320: '/c-320.jpg', 640: '/c-640.jpg', 1400: '/c-1400.jpg' } }
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/v1/station': { name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: ['pl'], description: {} },
  '/api/v1/shows/supra': { slug: 'supra', address: 'stol', title: 'სუფრა & <სხვა>', hosts: [{ slug: 'nino-tone', name: 'ნინო' }], cover },
  '/api/v1/shows/supra/episodes/first': { slug: 'first', title: 'A "toast"', show: { slug: 'supra', address: 'stol', title: 'სუფრა' } },
  // As the server marks what was withdrawn.
  '/api/v1/shows/supra/episodes/gone': Symbol('gone'),
}
let app: App

beforeAll(async () => {
  app = await bareApp(async (bare) => oembedRoutes(bare, { offerOf, get: async (path) => ANSWERS[path], publicUrl: `${SITE}/` }))
})
afterAll(() => app.close())

const ask = (url: string, more: Readonly<Record<string, string>> = {}) => app.inject(`/oembed?${new URLSearchParams({ url, ...more })}`)

test('an episode is a frame with its title, its show and its picture', async () => {
  const answer = await ask(`${SITE}/shows/supra/first`)
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' })
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(answer.json()).toEqual({
    version: '1.0', type: 'rich', title: 'A "toast"', author_name: 'სუფრა', author_url: `${SITE}/shows/stol`, provider_name: 'IMI Radio', provider_url: SITE, cache_age: 3600,
    thumbnail_url: `${SITE}/c-640.jpg`, thumbnail_width: 640, thumbnail_height: 640, width: 640, height: 300,
    html: `<iframe src="${SITE}/embed/shows/stol/first" title="A &quot;toast&quot;" width="640" height="300" style="border:0;max-width:100%" loading="lazy"></iframe>`,
  })
})

test.each([
  ['/', '/embed/player', 'IMI Radio'],
  ['/uk/', '/embed/player?lang=uk', 'IMI Radio'],
  ['/schedule?week=2026-W48', '/embed/schedule', 'IMI Radio'],
  ['/ar/shows/supra', '/embed/shows/stol?lang=ar', 'სუფრა & <სხვა>'],
  ['/shows/supra/first#t=1:30', '/embed/shows/stol/first?t=90', 'A "toast"'],
  ['/shows/supra/first?t=90', '/embed/shows/stol/first?t=90', 'A "toast"'],
  ['/uk/shows/supra/first/#t=2m', '/embed/shows/stol/first?lang=uk&amp;t=120', 'A "toast"'],
])('%s is put elsewhere as %s', async (path, src, title) => {
  expect((await ask(SITE + path)).json()).toMatchObject({ title, html: expect.stringContaining(`src="${SITE}${src}"`) })
})

test('frame and picture keep to the room there is', async () => {
  expect((await ask(`${SITE}/shows/supra`, { maxwidth: '400', maxheight: '200' })).json()).toMatchObject({ width: 400, height: 200, thumbnail_width: 96, html: expect.stringContaining('width="400" height="200"') })
  expect((await ask(`${SITE}/shows/supra`, { maxwidth: '80' })).json()).not.toHaveProperty('thumbnail_url')
  expect((await ask(`${SITE}/shows/supra`, { maxwidth: 'wide', maxheight: '-5' })).json()).toMatchObject({ width: 640, height: 400 })
})

test('the same as XML, with every sign written so that it can be read', async () => {
  const answer = await ask(`${SITE}/shows/supra`, { format: 'xml' })
  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
  expect(answer.body).toContain('<title>სუფრა &amp; &lt;სხვა&gt;</title>')
  expect(answer.body).toContain('<html>&lt;iframe src=&quot;https://radio.example/embed/shows/stol&quot; title=&quot;სუფრა &amp;amp; &amp;lt;სხვა&amp;gt;&quot;')
  expect(answer.body).toMatch(/^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed>\n[\s\S]+<\/oembed>\n$/)
})

test.each([
  ['a show nobody knows', `${SITE}/shows/nobody`],
  ['an episode that was withdrawn', `${SITE}/shows/supra/gone`],
  ['a page that is put nowhere else', `${SITE}/desk/week`],
  ['a preview', `${SITE}/preview/abc`],
  ['another site', 'https://evil.example/shows/supra'],
  ['a language the site does not speak', `${SITE}/xx/shows/supra`],
  ['no address at all', 'javascript:alert(1)'],
])('%s is answered with 404', async (_what, url) => {
  const answer = await ask(url)
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'nothing_to_embed' }])
})

test('a format that is none is answered with 501, and a question without an address with 400', async () => {
  expect((await ask(`${SITE}/`, { format: 'yaml' })).statusCode).toBe(501)
  expect((await app.inject('/oembed')).statusCode).toBe(400)
})
