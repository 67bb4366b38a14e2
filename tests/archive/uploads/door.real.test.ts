// Sending a file over a bad line: it goes on where it was cut, whatever was cut, and nobody sends what may not be taken.

import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Space } from '../../../server/archive/keeping/space.ts'
import { Events } from '../../../server/events.ts'
import { silentLog } from '../../../server/log.ts'
import { TALK_SHOW, speech } from '../../support/archive-station.ts'
import { encode } from '../../support/audio.ts'
import { beginUpload, offsetOf, sendPiece, sendRest, sendFile, type FileWish } from '../../support/tus-sender.ts'
import { airing, UploadStation } from '../../support/upload-station.ts'

let uploads: UploadStation
let freeBytes = 50e9
const space = new Space({ folders: ['here'], reserveBytes: 1e9, events: new Events(silentLog), levelOf: async () => ({ freeBytes, totalBytes: 100e9 }) })
const wish: FileWish = { filename: 'talk.wav', show: TALK_SHOW, archive: 'yes' }
beforeAll(async () => {
  uploads = await UploadStation.open({ space })
  uploads.station.programme.occurrences.push(airing(3), airing(5, { id: 'other', showSlug: 'baobab' }), airing(7, { id: 'cancelled', cancelled: { reason: {} } }))
})
afterAll(() => uploads.close())
afterEach(() => setFree(50e9))

const setFree = async (bytes: number) => {
  freeBytes = bytes
  await space.check()
}
const folder = () => uploads.station.options().uploadFolder
const begin = async (bytes: Buffer, changes: Partial<FileWish> = {}, person = 'editor') => (await beginUpload(uploads.as(person), bytes, { ...wish, ...changes })).headers.get('location') ?? ''
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

describe('a line that is cut', () => {
  test('in the middle of a piece: what came is kept, and the rest is sent from there', async () => {
    const bytes = await encode(speech(20), 'wav')
    const location = await begin(bytes)
    const stop = new AbortController()
    // A body that never ends, as of a phone that went into a lift.
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(bytes.subarray(0, 700_000))) })
    const options = { method: 'PATCH', headers: { ...uploads.as('editor').headers, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body, duplex: 'half', signal: stop.signal }
    const sending = fetch(uploads.site + location, options as RequestInit).catch(() => 'cut') // `duplex` is in no type yet
    const file = path.join(folder(), location.split('/').at(-1) ?? '')
    while (statSync(file).size < 700_000) await new Promise((resolve) => setTimeout(resolve, 10))
    stop.abort()
    expect(await sending).toBe('cut')
    expect(await offsetOf(uploads.as('editor'), location)).toBe(700_000)
    await sendRest(uploads.as('editor'), location, bytes)
    const id = location.split('/').at(-1) ?? ''
    expect(await uploads.station.jobOver(`upload/${id}`)).toMatchObject({ state: 'done' })
  })

  test('a piece from the wrong place is refused and spoils nothing; one beyond the end too', async () => {
    const bytes = Buffer.alloc(3_000, 1)
    const location = await begin(bytes)
    expect((await sendPiece(uploads.as('editor'), location, bytes, 0, 1_000)).status).toBe(204)
    expect((await sendPiece(uploads.as('editor'), location, bytes, 500, 1_000)).status).toBe(409)
    expect((await sendPiece(uploads.as('editor'), location, Buffer.alloc(9_000), 1_000, 9_000)).status).toBeGreaterThanOrEqual(400)
    expect(await offsetOf(uploads.as('editor'), location)).toBe(1_000)
  })

  test('behind the last byte, before the answer: the next question begins the work', async () => {
    const bytes = await encode(speech(2), 'wav')
    const location = await begin(bytes)
    const id = location.split('/').at(-1) ?? ''
    await sendPiece(uploads.as('editor'), location, bytes, 0, bytes.length - 1)
    // As the process left it that died here.
    appendFileSync(path.join(folder(), id), bytes.subarray(-1))
    expect(await uploads.upload(id)).toMatchObject({ state: 'in_work', receivedBytes: bytes.length })
    expect(await uploads.station.jobOver(`upload/${id}`)).toMatchObject({ state: 'done' })
  })
})

describe('the sender', () => {
  test('finds what is on its way again, by its fingerprint, from any browser', async () => {
    const bytes = Buffer.alloc(5_000, 2)
    const location = await begin(bytes)
    await sendPiece(uploads.as('editor'), location, bytes, 0, 2_000)
    const { uploads: listed } = (await (await uploads.ask('/api/v1/desk/uploads', 'editor')).json()) as { uploads: { id: string }[] }
    expect(listed[0]).toMatchObject({ id: location.split('/').at(-1), state: 'arriving', bytes: 5_000, receivedBytes: 2_000, fileName: 'talk.wav', fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) })
  })

  test('is alone with it: others neither see nor send nor remove it, coordinators may', async () => {
    const bytes = Buffer.alloc(5_000, 3)
    const location = await begin(bytes, {}, 'ownHost')
    for (const person of ['editor', 'otherEditor', 'host']) {
      expect((await sendPiece(uploads.as(person), location, bytes, 0)).status).toBe(403)
      expect((await uploads.ask(location, person)).status).toBe(403)
      expect((await uploads.ask(location, person, { method: 'DELETE' })).status).toBe(403)
    }
    expect((await uploads.ask(location, 'admin', { method: 'DELETE' })).status).toBe(204)
    expect((await uploads.ask(location, 'ownHost')).status).toBe(404)
    expect(readdirSync(folder())).not.toContain(location.split('/').at(-1))
  })

  test('sends for their own shows only', async () => {
    const bytes = Buffer.alloc(10)
    const asked = (person: string) => beginUpload(uploads.as(person), bytes, wish).then(({ status }) => status)
    expect(await Promise.all(['ownHost', 'editor', 'admin', 'host', 'otherEditor', 'nobody'].map(asked))).toEqual([201, 201, 201, 403, 403, 401])
  })
})

describe('what can come to nothing is refused before a byte is sent', () => {
  const asked = async (bytes: number, changes: Partial<FileWish> = {}, length = String(bytes)) => {
    const metadata = Object.entries({ fingerprint: 'f', ...wish, ...changes }).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    return refusal(await fetch(`${uploads.site}/api/v1/desk/uploads`, { method: 'POST', headers: { 'x-person': 'editor', 'upload-length': length, 'upload-metadata': metadata.join(',') } }))
  }

  test('an empty file, one that is too large, one without a length', async () => {
    expect(await asked(0)).toEqual([400, 'file_empty'])
    expect(await asked(200_000_001)).toEqual([413, 'file_too_large'])
    expect(await asked(1, {}, '')).toEqual([400, 'length_unknown'])
  })

  test('no tick at all, a show without an archive, an unknown show', async () => {
    expect(await asked(1, { archive: 'no' })).toEqual([400, 'nothing_wished'])
    expect(await asked(1, { show: 'no-such-show' })).toEqual([404, 'show_not_found'])
    await uploads.station.database.db.updateTable('shows').set({ archive: 'none' }).where('slug', '=', TALK_SHOW).execute()
    expect(await asked(1)).toEqual([400, 'archive_none'])
    await uploads.station.database.db.updateTable('shows').set({ archive: 'full' }).where('slug', '=', TALK_SHOW).execute()
  })

  test('an airing of another show, a cancelled one, one that is none', async () => {
    for (const occurrence of ['other', 'cancelled', 'nothing']) expect(await asked(1, { occurrence })).toEqual([409, 'slot_unknown'])
  })

  test('a disk that would be full with it, or with what is promised to others', async () => {
    await setFree(1_300_000_000)
    expect(await asked(190_000_000)).not.toEqual([503, 'no_space'])
    expect(await asked(190_000_000)).toEqual([503, 'no_space'])
    await setFree(1_090_000_000)
    expect(await asked(95_000_000)).toEqual([503, 'no_space'])
    expect(readdirSync(folder()).length).toBe((await uploads.station.database.db.selectFrom('uploads').where('done_at', 'is', null).select('id').execute()).length)
  })

  test('more than twenty files at once', async () => {
    for (let count = 0; count < 40; count += 1) if ((await beginUpload(uploads.as('admin'), Buffer.alloc(9), wish)).status === 429) break
    expect(await refusal(await beginUpload(uploads.as('admin'), Buffer.alloc(9), wish))).toEqual([429, 'too_many_uploads'])
  })
})

test('a disk that fills up on the way stops the sender in words, and keeps what came', async () => {
  const bytes = Buffer.alloc(4_000, 4)
  const location = await begin(bytes)
  await sendPiece(uploads.as('editor'), location, bytes, 0, 1_000)
  await setFree(100_000_000)
  const refused = await sendPiece(uploads.as('editor'), location, bytes, 1_000)
  expect([refused.status, (await refused.json()) as object]).toEqual([503, expect.objectContaining({ code: 'no_space', message: expect.stringContaining('no room') })])
  await setFree(50e9)
  await sendRest(uploads.as('editor'), location, bytes)
  expect(readFileSync(path.join(folder(), location.split('/').at(-1) ?? '')).equals(bytes)).toBe(true)
})

test('at the next start files of nobody and wishes without a file are gone, and what is on its way goes on', async () => {
  const bytes = Buffer.alloc(4_000, 5)
  const kept = await begin(bytes)
  await sendPiece(uploads.as('editor'), kept, bytes, 0, 1_000)
  const fileless = (await begin(bytes)).split('/').at(-1) ?? ''
  rmSync(path.join(folder(), fileless))
  writeFileSync(path.join(folder(), 'stranger'), 'x')
  await uploads.station.archive.uploads.tidy()
  expect(readdirSync(folder())).not.toContain('stranger')
  expect((await uploads.ask(`/api/v1/desk/uploads/${fileless}`, 'editor')).status).toBe(404)
  expect(await offsetOf(uploads.as('editor'), kept)).toBe(1_000)
})

test('what nobody has gone on with for too long is removed; what became something stays', async () => {
  const id = await sendFile(uploads.as('ownHost'), await encode(speech(2), 'wav'), wish)
  await uploads.station.jobOver(`upload/${id}`)
  const left = await begin(Buffer.alloc(9), { filename: 'left.wav' }, 'ownHost')
  expect(await uploads.station.archive.uploads.removeUnfinished(new Date(Date.now() - 60_000))).toEqual([])
  const removed = await uploads.station.archive.uploads.removeUnfinished(new Date(Date.now() + 1000))
  expect(removed).toContainEqual({ id: left.split('/').at(-1), title: 'left.wav', bytes: 0 })
  expect(readdirSync(folder())).toEqual([])
  expect(await uploads.upload(id, 'ownHost')).toMatchObject({ state: 'done' })
})
