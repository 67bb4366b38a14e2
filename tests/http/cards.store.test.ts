// The pictures beside links, on the shipped programme: drawn by the process that ships, with the fonts that ship.

import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Episode } from '../../server/archive/episode.ts'
import { insertEpisode } from '../../server/archive/store.ts'
import { drawCard } from '../../web/cards/card-picture.tsx'
import { CardPainter } from '../../server/http/cards/card-painter.ts'
import { saveCover } from '../../server/shows/covers/store.ts'
import { openCardStation, type CardStation } from '../support/card-station.ts'
import { published } from '../support/episodes.ts'

/** Twenty minutes into a Ukrainian show. */
const WEDNESDAY = '2026-11-25T18:20:00Z'
const ON_AIR = '/cards/pl/airings/biuro-znakhidok/1900/2026-11-25.jpg'
const COVER = '0123456789abcdef'

let cards: CardStation

beforeAll(async () => {
  const green = await sharp({ create: { width: 640, height: 640, channels: 3, background: '#00ff00' } }).jpeg().toBuffer()
  cards = await openCardStation(WEDNESDAY, { [`/covers/supra/${COVER}-640.jpg`]: green })
  const { db } = cards.station.database
  await saveCover(db, 'supra', { hash: COVER, width: 640, height: 640, crop: { left: 0, top: 0, size: 640 }, alt: {} }, { personId: null, at: new Date(WEDNESDAY) })
})

afterAll(() => cards.close())

async function publish(changes: Partial<Episode>): Promise<void> {
  const id = randomUUID()
  await cards.station.database.db.transaction().execute((tx) => insertEpisode(tx, published({ id, guid: `urn:uuid:${id}`, showSlug: 'supra', ...changes })))
}

const ask = (address: string) => cards.app.inject({ url: address, remoteAddress: `10.2.0.${(asker += 1)}` })
let asker = 0

async function pixels(jpeg: Buffer): Promise<(x: number, y: number) => readonly number[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  return (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)]
}

/** JPEG is no exact art. */
const isNear = (one: readonly number[], other: readonly number[]) => one.every((value, index) => Math.abs(value - (other[index] ?? 0)) < 40)

test.each([
  ['a Georgian show with its cover, in Arabic', '/cards/ar/shows/supra.jpg'],
  ['a Hindi show', '/cards/pl/shows/chai-break.jpg'],
  ['a host with a Persian name', '/cards/en/hosts/navid-daftar.jpg'],
  ['the station', '/cards/uk/station.jpg'],
])('the card of %s is a JPEG of 1200 by 630 that every app shows', async (_, address) => {
  const { statusCode, headers, rawPayload } = await ask(address)
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'image/jpeg', 'public, max-age=300'])
  expect(rawPayload.length).toBeLessThan(300_000)
  expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  const at = await pixels(rawPayload)
  const field = at(600, 4)
  // Something is written on the field, where titles begin.
  const begin = address.startsWith('/cards/ar/') ? 936 : 64
  const places = Array.from({ length: 200 * 100 }, (_unused, place) => at(begin + (place % 200), 160 + Math.floor(place / 200)))
  expect(places.filter((place) => !isNear(place, field)).length).toBeGreaterThan(500)
})

test('letters of every script are letters and no empty boxes', async () => {
  // No Thai comes with the station: what a box looks like.
  const letters = ['Ż', 'Ж', 'Ґ', 'ს', 'ش', 'چ', 'च', 'আ', 'ở', 'ก']
  const cells = letters.map((letter, index) => `<text x="${index * 200 + 30}" y="150" font-size="110">${letter}</text>`).join('')
  const card = { page: '/', show: null, isLive: false, above: '', title: { text: 'x', lang: undefined }, latinTitle: null, below: [], picture: null }
  const families = /font-family="[^"]+"/.exec(drawCard(card, { station: 'x', language: 'pl', dir: 'ltr', picture: null }))?.[0]
  const { bytes } = await cards.painter.paint(`<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="220" ${families}>${cells}</svg>`)
  const at = await pixels(bytes)
  const isInk = (x: number, y: number) => (at(x, y)[0] ?? 255) < 120
  const isBox = (cell: number) => {
    const ink = Array.from({ length: 200 * 220 }, (_, place) => [cell * 200 + (place % 200), Math.floor(place / 200)] as const).filter(([x, y]) => isInk(x, y))
    const [left, top, bottom] = [Math.min(...ink.map(([x]) => x)), Math.min(...ink.map(([, y]) => y)), Math.max(...ink.map(([, y]) => y))]
    // A box begins with a line from its top to its bottom.
    return ink.filter(([x]) => x === left + 1).length > 0.9 * (bottom - top)
  }
  expect(letters.filter((_, cell) => isBox(cell))).toEqual(['ก'])
})

test('a show\'s cover is on its card, at the side where the language ends', async () => {
  const [polish, arabic] = [await pixels((await ask('/cards/pl/shows/supra.jpg')).rawPayload), await pixels((await ask('/cards/ar/shows/supra.jpg')).rawPayload)]
  expect([isNear(polish(990, 200), [0, 255, 0]), isNear(arabic(990, 200), [0, 255, 0])]).toEqual([true, false])
  expect([isNear(polish(210, 200), [0, 255, 0]), isNear(arabic(210, 200), [0, 255, 0])]).toEqual([false, true])
})

test.each([
  ['the widest letters', 'ШЩЮЖ МWWM Шщюж WWWWWWWWWWWWWWWWWWWWWWWWWWW ШШШШШ', 'uk'],
  ['a long Arabic one', 'أصوات المدينة وقصص الجيران من كل مكان في وارسو ومن حولها هذا المساء سشصضسشصض', 'ar'],
])('no title runs into the picture beside it: %s', async (_, title, language) => {
  await publish({ slug: `tytul-${language}`, title, latinTitle: null, languages: [language] })
  const at = await pixels((await ask(`/cards/pl/shows/supra/tytul-${language}.jpg`)).rawPayload)
  const field = at(600, 4)
  for (let y = 0; y < 630; y += 2) for (const x of [730, 745, 760, 772]) expect([x, y, isNear(at(x, y), field)]).toEqual([x, y, true])
})

test('what is on now has a card of its own, which stays true when the next show begins; days later there is none', async () => {
  const now = await ask(`${ON_AIR}?v=1`)
  expect([now.statusCode, now.headers['cache-control']]).toEqual([200, 'public, max-age=604800'])
  cards.station.clock.turn(3 * 3600_000)
  const later = await ask(ON_AIR)
  expect(later.rawPayload.equals(now.rawPayload)).toBe(true)
  const again = await cards.app.inject({ url: ON_AIR, headers: { 'if-none-match': String(now.headers['etag']) } })
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  cards.station.clock.turn(3 * 24 * 3600_000)
  expect((await ask(ON_AIR)).statusCode).toBe(404)
})

test('what is not there has no card, what was withdrawn is gone, and addresses nobody gave are refused', async () => {
  await publish({ slug: 'wycofany', state: 'withdrawn', withdrawnAt: new Date(WEDNESDAY), withdrawnReason: 'A guest asked' })
  const statuses = async (addresses: readonly string[]) => Promise.all(addresses.map(async (address) => (await ask(address)).statusCode))
  expect(await statuses(['/cards/pl/shows/supra/wycofany.jpg'])).toEqual([410])
  expect(await statuses(['/cards/pl/shows/nobody.jpg', '/cards/pl/shows/supra/nobody.jpg', '/cards/pl/hosts/nobody.jpg', '/cards/pl/airings/x/y/z.jpg', '/cards/pl/anything.jpg', '/cards/pl/shows/supra/a/b.jpg', '/cards/xx/station.jpg'])).toEqual(Array.from({ length: 7 }, () => 404))
  expect(await statuses(['/cards/pl/station.png', '/cards/PL1/station.jpg', `/cards/pl/${'a'.repeat(400)}.jpg`, `/cards/pl/station.jpg?v=${'1'.repeat(30)}`])).toEqual([400, 400, 400, 400])
})

test('who asks for card after card is told to wait, and nobody else', async () => {
  const from = (remoteAddress: string) => cards.app.inject({ url: '/cards/pl/shows/nobody.jpg', remoteAddress })
  for (let asked = 0; asked < 120; asked += 1) expect((await from('10.3.0.1')).statusCode).toBe(404)
  expect((await from('10.3.0.1')).statusCode).toBe(429)
  expect((await from('10.3.0.2')).statusCode).toBe(404)
})

test('a card is made once and kept, also over a restart; too many at once are refused, and a stopping station waits for none', async () => {
  const folder = path.join(cards.folder, '..', 'own')
  const svg = (text: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><text y="99">${text}</text></svg>`
  const painter = new CardPainter(folder)
  const [one, other] = await Promise.all([painter.paint(svg('A')), painter.paint(svg('A'))])
  expect(other.bytes.equals(one.bytes)).toBe(true)
  expect(await readdir(path.join(folder, 'pictures'))).toEqual([`${one.hash}.jpg`])
  const waiting = Array.from({ length: 13 }, (_, index) => painter.paint(svg(String(index))).then(() => 'made', (error: { code?: string }) => error.code))
  await painter.close()
  const outcomes = await Promise.all(waiting)
  expect(outcomes.filter((outcome) => outcome === 'cards_waiting').length).toBe(1)
  expect(outcomes.filter((outcome) => outcome === 'station_stopping').length).toBeGreaterThan(9)
  await rm(path.join(folder, 'fonts-1'), { recursive: true })
  const kept = await new CardPainter(folder).paint(svg('A'))
  expect(kept.bytes.equals(one.bytes)).toBe(true)
})
