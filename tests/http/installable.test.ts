import Fastify from 'fastify'
import { expect, test } from 'vitest'
import type { App } from '../../server/http/app-type.ts'
import { installableRoutes } from '../../server/http/installable.ts'
import { chooseLanguage, renderManifest } from '../../web/entry-server.tsx'

function siteApp(hasWorker = true) {
  const app = Fastify()
  const station = { name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: ['pl'], description: {} }
  installableRoutes(app as unknown as App, { site: { renderManifest, chooseLanguage }, get: async () => station, onChange: () => {}, hasWorker })
  return app
}

test.each([
  ['/manifest.webmanifest?language=ar', 'pl', 'ar', 'rtl', 'المواعيد'],
  ['/manifest.webmanifest?language=pl', 'ar', 'pl', 'ltr', 'Program'],
  ['/manifest.webmanifest', 'uk', 'uk', 'ltr', 'Програма'],
  ['/manifest.webmanifest?language=xx', 'uk', 'uk', 'ltr', 'Програма'],
  ['/manifest.webmanifest?language=pl&language=ar', 'en', 'en', 'ltr', 'Programme'],
])('%s for a browser that wants %s speaks %s', async (url, wanted, lang, dir, programme) => {
  const answer = await siteApp().inject({ url, headers: { 'accept-language': wanted } })
  expect(answer.headers['content-type']).toBe('application/manifest+json; charset=utf-8')
  expect(answer.json()).toMatchObject({ id: '/', short_name: 'IMI Radio', lang, dir, display: 'standalone', start_url: `/${lang}/`, shortcuts: [{ name: programme, url: `/${lang}/schedule` }, { url: `/${lang}/chat` }, { url: `/${lang}/downloads` }] })
})

test('a station that takes the worker back gives phones one that clears up and goes, and leaves what a listener has kept', async () => {
  expect((await siteApp().inject('/sw.js')).statusCode).toBe(404)
  const answer = await siteApp(false).inject('/sw.js')
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/javascript; charset=utf-8' })

  const done: string[] = []
  const handlers = new Map<string, (event: { waitUntil(work: Promise<unknown>): void }) => void>()
  const self = { skipWaiting: () => done.push('took over'), registration: { unregister: async () => done.push('gone') } }
  const caches = { keys: async () => ['imi-radio-pages-1', 'imi-radio-downloads', 'of-another-site'], delete: async (name: string) => done.push(name) }
  new Function('self', 'caches', 'addEventListener', answer.body)(self, caches, handlers.set.bind(handlers))
  const works: Promise<unknown>[] = []
  for (const event of ['install', 'activate']) handlers.get(event)?.({ waitUntil: (work) => void works.push(work) })
  await Promise.all(works)
  expect(done).toEqual(['took over', 'imi-radio-pages-1', 'gone'])
  expect([...handlers.keys()]).toEqual(['install', 'activate'])
})
