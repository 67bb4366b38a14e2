// An episode on its way to listeners over the wire: who may do what, drafts and previews, files in parts, and 410 everywhere at once.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../server/http/app-type.ts'
import { airedShows } from '../../server/archive/aired-show.ts'
import { findEpisodeOf } from '../../server/archive/store.ts'
import { archiveApp, PEOPLE } from '../support/archive-app.ts'
import { ArchiveStation, RECORDING_ID, speech, TALK_SHOW } from '../support/archive-station.ts'
import { startS3Server, type S3Server } from '../support/s3-server.ts'

describe.each(['disk', 's3'])('kept on %s', (kind) => {
  let station: ArchiveStation
  let s3: S3Server
  let app: App
  let id: string
  let files: Record<string, { url: string; bytes: number }>
  beforeAll(async () => {
    station = await ArchiveStation.open()
    s3 = await startS3Server()
    await station.start(kind === 's3' ? { s3Url: s3.url } : {})
    for (const { id: personId, login, role } of Object.values(PEOPLE)) await station.database.db.insertInto('people').values({ id: personId, login: login.toLowerCase(), name: login, role, host_slug: null, password_hash: 'x', created_at: new Date() }).execute()
    await station.record([speech(12)], { durationMs: 12_000, titles: [{ atMs: 3_000, title: 'Housing' }] })
    station.events.emit('recordingFinished', { recordingId: RECORDING_ID })
    await station.jobOver(`recording/${RECORDING_ID}`)
    id = (await findEpisodeOf(station.database.db, { recordingId: RECORDING_ID }))?.id ?? ''
    await station.jobOver(`episode/${id}`)
    const show = await airedShows(station.database.db, 'Europe/Warsaw')(TALK_SHOW)
    app = await archiveApp(station, show?.hosts[0]?.slug ?? null)
  })
  afterAll(async () => {
    await app.close()
    await station.close()
    await s3.close()
  })

  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD', url: string, person?: string, payload?: object, headers: Record<string, string> = {}) =>
    app.inject({ method, url, headers: { ...(person ? { 'x-person': person } : {}), ...headers }, ...(payload ? { payload } : {}) })
  const desk = (path = '') => `/api/v1/desk/episodes/${id}${path}`

  test('a draft is nobody\'s but its editors\' and hosts\'', async () => {
    for (const [person, status] of [[undefined, 401], ['host', 403], ['otherEditor', 403], ['ownHost', 200], ['editor', 200], ['admin', 200]] as const) expect([person, (await ask('GET', desk(), person)).statusCode]).toEqual([person, status])
    expect((await ask('GET', '/api/v1/episodes')).json()).toEqual({ episodes: [], next: null })
    expect((await ask('GET', '/api/v1/desk/episodes', 'host')).json().episodes).toEqual([])
    expect((await ask('GET', '/api/v1/desk/episodes', 'ownHost')).json().episodes).toMatchObject([{ id, state: 'draft' }])
    expect((await ask('GET', '/api/v1/shows/karta-na-stol/episodes/2026-11-23-karta-na-stol')).statusCode).toBe(404)
  })

  test('the desk sees everything about it, and plays its files', async () => {
    const episode = (await ask('GET', desk(), 'editor')).json()
    expect(episode).toMatchObject({ state: 'draft', revision: 1, isReady: true, obstacles: [], chapters: [{ startMs: 3000, title: 'Housing' }], masterDurationMs: 12_000 })
    expect(Object.keys(episode.files).sort()).toEqual(['master', 'mp3', 'opus', 'peaks', 'waveform'])
    const part = await ask('GET', episode.files.master.url, 'editor', undefined, { range: 'bytes=0-3' })
    expect([part.statusCode, part.body, part.headers['cache-control']]).toEqual([206, 'fLaC', 'private, no-store'])
    expect((await ask('GET', episode.files.master.url)).statusCode).toBe(401)
  })

  test('a preview link opens a draft for who holds it, and nothing else', async () => {
    const made = (await ask('POST', desk('/preview-link'), 'ownHost', { hours: 1 })).json()
    const preview = new URL(made.url).searchParams.get('preview') ?? ''
    const shown = await ask('GET', `/api/v1/episodes/${id}/preview?preview=${preview}`)
    expect(shown.json()).toMatchObject({ title: expect.stringContaining('23.11.2026'), files: { mp3: { url: expect.stringContaining('preview=') } } })
    const { url } = shown.json().files.mp3
    expect((await ask('GET', url)).statusCode).toBe(200)
    expect((await ask('GET', url.split('?')[0])).statusCode).toBe(404)
    expect((await ask('GET', url.replace('preview=', 'preview=x'))).statusCode).toBe(404)
    expect((await ask('GET', `/api/v1/episodes/99999999-0000-4000-8000-000000000000/preview?preview=${preview}`)).statusCode).toBe(404)
  })

  test('two editors: the slower is told who changed what', async () => {
    expect((await ask('PATCH', desk(), 'editor', { revision: 1, title: 'Housing in Warsaw', languages: ['uk'] })).json()).toMatchObject({ revision: 2, title: 'Housing in Warsaw' })
    const late = await ask('PATCH', desk(), 'ownHost', { revision: 1, title: 'Mine' })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({ code: 'edited_meanwhile', message: expect.stringContaining('editor changed title, languages'), details: { revision: 2 } })
    expect((await ask('PATCH', desk(), 'ownHost', { revision: 2, chapters: [{ startMs: -1, title: '', url: null }] })).statusCode).toBe(400)
  })

  test('commercial music keeps an episode from going out, in words', async () => {
    const track = { startMs: 1000, endMs: 4000, artist: 'ABBA', title: 'SOS', rights: 'commercial' }
    await ask('PATCH', desk(), 'editor', { revision: 2, tracks: [track] })
    const refused = await ask('POST', desk('/publish'), 'editor', {})
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'not_publishable', message: expect.stringContaining('"ABBA – SOS"') })
    await ask('PATCH', desk(), 'editor', { revision: 3, tracks: [track], cuts: [{ startMs: 1000, endMs: 4000 }] })
  })

  test('hosts do not publish; an editor does, and it goes out when its files are made', async () => {
    expect((await ask('POST', desk('/publish'), 'ownHost', {})).statusCode).toBe(403)
    expect((await ask('POST', desk('/publish'), 'editor', {})).statusCode).toBe(200)
    await station.jobOver(`episode/${id}`)
    await station.archive.publisher.look()
    const address = '/api/v1/shows/karta-na-stol/episodes/2026-11-23-karta-na-stol'
    const episode = (await ask('GET', address)).json()
    expect(episode).toMatchObject({ title: 'Housing in Warsaw', durationMs: 9_000, chapters: [{ startMs: 1000, title: 'Housing' }], tracks: [] })
    expect((await ask('GET', '/api/v1/episodes?language=uk')).json().episodes).toMatchObject([{ id }])
    expect((await ask('GET', desk(), 'ownHost')).statusCode).toBe(403)
    files = episode.files
  })

  test('files come whole, in parts, as heads only, and not again', async () => {
    const { url, bytes } = files['mp3'] ?? { url: '', bytes: 0 }
    const whole = await ask('GET', url)
    expect(whole.rawPayload.length).toBe(bytes)
    expect(whole.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes', 'content-length': String(bytes), 'cache-control': 'public, max-age=86400, immutable', 'access-control-allow-origin': '*' })
    const etag = String(whole.headers.etag)
    const head = await ask('HEAD', url)
    expect([head.statusCode, head.rawPayload.length, head.headers['content-length'], head.headers.etag]).toEqual([200, 0, String(bytes), etag])
    for (const [range, from, to] of [['bytes=0-99', 0, 99], ['bytes=100-', 100, bytes - 1], ['bytes=-50', bytes - 50, bytes - 1], [`bytes=10-${bytes * 2}`, 10, bytes - 1]] as const) {
      const part = await ask('GET', url, undefined, undefined, { range })
      expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes ${from}-${to}/${bytes}`])
      expect(part.rawPayload.equals(whole.rawPayload.subarray(from, to + 1))).toBe(true)
    }
    expect((await ask('GET', url, undefined, undefined, { range: `bytes=${bytes}-` })).statusCode).toBe(416)
    expect((await ask('GET', url, undefined, undefined, { range: 'bytes=0-1,5-6' })).rawPayload.length).toBe(bytes)
    expect((await ask('GET', url, undefined, undefined, { range: 'bytes=0-9', 'if-range': '"old"' })).statusCode).toBe(200)
    expect((await ask('GET', url, undefined, undefined, { range: 'bytes=0-9', 'if-range': etag })).statusCode).toBe(206)
    expect((await ask('GET', url, undefined, undefined, { 'if-none-match': etag })).statusCode).toBe(304)
    expect((await ask('GET', `${url}?download=1`)).headers['content-disposition']).toBe('attachment; filename="karta-na-stol-2026-11-23-karta-na-stol.mp3"')
    const master = (await ask('GET', desk(), 'editor')).json().files.master
    expect(master.bytes).toBeGreaterThan(0)
    const key = (await station.archive.storage.list(`episodes/${id}/master`))[0]
    expect((await ask('GET', `/media/${key}`)).statusCode).toBe(404)
  })

  test.each(['/media/../config.ts', '/media/..%2f..%2fetc/passwd', '/media/episodes/x', '/media/', '/media/%00'])('%s is nothing', async (url) => {
    expect([400, 404]).toContain((await ask('GET', url)).statusCode)
  })

  test('an episode that moved is still found at its old address', async () => {
    await ask('PATCH', desk(), 'editor', { revision: 4, slug: '2026-11-23-housing' })
    expect((await ask('GET', '/api/v1/shows/karta-na-stol/episodes/2026-11-23-karta-na-stol')).json()).toMatchObject({ slug: '2026-11-23-housing' })
  })

  test('withdrawn with a held copy it is gone for everybody, and can come back as a draft', async () => {
    expect((await ask('POST', desk('/withdraw'), 'editor', { reason: 'To be checked', hold: true })).json()).toMatchObject({ state: 'withdrawn', isHeld: true })
    for (const url of ['/api/v1/shows/karta-na-stol/episodes/2026-11-23-housing', '/api/v1/shows/karta-na-stol/episodes/2026-11-23-karta-na-stol', files['mp3']?.url ?? '', files['opus']?.url ?? '']) expect([url, (await ask('GET', url)).statusCode]).toEqual([url, 410])
    expect((await ask('POST', desk('/restore'), 'editor')).json()).toMatchObject({ state: 'draft' })
    expect((await ask('GET', files['mp3']?.url ?? '')).statusCode).toBe(404)
    expect((await ask('DELETE', desk(), 'editor')).json()).toMatchObject({ code: 'wrong_state', message: expect.stringContaining('withdraw it instead') })
    await ask('POST', desk('/publish'), 'editor', {})
    await station.jobOver(`episode/${id}`)
    await station.archive.publisher.look()
  })

  test('withdrawn without, its files are removed for good and their addresses still say 410', async () => {
    expect((await ask('POST', desk('/withdraw'), 'editor', { reason: 'A guest asked for it' })).json()).toMatchObject({ state: 'withdrawn', isHeld: false, files: {} })
    await station.archive.jobs.sweep()
    expect(await station.archive.storage.list('')).toEqual([])
    expect((await ask('GET', files['mp3']?.url ?? '')).statusCode).toBe(410)
    expect((await ask('POST', desk('/restore'), 'editor')).json()).toMatchObject({ code: 'episode_gone' })
  })

  test('jobs are seen by editors, not by hosts', async () => {
    expect((await ask('GET', '/api/v1/desk/jobs', 'host')).statusCode).toBe(403)
    const { jobs } = (await ask('GET', '/api/v1/desk/jobs', 'editor')).json()
    expect(jobs.map((job: { kind: string; state: string }) => `${job.kind} ${job.state}`)).toContain('draft done')
    expect((await ask('POST', `/api/v1/desk/jobs/${jobs[0].id}/cancel`, 'editor')).json()).toMatchObject({ code: 'job_over' })
  })
})
