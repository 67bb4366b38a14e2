// What every visitor and every program meets, whatever they ask for.

import { Registry } from 'prom-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../server/errors.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { errors } from '../../server/http/error-schema.ts'
import { gauge } from '../../server/http/metrics.ts'

let app: App
let missing: string[]

beforeEach(async () => {
  missing = []
  const registry = new Registry()
  gauge(registry, 'radio_listeners', 'Listeners by mount', () => ({ 'radio.mp3': 3 }), 'mount')
  app = await buildBareApp({ publicUrl: null, trustProxy: false, registry, health: { missing: () => missing, troubles: () => ['the database does not answer'] } })
  app.get('/api/v1/shows/:slug', {
    schema: { operationId: 'getShow', params: z.object({ slug: z.string().max(5) }), querystring: z.object({ from: z.iso.datetime() }), response: { 200: z.object({ slug: z.string() }).meta({ id: 'Show' }), ...errors(404) } },
    handler: async ({ params }) => {
      if (params.slug === 'none') throw new AppError('not-found', 'show_unknown', 'There is no show "none".', { details: { slug: 'none' } })
      if (params.slug === 'crash') throw new Error('password=secret at /srv/radio')
      if (params.slug === 'away') throw Object.assign(new Error('connect ENOENT /x'), { code: 'ENOENT', syscall: 'connect' })
      return { slug: params.slug }
    },
  })
  await app.ready()
})
afterEach(() => app.close())

const get = (url: string) => app.inject({ url })
const from = 'from=2026-01-01T00:00:00Z'

test('a refusal tells its code and what to do', async () => {
  const answer = await get(`/api/v1/shows/none?${from}`)
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toEqual({ code: 'show_unknown', message: 'There is no show "none".', details: { slug: 'none' } })
})

test('a wrong request names every field that is wrong', async () => {
  const answer = await get('/api/v1/shows/x?from=yesterday')
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'invalid', details: { fields: [{ field: 'from' }] } })
})

test('an unknown failure shows nothing of the inside', async () => {
  const answer = await get(`/api/v1/shows/crash?${from}`)
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toMatch(/secret|srv/)
  expect(answer.json().code).toBe('internal')
})

test('a database that is away is said to be away', async () => {
  const answer = await get(`/api/v1/shows/away?${from}`)
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'database_away'])
})

test('an address that does not exist gets the same kind of answer', async () => {
  const answer = await get('/api/v1/nothing?secret=1')
  expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'not_found', message: 'There is nothing at GET /api/v1/nothing.' }])
})

test('a body that is not JSON and one that is too large are refused by name', async () => {
  app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.post('/say', async () => 'ok')
  const post = (payload: string) => app.inject({ method: 'POST', url: '/say', headers: { 'content-type': 'application/json' }, payload })
  expect((await post('{"a":')).statusCode).toBe(400)
  expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).json().code).toBe('too_large')
})

test('the station is ready only when audio flows, and says what is missing', async () => {
  expect((await get('/health/ready')).json()).toEqual({ status: 'ready', troubles: ['the database does not answer'] })
  missing = ['mount radio.mp3 gives no audio']
  const answer = await get('/health/ready')
  expect([answer.statusCode, answer.json().code, answer.json().details]).toEqual([503, 'not_ready', { missing }])
  expect((await get('/health/live')).statusCode).toBe(200)
})

test('figures are given out for Prometheus', async () => {
  expect((await get('/metrics')).body).toContain('radio_listeners{mount="radio.mp3"} 3')
})

test('every route is in the OpenAPI 3.1 document, with its errors', async () => {
  const document = (await get('/api/v1/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const route = document.paths['/api/v1/shows/{slug}'].get
  expect(Object.keys(route.responses)).toEqual(['200', '404', '429', '503'])
  expect(Object.keys(document.components.schemas).sort()).toEqual(['Error', 'Show'])
})

test('the readable documentation may load its own styles, the site nothing written into a page', async () => {
  const page = await get('/api/v1/shows/x?' + from)
  expect(page.headers['content-security-policy']).toContain("script-src 'self';")
  expect(page.headers['content-security-policy']).not.toContain('unsafe')
  expect(page.headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
  expect(page.headers['strict-transport-security']).toBeUndefined()
  const docs = await get('/api/v1/docs/')
  expect(docs.statusCode).toBe(200)
  expect(docs.headers['content-security-policy']).toMatch(/style-src[^;]*(sha256|unsafe-inline|'self')/)
})

test('over TLS browsers are told to insist on it', async () => {
  const secure = await buildBareApp({ publicUrl: 'https://radio.example', trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  const { headers } = await secure.inject({ url: '/health/live' })
  expect(headers['strict-transport-security']).toContain('max-age=')
  await secure.close()
})

test('one address that asks without end is told to wait', async () => {
  for (let i = 0; i < 600; i++) await get('/api/v1/nothing')
  const answer = await get('/api/v1/nothing')
  expect([answer.statusCode, answer.json().code]).toEqual([429, 'too_many_requests'])
  expect((await get('/health/live')).statusCode).toBe(200)
})
