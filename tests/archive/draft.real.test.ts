// From the end of a live show to a published episode, with real sound: what is kept, what is cut, how loud it is, what its files say.

import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processJob } from '../../server/archive/process-job.ts'
import { storeFile } from '../../server/archive/stored-file.ts'
import { attachFile, findEpisodeOf, listFiles } from '../../server/archive/store.ts'
import type { Episode } from '../../server/archive/episode.ts'
import { readLoudness } from '../../server/archive/processing/loudness.ts'
import type { Person } from '../../server/people/person.ts'
import { ArchiveStation, RECORDING_ID, silence, speech } from '../support/archive-station.ts'
import { decode, dominantPitch } from '../support/audio.ts'

const OLHA: Person = { id: '11111111-1111-4111-8111-111111111111', login: 'olha', name: 'Olha', role: 'admin', hostSlug: null, shows: [] }

let station: ArchiveStation
beforeAll(async () => {
  station = await ArchiveStation.open()
  await station.database.db.insertInto('people').values({ id: OLHA.id, login: 'olha', name: OLHA.name, role: 'admin', host_slug: null, password_hash: 'x', created_at: new Date() }).execute()
  await station.start()
  // 4 s silence, 20 s talk, a lost line, 20 s talk at another pitch, 5 s silence.
  await station.record([`${silence(4)}[a];${speech(20)}[b];[a][b]concat=n=2:v=0:a=1`, `${speech(20, 440)}[a];${silence(5)}[b];[a][b]concat=n=2:v=0:a=1`], {
    durationMs: 49_000,
    gaps: [{ atMs: 24_000, missingMs: 12_000 }],
    titles: [{ atMs: 5_000, title: 'Житло' }, { atMs: 24_500, title: 'Rynek pracy; część #2 = "dwa"' }],
  })
  station.events.emit('recordingFinished', { recordingId: RECORDING_ID })
  await station.jobOver(`recording/${RECORDING_ID}`)
})
afterAll(() => station.close())

async function episode(): Promise<Episode> {
  const found = await findEpisodeOf(station.database.db, { recordingId: RECORDING_ID })
  if (!found) throw new Error('there is no episode')
  return found
}

async function fileOf(kind: string): Promise<string> {
  const file = (await listFiles(station.database.db, (await episode()).id)).find((one) => one.kind === kind)
  if (!file) throw new Error(`there is no ${kind}`)
  return station.archive.storage.borrow(file.key, station.folder)
}

async function pcmOf(kind: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises')
  return decode(await readFile(await fileOf(kind)))
}

const probe = (file: string, ...what: string[]) => JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-of', 'json', ...what, file], { encoding: 'utf8' }))
const loudnessOf = async (kind: string) => readLoudness(execFileSync('sh', ['-c', `ffmpeg -hide_banner -nostats -nostdin -i '${await fileOf(kind)}' -map 0:a -af ebur128=peak=true:framelog=verbose -f null - 2>&1`], { encoding: 'utf8' }).split('\n'))

test('a recording becomes a draft of its show and date, without the silence at its ends, its gap marked, titles as chapters', async () => {
  const draft = await episode()
  expect(draft).toMatchObject({
    state: 'draft', slug: '2026-11-23-karta-na-stol', showSlug: 'karta-na-stol', masterDurationMs: 49_000, gaps: [{ atMs: 24_000, missingMs: 12_000 }],
    chapters: [{ startMs: 5_000, title: 'Житло', url: null }, { startMs: 24_500, title: 'Rynek pracy; część #2 = "dwa"', url: null }], tracks: [], revision: 1,
  })
  expect(draft.title).toMatch(/, 23\.11\.2026$/)
  expect(draft.languages.length).toBeGreaterThan(0)
  expect(draft.credits[0]).toMatchObject({ role: 'host' })
  expect(draft.trim?.startMs).toBeGreaterThan(3_500)
  expect(draft.trim?.startMs).toBeLessThan(4_000)
  expect(draft.trim?.endMs).toBeGreaterThan(44_000)
  expect(draft.trim?.endMs).toBeLessThan(45_000)
  expect(draft.loudness?.integratedLufs).toBeLessThan(-16)
})

test('the master is lossless and whole, and its waveform lies beside it', async () => {
  const pcm = await pcmOf('master')
  expect(pcm.length / 4 / 48_000).toBe(49)
  expect(dominantPitch(pcm, 10_000, 11_000)).toBeCloseTo(220, 0)
  expect(dominantPitch(pcm, 30_000, 31_000)).toBeCloseTo(440, 0)
  const peaks = JSON.parse(execFileSync('cat', [await fileOf('peaks')], { encoding: 'utf8' }))
  expect(peaks).toMatchObject({ version: 2, channels: 1, bits: 8, length: 980 })
  expect(Math.max(...peaks.data.slice(0, 100))).toBe(0)
  expect(Math.max(...peaks.data)).toBeGreaterThan(10)
})

test('its files are made by themselves: MP3 and Opus at -16 LUFS, not over -1 dBTP, with tags and chapters', async () => {
  const { id, durationMs } = await episode()
  expect(await station.jobOver(`episode/${id}`)).toMatchObject({ state: 'done', error: null })
  for (const kind of ['mp3', 'opus']) {
    const loudness = await loudnessOf(kind)
    expect(loudness?.integratedLufs).toBeGreaterThan(-16.6)
    expect(loudness?.integratedLufs).toBeLessThan(-15.4)
    expect(loudness?.truePeakDbtp).toBeLessThan(-1)
    const { chapters, format, streams } = probe(await fileOf(kind), '-show_chapters', '-show_format', '-show_streams')
    const tags = { ...format.tags, ...streams[0].tags }
    expect(Math.abs(Number(format.duration) * 1000 - ((await episode()).durationMs ?? 0))).toBeLessThan(60)
    expect(tags.title ?? tags.TITLE).toMatch(/23\.11\.2026/)
    expect(chapters.map((chapter: { tags: { title: string } }) => chapter.tags.title)).toEqual(['Житло', 'Rynek pracy; część #2 = "dwa"'])
    expect(Number(chapters[0].start_time)).toBeCloseTo(1.3, 0)
  }
  expect(durationMs === null || durationMs > 40_000).toBe(true)
})

test('published, cut anew, named anew, given a cover, withdrawn: what listeners get follows, and nothing is left over', async () => {
  const { archive } = station.archive
  const { id } = await episode()
  const published = await archive.publish(id, null, OLHA)
  expect(published).toMatchObject({ state: 'published', publishedAt: expect.any(Date) })

  const before = await fileOf('mp3')
  await archive.edit(id, { seenRevision: 1, content: { cuts: [{ startMs: 24_000, endMs: 40_000 }] } }, OLHA)
  expect(await station.jobOver(`episode/${id}`)).toMatchObject({ state: 'done', error: null })
  const cut = await pcmOf('mp3')
  expect(Math.abs(cut.length / 4 / 48 - ((await episode()).durationMs ?? 0))).toBeLessThan(80)
  expect(dominantPitch(cut, 15_000, 16_000)).toBeCloseTo(220, 0)
  expect(dominantPitch(cut, 22_000, 23_000)).toBeCloseTo(440, 0)
  expect(await fileOf('mp3')).not.toBe(before)
  expect(await station.strays()).toEqual({ orphans: [], missing: [] })

  await archive.edit(id, { seenRevision: 2, content: { title: 'Нова назва' } }, OLHA)
  expect(await station.jobOver(`episode/${id}`)).toMatchObject({ state: 'done', error: null })
  expect(probe(await fileOf('mp3'), '-show_format').format.tags.title).toBe('Нова назва')
  expect((await pcmOf('mp3')).length).toBe(cut.length)

  const cover = path.join(station.folder, 'cover.png')
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=teal:s=64x64', '-frames:v', '1', cover])
  const { jobs, storage } = station.archive
  const stored = await storeFile({ put: (key, file) => storage.put(key, file) }, { episodeId: id, kind: 'cover', path: cover, mediaType: 'image/png', extension: 'png' })
  await station.database.db.transaction().execute((tx) => attachFile(tx, stored, new Date()))
  await jobs.add(processJob(await episode()))
  expect(await station.jobOver(`episode/${id}`)).toMatchObject({ state: 'done', error: null })
  for (const kind of ['mp3', 'opus']) {
    const { streams } = probe(await fileOf(kind), '-show_streams')
    expect(streams.map((stream: { codec_name: string; disposition: { attached_pic: number } }) => [stream.codec_name, stream.disposition.attached_pic])).toEqual([[kind, 0], ['png', 1]])
  }

  await archive.withdraw(id, { reason: 'A guest asked for it', hold: false }, OLHA)
  await station.archive.jobs.sweep()
  expect(await station.archive.storage.list('')).toEqual([])
  expect(await station.database.db.selectFrom('audit_entries').select('action').where('action', 'like', 'episode.%').orderBy('id').execute()).toEqual(['published', 'edited', 'edited', 'withdrawn'].map((deed) => ({ action: `episode.${deed}` })))
})
