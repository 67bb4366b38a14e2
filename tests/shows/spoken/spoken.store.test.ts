// Spoken titles: what may be sent, what becomes of it, who hears it.

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SpokenTitleAnswer } from '../../../server/shows/spoken/schema.ts'
import { encode, run, tone } from '../../support/audio.ts'
import { ASKED, openVoiceStation, type VoiceStation } from '../../support/voice-station.ts'

// Every sound is made by ffmpeg, which steps back on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

let station: VoiceStation
beforeAll(async () => {
  station = await openVoiceStation()
})
afterAll(() => station.close())

const SPOKEN = `/api/v1/shows/${ASKED}/spoken`
type Who = Parameters<VoiceStation['as']>[0]
const put = (recording: Buffer, language = 'rom', who: Who = 'host') => station.as(who, 'PUT', `${SPOKEN}/${language}`, recording, { 'content-type': 'audio/webm' })
const shown = async () => (await station.ask('GET', `/api/v1/shows/${ASKED}`)).json<{ spokenTitle: SpokenTitleAnswer[] }>().spokenTitle

async function loudnessOf(mp3: Buffer): Promise<number> {
  // Prints the level of the whole at its end; two channels, as both ears hear one.
  const words = await run(['-f', 'mp3', '-i', 'pipe:0', '-af', 'aformat=channel_layouts=stereo,ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-', '-f', 'null', '/dev/null'], mp3)
  return Number(/.*lavfi\.r128\.I=(-?[\d.]+)/s.exec(words.toString())?.[1])
}

test('a quiet recording with silence around it becomes a small mono MP3 as loud as everything else, said in the answer about its show', async () => {
  const quiet = await encode('sine=frequency=300:duration=3', 'webm', ['-af', 'volume=-14dB,adelay=2000:all=1,apad=pad_dur=2'])
  const answer = await put(quiet)
  expect(answer.statusCode).toBe(200)
  const [title] = await shown()
  expect(answer.json()).toEqual({ spokenTitle: [title] })
  expect(title).toMatchObject({ language: 'rom' })
  expect(title?.durationMs).toBeLessThan(4500)
  const sound = await station.ask('GET', title?.address ?? '')
  expect(sound.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'cache-control': 'public, max-age=31536000, immutable', 'cross-origin-resource-policy': 'cross-origin' })
  expect(sound.rawPayload.length).toBeLessThan(60_000)
  expect(Math.abs((await loudnessOf(sound.rawPayload)) + 16)).toBeLessThan(1)
  // Safari plays nothing that it cannot have in parts.
  const part = await station.ask('GET', title?.address ?? '', { headers: { range: 'bytes=0-1' } })
  expect([part.statusCode, part.headers['content-range'], part.rawPayload]).toEqual([206, `bytes 0-1/${sound.rawPayload.length}`, sound.rawPayload.subarray(0, 2)])
  expect((await station.ask('GET', title?.address ?? '', { headers: { range: 'bytes=9999999-' } })).json().code).toBe('range_unsatisfiable')
  const again = await station.ask('GET', title?.address ?? '', { headers: { 'if-none-match': String(sound.headers.etag) } })
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  const { shows } = (await station.ask('GET', '/api/v1/shows')).json<{ shows: { slug: string; spokenTitle: SpokenTitleAnswer[] }[] }>()
  expect(shows.filter(({ spokenTitle }) => spokenTitle.length > 0).map(({ slug }) => slug)).toEqual([ASKED])
})

test('each language has its own, a new one takes the old one\'s place, and the old address leads to it', async () => {
  await put(await tone(300, 2, 'mp3'), 'ro')
  const before = (await shown()).find(({ language }) => language === 'ro')
  await put(await tone(500, 2, 'fmp4'), 'ro')
  const after = (await shown()).find(({ language }) => language === 'ro')
  expect((await shown()).map(({ language }) => language)).toEqual(['ro', 'rom'])
  expect(after?.address).not.toBe(before?.address)
  const old = await station.ask('GET', before?.address ?? '')
  expect([old.statusCode, old.headers.location]).toEqual([302, after?.address])
})

test('one that is taken away is heard no more', async () => {
  const title = (await shown()).find(({ language }) => language === 'ro')
  expect((await station.as('coordinator', 'DELETE', `${SPOKEN}/ro`)).json<{ spokenTitle: SpokenTitleAnswer[] }>().spokenTitle.map(({ language }) => language)).toEqual(['rom'])
  expect((await station.ask('GET', title?.address ?? '')).statusCode).toBe(404)
  expect((await station.as('coordinator', 'DELETE', `${SPOKEN}/ro`)).statusCode).toBe(200)
  const { entries } = (await station.as('coordinator', 'GET', '/api/v1/audit?action=show')).json<{ entries: { action: string; details: { language: string } }[] }>()
  expect(entries.map(({ action, details }) => `${action} ${details.language}`)).toEqual(['show.spoken_removed ro', 'show.spoken_changed ro', 'show.spoken_changed ro', 'show.spoken_changed rom'])
})

test.each<readonly [string, string, string, () => Buffer | Promise<Buffer>]>([
  ['a text', 'rom', 'not_audio', () => Buffer.from('O Drom, every Sunday')],
  ['silence', 'rom', 'voice_silent', () => encode('anullsrc=duration=2', 'webm')],
  ['a minute', 'rom', 'voice_too_long', () => tone(300, 60, 'webm')],
  ['nothing', 'rom', 'spoken_empty', () => Buffer.alloc(0)],
  ['a language that is none', 'klingonish1', 'spoken_language', () => tone(300, 1, 'webm')],
])('%s is refused, and what was there stays', async (_what, language, code, make) => {
  const before = await shown()
  const answer = await put(await make(), language)
  expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  expect(await shown()).toEqual(before)
})

test('who may not edit the show says nothing for it', async () => {
  const sound = await tone(300, 1, 'webm')
  for (const who of ['other', 'editor', 'moderator'] as const) expect((await put(sound, 'pl', who)).json().code).toBe('may_not_edit')
})

test('after a crash nothing half made is left', async () => {
  const before = await shown()
  const folder = path.join(station.whole.folder, 'spoken', ASKED)
  await mkdir(path.join(folder, 'making-1'))
  await writeFile(path.join(folder, 'pl-0123456789abcdef.mp3'), 'x')
  await station.whole.spoken.tidy()
  expect(await readdir(folder)).toHaveLength(before.length)
})
