// What becomes of a sent file: what its sender ticked, and a sentence where it cannot be taken; nothing half, nothing left over.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getEpisode, listFiles } from '../../../server/archive/store.ts'
import { measure } from '../../../server/archive/processing/measure.ts'
import { silence, speech, TALK_SHOW } from '../../support/archive-station.ts'
import { encode, FFMPEG } from '../../support/audio.ts'
import { beginUpload, sendRest } from '../../support/tus-sender.ts'
import { airing, UploadStation } from '../../support/upload-station.ts'

let uploads: UploadStation
let folder: string
const soon = airing(3)
const later = airing(30)
beforeAll(async () => {
  uploads = await UploadStation.open()
  uploads.station.programme.occurrences.push(soon, later)
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-sent-'))
})
afterAll(async () => {
  await uploads.close()
  rmSync(folder, { recursive: true, force: true })
})

const sentFiles = () => readdirSync(uploads.station.options().uploadFolder)
const episodes = () => uploads.station.database.db.selectFrom('episodes').select('id').execute()
const put = (name: string, bytes: Buffer | string) => {
  writeFileSync(path.join(folder, name), bytes)
  return path.join(folder, name)
}
const ffmpeg = (args: readonly string[], name: string) => {
  execFileSync(FFMPEG, ['-v', 'error', '-y', ...args, path.join(folder, name)])
  return readFileSync(path.join(folder, name))
}

describe('the ticks', () => {
  test('archive: a draft with what the file says of itself, its cover made anew, and the files listeners get', async () => {
    const cover = put('cover.png', ffmpeg(['-f', 'lavfi', '-i', 'color=teal:s=600x400', '-frames:v', '1'], 'cover-source.png'))
    const meta = put('tags.txt', ';FFMETADATA1\ntitle=Rent \u202e\u0007and rights\nartist=X\ncomment=First line\\\nsecond line\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=3000\ntitle=Hello\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=3000\nEND=8000\ntitle=Rooms\n')
    const talk = put('talk.wav', await encode(`${speech(8)},adelay=2000`, 'wav'))
    const bytes = ffmpeg(['-i', talk, '-i', cover, '-i', meta, '-map', '0:a', '-map', '1:v', '-map_metadata', '2', '-map_chapters', '2', '-c:v', 'copy', '-disposition:v', 'attached_pic', '-c:a', 'libmp3lame', '-id3v2_version', '4'], 'talk.mp3')
    const done = await uploads.take(bytes, { filename: 'talk.mp3' }, 'ownHost')
    expect(done).toMatchObject({ state: 'done', problem: null, isDelivered: false, slot: null })
    const { db } = uploads.station.database
    const episode = await getEpisode(db, done.episodeId ?? '')
    expect(episode).toMatchObject({ state: 'draft', showSlug: TALK_SHOW, title: 'Rent and rights', languages: ['pl', 'uk', 'ru', 'en'], occurrenceId: null, airedAt: null, notes: { pl: 'First line\nsecond line' }, chapters: [{ startMs: 0, title: 'Hello' }, { startMs: 3000, title: 'Rooms' }] })
    expect(episode.trim?.startMs).toBeGreaterThan(1_500)
    await uploads.station.jobOver(`episode/${episode.id}`)
    const files = await listFiles(db, episode.id)
    expect(files.map(({ kind }) => kind)).toEqual(['cover', 'master', 'mp3', 'opus', 'peaks', 'waveform'])
    expect(episode.coverKey).toBe(files.find(({ kind }) => kind === 'cover')?.key)
    const picture = path.join(uploads.station.options().folder, episode.coverKey ?? '')
    expect(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0', picture], { encoding: 'utf8' }).trim()).toBe('mjpeg,1400,1400')
    expect(sentFiles()).toEqual([])
  })

  test('broadcast: the sound lies ready for its airing, without the silence at its ends, as loud as everything else; no episode is made', async () => {
    const before = await episodes()
    const done = await uploads.take(await encode(`aevalsrc='0.03*sin(2*PI*220*t)':d=20:s=44100,adelay=3000,apad=pad_dur=4`, 'flac'), { archive: 'no', occurrence: soon.id })
    expect(done).toMatchObject({ state: 'done', isDelivered: true, episodeId: null, slot: { occurrenceId: soon.id } })
    expect(await episodes()).toEqual(before)
    const delivery = uploads.station.air.deliveries.get(soon.id)
    expect(delivery).toMatchObject({ endsAt: soon.endsAt })
    expect(delivery?.durationMs).toBeGreaterThan(20_300)
    expect(delivery?.durationMs).toBeLessThan(21_500)
    const heard = await measure({ input: { path: put('air.flac', delivery?.bytes ?? '') }, expectedMs: null, onProgress: () => {}, signal: new AbortController().signal, ffmpegPath: FFMPEG })
    expect(heard.durationMs).toBe(delivery?.durationMs)
    expect(heard.loudness?.integratedLufs).toBeCloseTo(-16, 0)
    expect(sentFiles()).toEqual([])
    const options = (await (await uploads.ask('/api/v1/desk/upload-options', 'editor')).json()) as { shows: { slots: { occurrenceId: string; isTaken: boolean }[] }[] }
    expect(options.shows[0]?.slots.map(({ occurrenceId, isTaken }) => [occurrenceId, isTaken])).toEqual([[soon.id, true], [later.id, false]])
  })

  test('both: it lies ready for its airing, and its draft is of that airing', async () => {
    const done = await uploads.take(await encode(speech(12), 'opus'), { occurrence: later.id })
    expect(done).toMatchObject({ state: 'done', isDelivered: true })
    expect(uploads.station.air.deliveries.get(later.id)?.durationMs).toBeGreaterThan(11_000)
    expect(await getEpisode(uploads.station.database.db, done.episodeId ?? '')).toMatchObject({ occurrenceId: later.id, airedAt: later.startsAt, title: 'talk' })
  })

  test('an airing that is over before the file is here: who wanted it kept has a draft, who did not is told', async () => {
    const over = airing(-2)
    const { db } = uploads.station.database
    const late = async (archive: 'yes' | 'no') => {
      const bytes = await encode(speech(10), 'mp3')
      uploads.station.programme.occurrences.push(airing(0.5))
      const occurrence = uploads.station.programme.occurrences.at(-1)?.id ?? ''
      const begun = await beginUpload(uploads.as('editor'), bytes, { filename: 'late.mp3', show: TALK_SHOW, archive, occurrence })
      const location = begun.headers.get('location') ?? ''
      const id = location.split('/').at(-1) ?? ''
      await db.updateTable('uploads').set({ airs_at: over.startsAt, airs_until: over.endsAt }).where('id', '=', id).execute()
      await sendRest(uploads.as('editor'), location, bytes)
      await uploads.station.jobOver(`upload/${id}`)
      return uploads.upload(id)
    }
    expect(await late('yes')).toMatchObject({ state: 'done', isDelivered: false, episodeId: expect.any(String) })
    expect(await late('no')).toMatchObject({ state: 'failed', problem: expect.stringContaining('over before all of it was here') })
  })
})

describe('a file that', () => {
  const good = () => encode(speech(12), 'wav')
  const cases: readonly (readonly [string, RegExp, () => Promise<Buffer> | Buffer])[] = [
    ['is a text', /not audio/, () => Buffer.from('this is no sound at all\n'.repeat(2000))],
    ['is noise of bytes', /not audio|no sound/, () => Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251))],
    ['is a picture', /no sound|not audio/, () => ffmpeg(['-f', 'lavfi', '-i', 'color=red:s=8x8', '-frames:v', '1'], 'red.png')],
    ['is a playlist', /not audio/, () => Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n')],
    ['is a script that names another file', /not audio/, async () => Buffer.from(`ffconcat version 1.0\nfile '${put('good.wav', await good())}'\n`)],
    ['is a film without sound', /no sound/, () => ffmpeg(['-f', 'lavfi', '-i', 'color=red:s=16x16:d=1', '-c:v', 'mpeg4'], 'mute.mp4')],
    ['has forty streams', /40 streams/, async () => ffmpeg(['-i', put('one.wav', await good()), ...Array.from({ length: 40 }, () => ['-map', '0:a']).flat(), '-c:a', 'flac'], 'forty.mka')],
    ['is twelve hours long', /12 h long.*shorter than 12 h/, () => ffmpeg(['-f', 'lavfi', '-i', 'anullsrc=r=400:cl=mono:d=43200', '-c:a', 'pcm_u8'], 'long.wav')],
    ['is a cut-off FLAC', /cut off.*12 s long.*only/, async () => (await encode(speech(12), 'flac').then((bytes) => put('whole.flac', bytes)).then((file) => ffmpeg(['-i', file], 'sized.flac'))).subarray(0, 300_000)],
    ['is a cut-off M4A', /not audio|cut off/, async () => ffmpeg(['-i', put('m.wav', await good()), '-c:a', 'aac'], 'm.m4a').subarray(0, 60_000)],
    ['is a cut-off M4A that begins with its index', /cut off/, async () => ffmpeg(['-i', put('f.wav', await good()), '-c:a', 'aac', '-movflags', 'faststart'], 'f.m4a').subarray(0, 60_000)],
  ]
  test.each(cases)('%s is refused in a sentence', async (_, words, make) => {
    const before = await episodes()
    const refused = await uploads.take(await make())
    expect(refused).toMatchObject({ state: 'failed', episodeId: null, problem: expect.stringMatching(words) })
    expect(refused.problem).toMatch(/[.:] /)
    expect(await episodes()).toEqual(before)
    // What was refused is its sender's to remove.
    expect((await uploads.ask(`/api/v1/desk/uploads/${refused.id}`, 'editor', { method: 'DELETE' })).status).toBe(204)
    expect(sentFiles()).not.toContain(refused.id)
    await uploads.station.archive.jobs.sweep()
    expect(await uploads.station.strays()).toEqual({ orphans: [], missing: [] })
  })

  test.each([
    ['wav', 'talk.wav'], ['flac', 'x.flac'], ['mp3', 'x.mp3'], ['vorbis', 'x.ogg'], ['opus', 'x.opus'], ['aac', 'x.aac'], ['webm', 'x.webm'], ['fmp4', 'voice memo.m4a'],
  ] as const)('is %s is taken', async (format, filename) => {
    expect(await uploads.take(await encode(speech(4), format), { filename })).toMatchObject({ state: 'done', fileName: filename })
  })

  test('is nothing but silence is taken', async () => {
    expect(await uploads.take(await encode(silence(3), 'wav'))).toMatchObject({ state: 'done' })
  })

  test.each([
    ['../../etc/cron.d/x.wav', '../../etc/cron.d/x.wav', '../../etc/cron.d/x'],
    ['"quotes\' and `ticks` $(id).wav', '"quotes\' and `ticks` $(id).wav', '"quotes\' and `ticks` $(id)'],
    ['\u202egnp.\u200fwav.wav', 'gnp.wav.wav', 'gnp.wav'],
    [`${'ж'.repeat(300)}.wav`, 'ж'.repeat(300), 'ж'.repeat(200)],
    ['line\nbreak\0.wav', 'line break .wav', 'line break'],
    ['-y.wav', '-y.wav', '-y'],
    ['\u202e\u200f', 'file', 'file'],
  ])('is called %j is only a file: shown as %j', async (filename, shown, title) => {
    const done = await uploads.take(await encode(speech(3), 'wav'), { filename })
    expect(done).toMatchObject({ state: 'done', fileName: shown })
    expect((await getEpisode(uploads.station.database.db, done.episodeId ?? '')).title).toBe(title)
  })
})
