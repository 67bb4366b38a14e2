// What editors put beside the sound, and what becomes of it for listeners: transcripts in their time, covers, track lists, soundbites, notes.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { decode, dominantPitch } from '../support/audio.ts'
import { openEditedStation, TONES, type EditedStation } from '../support/edited-station.ts'
import { jpeg } from '../support/pictures.ts'

let station: EditedStation
beforeAll(async () => {
  station = await openEditedStation()
})
afterAll(() => station.close())

const file = (text: string | Buffer, name: string, type: string) => new File([typeof text === 'string' ? text : new Uint8Array(text)], name, { type })
const srt = (text: string) => file(text, 'words.srt', 'application/x-subrip')
const published = async () => {
  const { episodes } = (await station.whole.app.inject('/api/v1/episodes')).json()
  const [{ show, slug }] = episodes
  return (await station.whole.app.inject(`/api/v1/shows/${show.slug}/episodes/${slug}`)).json()
}

test('a track list is read and changes nothing; others may not even ask', async () => {
  const { editor, otherEditor } = station.people
  const { body } = await station.ask(editor, 'POST', '/track-list', { text: '0:05 Обійми — Океан Ельзи\n0:10 ABBA - SOS\n9:99 x', untilNext: true, rights: 'commercial' })
  expect(body).toEqual({
    tracks: [{ startMs: 5_000, endMs: 10_000, artist: 'Океан Ельзи', title: 'Обійми', rights: 'commercial' }, { startMs: 10_000, endMs: 20_000, artist: 'ABBA', title: 'SOS', rights: 'commercial' }],
    problems: [{ line: 3, message: 'Line 3: there is no such time; write it like 12:30 or 1:02:03.' }],
  })
  expect((await station.ask(otherEditor, 'POST', '/track-list', { text: 'x' })).status).toBe(403)
  expect((await station.ask(editor, 'GET')).body).toMatchObject({ revision: 1, tracks: [] })
})

test('notes are looked at as listeners will see them, and no HTML of the writer\'s own comes through', async () => {
  const { body } = await station.ask(station.people.host, 'POST', '/notes-preview', { language: 'uk', text: '**Житло** <img src=x onerror=alert(1)> [тут](javascript:alert(1)) https://rent.example' })
  expect(body['html']).toContain('<strong>Житло</strong> &lt;img')
  expect(body['html']).toContain('<a href="https://rent.example">')
  expect(body['html']).not.toMatch(/<img|href="javascript/)
})

test('a transcript that is wrong is refused with its line, one that is too large before it is read, and nothing is kept', async () => {
  const { editor, otherEditor } = station.people
  const wrong = await station.ask(editor, 'PUT', '/transcript', srt('1\n00:00:02,000 --> 00:00:01,000\nx\n'))
  expect([wrong.status, wrong.body['code'], wrong.body['message']]).toEqual([400, 'transcript_line', 'Line 2 of the transcript: the caption ends before it begins.'])
  expect((await station.ask(editor, 'PUT', '/transcript', srt('1\n00:10:02,000 --> 00:10:03,000\nx\n'))).body).toMatchObject({ code: 'transcript_too_long' })
  expect((await station.ask(editor, 'PUT', '/transcript', srt('x'.repeat(2_100_000)))).body).toMatchObject({ code: 'transcript_too_large' })
  expect((await station.ask(editor, 'PUT', '/transcript', { text: 'x' })).status).toBe(400)
  expect((await station.ask(otherEditor, 'PUT', '/transcript', srt('x'))).status).toBe(403)
  expect(Object.keys((await station.ask(editor, 'GET')).body.files)).not.toContain('cues')
})

test('what was cut is heard by nobody and read by nobody; a chosen part and a cover go to podcast apps', async () => {
  const { editor } = station.people
  // A caption in each of the four tones.
  const words = 'WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:06.000 --> 00:07.000\n<v Mira>two & more\n\n00:11.000 --> 00:12.000\nthree\n\n00:16.000 --> 00:17.000\nfour\n'
  expect((await station.ask(editor, 'PUT', '/transcript', file(words, 'a.vtt', 'text/vtt'))).status).toBe(200)
  const covered = await station.ask(editor, 'PUT', '/cover', file(await jpeg(400, 320), 'a.jpg', 'image/jpeg'))
  expect(covered.body.files['cover']).toMatchObject({ mediaType: 'image/jpeg' })
  // The first tone is trimmed, the third cut.
  const edited = await station.ask(editor, 'PATCH', '', { revision: 1, trim: { startMs: 5_000, endMs: 20_000 }, cuts: [{ startMs: 10_000, endMs: 15_000 }], soundbite: { startMs: 16_000, endMs: 18_000, title: 'Listen to this' } })
  expect(edited.body).toMatchObject({ revision: 2, editedDurationMs: 10_000, soundbite: { title: 'Listen to this' }, isReady: false, mayPublish: true })
  expect((await station.ask(editor, 'POST', '/publish', {})).status).toBe(200)
  await station.filesMade()
  await station.whole.archive.publisher.look()
  const episode = await published()
  const sound = await decode((await station.whole.app.inject(episode.files.mp3.url)).rawPayload)
  expect(Math.round(dominantPitch(sound, 1_000, 4_000) ?? 0)).toBe(TONES[1])
  expect(Math.round(dominantPitch(sound, 6_000, 9_000) ?? 0)).toBe(TONES[3])
  const transcript = await station.whole.app.inject(episode.files.transcript.url)
  expect([transcript.headers['content-type'], transcript.body]).toEqual(['text/vtt; charset=utf-8', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Mira>two &amp; more\n\n00:00:06.000 --> 00:00:07.000\nfour\n'])
  expect((await station.whole.app.inject(episode.coverUrl)).headers['content-type']).toBe('image/jpeg')
  const feed = (await station.whole.app.inject('/shows/karta-na-stol/feed.xml')).body
  expect(feed).toContain('<podcast:soundbite startTime="6.0" duration="2.0">Listen to this</podcast:soundbite>')
  expect(feed).toContain(`<itunes:image href="http://localhost:80${episode.coverUrl}"/>`)
  const cues = (await station.ask(editor, 'GET')).body.files['cues']
  expect((await station.whole.app.inject(`/media/episodes/${station.id}/cues-${cues?.sha256.slice(0, 16)}.json`)).statusCode).toBe(404)
})

test('a transcript made of what listeners hear lands where it is heard; taken away, it is gone for listeners too', async () => {
  const { editor } = station.people
  await station.ask(editor, 'PUT', '/transcript?times=heard', srt('1\n00:00:06,000 --> 00:00:07,000\nчотири\n'))
  await station.filesMade()
  const cues = await station.whole.app.inject({ url: (await station.ask(editor, 'GET')).body.files['cues']?.url ?? '', headers: { cookie: `imi_session=${await station.cookieOf(editor)}` } })
  expect(cues.json()).toEqual([{ startMs: 16_000, endMs: 17_000, speaker: null, text: 'чотири' }])
  expect((await station.whole.app.inject((await published()).files.transcript.url)).body).toContain('00:00:06.000 --> 00:00:07.000\nчотири')
  await station.ask(editor, 'DELETE', '/transcript')
  await station.ask(editor, 'DELETE', '/cover')
  await station.filesMade()
  expect(await published()).toMatchObject({ coverUrl: null, files: { transcript: null } })
  await station.whole.archive.jobs.sweep()
  const keys = await station.whole.archive.storage.list('')
  const known = (await station.whole.database.db.selectFrom('episode_files').select('storage_key').execute()).map((row) => row.storage_key)
  expect(keys.sort()).toEqual(known.sort())
})

test('who changed what is in the log, and a withdrawn episode is not changed', async () => {
  const { editor, coordinator } = station.people
  await station.ask(editor, 'POST', '/withdraw', { reason: 'a name was said', hold: true })
  const refused = await station.ask(editor, 'PUT', '/transcript', srt('1\n00:00:06,000 --> 00:00:07,000\nx\n'))
  expect([refused.status, refused.body['code']]).toEqual([409, 'wrong_state'])
  const log = (await station.whole.app.inject({ url: '/api/v1/audit', headers: { cookie: `imi_session=${await station.cookieOf(coordinator)}` } })).json()
  expect(log.entries.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['episode.transcript_changed', 'episode.transcript_removed', 'episode.cover_changed', 'episode.cover_removed', 'episode.withdrawn']))
})
