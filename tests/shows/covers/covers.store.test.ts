// Covers of shows: what may be sent, what becomes of it, and what listeners and programs load.

import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/database.ts'
import type { EditedCoverAnswer } from '../../../server/shows/covers/schema.ts'
import { openTestDatabase } from '../../support/database.ts'
import { bomb, colourAt, halves, jpeg } from '../../support/pictures.ts'
import { openShowsApp, type ShowsApp } from '../../support/shows-app.ts'

let database: Database
let shows: ShowsApp

beforeAll(async () => {
  database = await openTestDatabase()
  shows = await openShowsApp(database)
})
afterAll(async () => {
  await shows.close()
  await database.close()
})

const SHOW = '/api/v1/shows/vechir-na-prazi'
const COVER = `${SHOW}/cover`
const put = (payload: Buffer, query = '', type = 'image/jpeg') => shows.ask('PUT', `${COVER}${query}`, { by: 'ilona', payload, headers: { 'content-type': type } })
const load = async (address: string) => (await shows.ask('GET', address)).rawPayload

test('a photo becomes a square cover in every size, for pages as WebP and for podcast programs as a JPEG of 1400 pixels', async () => {
  const answer = await put(await jpeg(2000, 1500))
  expect(answer.statusCode).toBe(200)
  const cover = answer.json<EditedCoverAnswer>()
  expect(cover).toMatchObject({ width: 2000, height: 1500, crop: { left: 250, top: 0, size: 1500 }, alt: {} })
  for (const [size, address] of Object.entries({ ...cover.jpg })) {
    expect(await sharp(await load(address)).metadata()).toMatchObject({ format: 'jpeg', width: Number(size), height: Number(size) })
  }
  for (const [size, address] of Object.entries({ ...cover.webp })) {
    expect(await sharp(await load(address)).metadata()).toMatchObject({ format: 'webp', width: Number(size), height: Number(size) })
  }
  const { hash, alt, webp, jpg } = cover
  expect((await shows.ask('GET', SHOW)).json()).toMatchObject({ cover: { hash, alt, webp, jpg } })
  expect((await shows.ask('GET', '/api/v1/shows')).json().shows.filter((show: { cover: unknown }) => show.cover)).toHaveLength(1)
})

test('the programme brings the cover of each show that airs in it, once, and none of others', async () => {
  await shows.plan.schedule.load()
  const { covers, occurrences } = (await shows.ask('GET', '/api/v1/programme?from=2026-11-23&until=2026-12-14')).json()
  expect(occurrences.filter((one: { show: { slug: string } }) => one.show.slug === 'vechir-na-prazi')).toHaveLength(3)
  expect(covers).toEqual({ 'vechir-na-prazi': (await shows.ask('GET', SHOW)).json().cover })
  expect((await shows.ask('GET', '/api/v1/programme?show=baobab')).json().covers).toEqual({})
})

test('browsers keep a cover for ever, and other sites may show it', async () => {
  const { webp } = (await shows.ask('GET', SHOW)).json<{ cover: EditedCoverAnswer }>().cover
  const first = await shows.ask('GET', webp[320])
  expect(first.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' })
  const again = await shows.ask('GET', webp[320], { headers: { 'if-none-match': String(first.headers.etag) } })
  expect(again.statusCode).toBe(304)
  expect(again.rawPayload).toHaveLength(0)
})

test('the chosen square is the cover, and another one can be chosen later from the same picture', async () => {
  const left = (await put(await jpeg(2000, 1000), '?left=0&top=0&size=900')).json<EditedCoverAnswer>()
  expect(await colourAt(await load(left.jpg[320]), 160, 160)).toBe('255,0,0')
  const right = (await shows.ask('PATCH', COVER, { by: 'lesia', payload: { crop: { left: 1100, top: 50, size: 900 } } })).json<EditedCoverAnswer>()
  expect(right).toMatchObject({ width: 2000, height: 1000, crop: { left: 1100, top: 50, size: 900 } })
  expect(await colourAt(await load(right.jpg[320]), 160, 160)).toBe('0,0,255')
  expect(await readdir(path.join(shows.folder, 'vechir-na-prazi'))).toEqual([right.hash])
  const whole = await shows.ask('GET', `${COVER}/whole`, { by: 'ilona' })
  expect(await sharp(whole.rawPayload).metadata()).toMatchObject({ width: 2000, height: 1000 })
  expect((await shows.ask('GET', `${COVER}/whole`)).statusCode).toBe(401)
})

test('the address of an older cover leads to the present one, so a podcast program that kept it still shows something', async () => {
  const before = (await put(await jpeg(700, 700))).json<EditedCoverAnswer>()
  const now = (await put(await jpeg(800, 700))).json<EditedCoverAnswer>()
  const old = await shows.ask('GET', before.jpg[1400])
  expect([old.statusCode, old.headers.location]).toEqual([302, now.jpg[1400]])
})

test('a photo taken with the phone on its side is shown upright, and tells nobody where it was taken', async () => {
  const photo = await halves(1200, 800)
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
  const cover = (await put(photo)).json<EditedCoverAnswer>()
  expect(cover).toMatchObject({ width: 800, height: 1200 })
  const picture = await load(cover.jpg[640])
  expect([await colourAt(picture, 320, 20), await colourAt(picture, 320, 620)]).toEqual(['255,0,0', '0,0,255'])
  for (const kept of [picture, await load(cover.webp[640]), (await shows.ask('GET', `${COVER}/whole`, { by: 'ilona' })).rawPayload]) {
    const { exif, xmp, icc, orientation } = await sharp(kept).metadata()
    expect({ exif, xmp, icc, orientation }).toEqual({})
  }
})

test('of an animation the first picture is taken, and what is transparent is white', async () => {
  const frames = await Promise.all(['#ff0000', '#0000ff'].map((background) => sharp({ create: { width: 400, height: 400, channels: 4, background } }).png().toBuffer()))
  const gif = await sharp(frames, { join: { animated: true } }).gif().toBuffer()
  expect((await sharp(gif).metadata()).pages).toBe(2)
  const cover = (await put(gif, '', 'image/gif')).json<EditedCoverAnswer>()
  expect(await colourAt(await load(cover.jpg[96]), 48, 48)).toBe('255,0,0')
  const clear = await sharp({ create: { width: 400, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()
  expect(await colourAt(await load((await put(clear, '', 'image/png')).json<EditedCoverAnswer>().jpg[96]), 48, 48)).toBe('255,255,255')
})

test.each<readonly [string, string, () => Buffer | Promise<Buffer>]>([
  ['a text that calls itself a picture', 'cover_not_a_picture', () => Buffer.from('Radio for everybody')],
  ['a drawing that could run scripts', 'cover_not_a_picture', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', 'cover_not_a_picture', () => Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
  ['a photo in a format of phones only', 'cover_not_a_picture', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ['nothing', 'cover_empty', () => Buffer.alloc(0)],
  ['one pixel', 'cover_too_small', () => jpeg(1, 1)],
  ['a stripe', 'cover_too_small', () => jpeg(3000, 100)],
  ['a decompression bomb', 'cover_too_many_pixels', bomb],
  ['half of a file', 'cover_damaged', async () => (await jpeg(1500, 1500)).subarray(0, 4000)],
  ['the beginning of a JPEG and then something else', 'cover_damaged', () => Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), Buffer.alloc(5000, 'x')])],
])('%s is refused with what to do, and the cover stays', async (_name, code, make) => {
  const before = (await shows.ask('GET', SHOW)).json().cover
  const answer = await put(await make())
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 400, code })
  expect(answer.json().message).toMatch(/send|needs|make|save/)
  expect((await shows.ask('GET', SHOW)).json().cover).toEqual(before)
  expect(await readdir(path.join(shows.folder, 'vechir-na-prazi'))).toEqual([before.hash])
})

test('a file of sixteen megabytes is refused before it is read, and a square outside the picture is named', async () => {
  const large = await put(Buffer.alloc(16 * 1024 * 1024))
  expect([large.statusCode, large.json().code]).toEqual([413, 'cover_too_large'])
  const outside = await put(await jpeg(800, 600), '?left=500&top=0&size=600')
  expect([outside.statusCode, outside.json().code]).toEqual([400, 'cover_crop_outside'])
})

test('what a cover shows is told in any language, in clean text', async () => {
  const answer = await shows.ask('PATCH', COVER, { by: 'ewa', payload: { alt: { pl: ' Podwórko na Pradze ', 'zh-hant': '院子', en: '' } } })
  expect(answer.json()).toMatchObject({ alt: { pl: 'Podwórko na Pradze', 'zh-Hant': '院子' } })
  expect((await shows.ask('PATCH', COVER, { by: 'ewa', payload: { alt: { pl: 'a\u202eb' } } })).json().code).toBe('cover_alt_text')
  expect((await shows.ask('PATCH', COVER, { by: 'ewa', payload: { alt: { klingonish1: 'x' } } })).json().code).toBe('cover_alt_language')
})

test('its hosts, its editors and coordinators change the cover; nobody else', async () => {
  const picture = await jpeg(640, 640)
  const by = async (who?: 'lesia' | 'ilona' | 'ewa' | 'max', url = COVER) => (await shows.ask('PUT', url, { ...(who ? { by: who } : {}), payload: picture, headers: { 'content-type': 'image/jpeg' } })).statusCode
  expect(await by('lesia')).toBe(200)
  expect(await by('ilona')).toBe(200)
  expect(await by('ewa')).toBe(200)
  expect(await by('max')).toBe(403)
  expect(await by()).toBe(401)
  expect(await by('ilona', '/api/v1/shows/nocna-zmiana/cover')).toBe(403)
  expect(await by('ewa', '/api/v1/shows/no-such-show/cover')).toBe(404)
})

test('a cover taken away is gone from the page and the disk', async () => {
  const { jpg } = (await shows.ask('GET', SHOW)).json<{ cover: EditedCoverAnswer }>().cover
  expect((await shows.ask('DELETE', COVER, { by: 'ilona' })).statusCode).toBe(204)
  expect((await shows.ask('GET', SHOW)).json().cover).toBeNull()
  expect((await shows.ask('GET', jpg[320])).statusCode).toBe(404)
  expect(await readdir(shows.folder)).toEqual([])
  const audit = await database.db.selectFrom('audit_entries').select('action').where('subject', '=', 'show/vechir-na-prazi').orderBy('id', 'desc').execute()
  expect(audit.slice(0, 2).map(({ action }) => action)).toEqual(['show.cover_removed', 'show.cover_changed'])
})

test('two covers sent at once: one of them is the cover, whole, and nothing of the other is left', async () => {
  const answers = await Promise.all([put(await jpeg(700, 700)), put(await jpeg(900, 700))])
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200])
  const { hash, jpg } = (await shows.ask('GET', SHOW)).json<{ cover: EditedCoverAnswer }>().cover
  expect(answers.map((answer) => answer.json<EditedCoverAnswer>().hash)).toContain(hash)
  expect((await shows.ask('GET', jpg[1400])).statusCode).toBe(200)
  expect(await readdir(path.join(shows.folder, 'vechir-na-prazi'))).toEqual([hash])
})

test('what a crash left half made is taken away at the next start', async () => {
  const { hash } = (await shows.ask('GET', SHOW)).json<{ cover: EditedCoverAnswer }>().cover
  await writeFile(path.join(shows.folder, 'vechir-na-prazi', 'making-1'), 'half')
  await shows.covers.tidy()
  expect(await readdir(path.join(shows.folder, 'vechir-na-prazi'))).toEqual([hash])
})
