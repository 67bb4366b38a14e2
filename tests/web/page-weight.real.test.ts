// What the first page costs a listener on a prepaid phone, measured on the site as it ships; and how the server hands it out.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import type { App } from '../../server/http/app-type.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import { LANGUAGES } from '../../web/i18n/languages.ts'
import { SITE } from '../support/built-site.ts'

let app: FastifyInstance
let asked = 0

beforeAll(async () => {
  app = Fastify({ routerOptions: { ignoreTrailingSlash: true } })
  app.setValidatorCompiler(validatorCompiler)
  app.get('/api/v1/now', (_request, reply) => {
    asked += 1
    return reply.code(503).send({})
  })
  await app.register(async (scope) => siteRoutes(scope as unknown as App, { dist: SITE, publicUrl: 'https://radio.example', clock: systemClock, log: silentLog, painter: { paint: async (svg) => ({ bytes: Buffer.from(svg), hash: 'drawn' }) } }))
})

afterAll(async () => {
  await app.close()
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers: { accept: 'text/html', ...headers } })

async function sizeOf(body: string, pattern: RegExp): Promise<{ files: number; bytes: number }> {
  const files = new Set([...body.matchAll(pattern)].map(([, file]) => String(file)))
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(SITE, 'client', file)), { level: 9 }).length))
  return { files: files.size, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

describe('the first page', () => {
  test.each(Object.keys(LANGUAGES))('in %s is at most 95 kB of script and 10 kB of style', async (language) => {
    const { body } = await get('/', { 'accept-language': language })
    const script = await sizeOf(body, /(?:src|href)="(\/assets\/[^"]+\.js)"/g)
    const style = await sizeOf(body, /href="(\/assets\/[^"]+\.css)"/g)
    // The entry, what it shares with later pages, and the one language.
    expect(script.files).toBeGreaterThanOrEqual(2)
    expect(body).toMatch(new RegExp(`/assets/${language}-`))
    expect(script.bytes).toBeLessThan(95_000)
    expect(style.bytes).toBeGreaterThan(0)
    expect(style.bytes).toBeLessThan(10_000)
  })

  test('brings nothing of the chat but the door to it', async () => {
    const [first, chat] = [(await get('/')).body, (await get('/chat')).body]
    const script = /(?:src|href)="(\/assets\/[^"]+\.js)"/g
    const loaded = [...first.matchAll(script)].map(([, file]) => String(file))
    const words = await Promise.all(loaded.map((file) => readFile(join(SITE, 'client', file), 'utf8')))
    expect(words.join('')).not.toContain('imi.chat.v1')
    const [before, after] = [await sizeOf(first, script), await sizeOf(chat, script)]
    expect(after.bytes).toBeGreaterThan(before.bytes)
    expect(after.bytes - before.bytes).toBeLessThan(27_000)
  })

  test('says in its first line that the browser saves data, so that no letters are loaded', async () => {
    const saving = await get('/', { 'save-data': 'on', 'accept-language': 'ar' })
    expect(saving.body).toContain('<html lang="ar" dir="rtl" data-saves-data>')
    expect(saving.headers['vary']).toContain('save-data')
    expect((await get('/', { 'accept-language': 'ar' })).body).toContain('<html lang="ar" dir="rtl">')
  })

  test('needs nobody else\'s server, no font and no script outside its own files', async () => {
    const { body, headers } = await get('/')
    expect(body.replaceAll('https://radio.example/', '/').match(/https?:\/\/(?!www\.w3\.org|schema\.org"|schema\.org\/Event)/g)).toBeNull()
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(body).not.toMatch(/<script(?! type="(module|application\/json|application\/ld\+json)")/)
    expect(body).not.toMatch(/<style/)
  })
})

describe('the pages of the programme and the shows', () => {
  test.each(['/schedule', '/shows', '/shows/supra', '/hosts/nino-tone', '/archive', '/shows/supra/2026-11-22-supra', '/pictures'])('%s names its script and style in its head and costs at most 20 kB more than the first page', async (path) => {
    const headers = { 'accept-language': 'uk' }
    const [first, page] = [(await get('/', headers)).body, (await get(path, headers)).body]
    const files = /(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g
    const [before, after] = [await sizeOf(first, files), await sizeOf(page, files)]
    expect(page).toMatch(/<link rel="stylesheet" href="\/assets\/[^"]+"/)
    expect(after.files).toBeGreaterThanOrEqual(before.files + 3)
    expect(after.bytes - before.bytes).toBeLessThan(20_000)
  })

  test('a shared address keeps the week and forgets what nobody reads', async () => {
    const { body } = await get('/schedule?week=2027-W01&utm_source=x')
    expect(body).not.toContain('utm_source')
  })
})

describe('the site\'s server', () => {
  test('a thousand arrivals in one second are one rendering per language', async () => {
    // A page that nobody has asked for before: it is kept for seconds from now.
    await get('/take-part', { 'accept-language': 'pl' })
    const before = asked
    const pages = await Promise.all(Array.from({ length: 50 }, () => get('/take-part', { 'accept-language': 'pl' })))
    expect(new Set(pages.map(({ body }) => body)).size).toBe(1)
    expect(asked).toBe(before)
  })

  test('built files are kept by browsers for a year and sent compressed', async () => {
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec((await get('/')).body) ?? []
    const answer = await get(script, { 'accept-encoding': 'br' })
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' })
    expect(answer.rawPayload.length).toBeLessThan((await stat(join(SITE, 'client', script))).size / 2)
  })

  test('pages are compressed, differ by language and are asked for again', async () => {
    const answer = await get('/', { 'accept-encoding': 'gzip', 'accept-language': 'ar' })
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-language': 'ar', 'cache-control': 'private, no-cache', vary: expect.stringContaining('accept-language') })
  })

  test('a chosen language goes into a cookie and the visitor back to a clean address', async () => {
    const answer = await get('/?language=uk')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']).toMatch(/^language=uk; /)
    expect((await get('/', { cookie: 'language=uk', 'accept-language': 'pl' })).headers['content-language']).toBe('uk')
  })

  test('a made-up language is no way to another site or into a header', async () => {
    for (const language of ['xx', 'uk%0d%0aset-cookie:a=b', '//evil.example']) {
      const answer = await get(`/?language=${language}`)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect((await get('//evil.example/?language=pl')).headers.location).toBe('/evil.example/')
    expect((await get('/schedule?week=2026-W48&language=pl')).headers.location).toBe('/schedule?week=2026-W48')
  })

  test('an address that carries a language speaks it, whatever the cookie and the browser say, and says that it does not differ by them', async () => {
    const answer = await get('/uk/take-part', { cookie: 'language=pl', 'accept-language': 'ar' })
    expect([answer.statusCode, answer.headers['content-language'], answer.headers['set-cookie']]).toEqual([200, 'uk', undefined])
    expect(answer.headers.vary).not.toContain('accept-language')
    expect(answer.body).toContain('<html lang="uk" dir="ltr">')
    expect(answer.body).toContain('<link rel="canonical" href="https://radio.example/uk/take-part">')
    for (const [tag, path] of [['pl', '/pl/take-part'], ['ar', '/ar/take-part'], ['x-default', '/take-part']]) expect(answer.body).toContain(`<link rel="alternate" hreflang="${tag}" href="https://radio.example${path}">`)
    for (const path of ['/ar', '/ar/', '/ar?utm=x', '/ar/take-part', '/ar/shows/supra', '/%61r/chat']) expect([path, (await get(path)).headers['content-language']]).toEqual([path, 'ar'])
    const plain = await get('/take-part', { 'accept-language': 'uk' })
    expect(plain.headers.vary).toContain('accept-language')
    expect(plain.body).toContain('<link rel="canonical" href="https://radio.example/uk/take-part">')
    expect(plain.body).not.toBe(answer.body)
  })

  test('a language chosen by its link is kept without JavaScript too, one that was only come across is not', async () => {
    const come = async (from: string) => (await get('/uk/chat?room=a', { host: 'radio.example', referer: from })).headers['set-cookie']
    for (const from of ['https://radio.example/chat?room=a', 'https://radio.example/pl/chat']) expect([from, await come(from)]).toEqual([from, expect.stringMatching(/^language=uk; /)])
    for (const from of ['https://radio.example/uk/', 'https://radio.example/uk/chat', 'https://radio.example/shows', 'https://evil.example/chat', 'nowhere']) expect([from, await come(from)]).toEqual([from, undefined])
  })

  test('a language the site does not speak, and the studio in any, are addresses nobody lives at', async () => {
    for (const path of ['/xx', '/ru/schedule', '/uk/studio', '/uk/desk', '/uk/nobody']) expect([path, (await get(path)).statusCode]).toEqual([path, 404])
    expect((await get('/uk/nobody')).headers['content-language']).toBe('uk')
    expect((await app.inject('/uk/api/v1/now')).statusCode).toBe(404)
    expect((await get('/uk/nobody')).body).not.toMatch(/hreflang|rel="canonical"/)
  })

  test('a form sent from such an address is answered in its language', async () => {
    const answer = await app.inject({ method: 'POST', url: '/ar/take-part', payload: 'text=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([answer.statusCode, answer.headers['content-language']]).toEqual([404, 'ar'])
    expect(answer.body).toContain('action="/ar/take-part#problem"')
  })

  test('search engines are told of the pages that are always there, in every language', async () => {
    expect((await get('/robots.txt')).body).toContain('Sitemap: https://radio.example/sitemap.xml')
    const { body } = await get('/sitemap/1.xml')
    for (const path of ['/pl/', '/uk/schedule', '/ar/archive', '/en/take-part', '/en/chat']) expect(body).toContain(`<loc>https://radio.example${path}</loc>`)
    expect(body).not.toMatch(/preview|studio|thanks|:slug/)
  })

  test('an address nobody lives at is a page for people and a plain refusal for programs', async () => {
    expect((await get('/nobody')).statusCode).toBe(404)
    expect((await get('/nobody')).body).toContain('This page does not exist')
    expect((await get('/api/v1/nobody')).headers['content-type']).toMatch(/json/)
    expect((await app.inject('/nobody')).headers['content-type']).toMatch(/json/)
  })

  test('the picture that a page names for chat apps is drawn by the built site, in the page\'s language and the station\'s colours', async () => {
    const [, picture = ''] = /<meta property="og:image" content="https:\/\/radio\.example([^"]+)"/.exec((await get('/', { 'accept-language': 'uk' })).body) ?? []
    const answer = await get(picture)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(answer.body).toMatch(/^<svg .*xml:lang="uk".*#1b2a8f.*голосів.*Варшави/s)
  })

  test('the studio, sign-in and invitations are pages', async () => {
    for (const path of ['/studio', '/studio/x', '/sign-in', '/invite/abc']) expect((await get(path)).statusCode).toBe(200)
  })

  test('an unbuilt site still leads to the radio and says what to do', async () => {
    const bare = Fastify()
    await bare.register(async (scope) => siteRoutes(scope as unknown as App, { dist: join(SITE, 'nowhere'), publicUrl: null, clock: systemClock, log: silentLog }))
    const answer = await bare.inject('/')
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('/listen/radio.mp3')
    expect(answer.body).toContain('npm run build')
    await bare.close()
  })
})
