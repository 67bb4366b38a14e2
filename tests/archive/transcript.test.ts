// Transcripts as programs write them, and as they must not be.

import { describe, expect, test } from 'vitest'
import type { Edit } from '../../server/archive/edit-time.ts'
import { masterCues, publishedCues, readTranscript, requireWithin, writeTranscript } from '../../server/archive/transcript.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readTranscript(bytes(text))
const refusal = (text: string | Uint8Array) => {
  try {
    readTranscript(typeof text === 'string' ? bytes(text) : text)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'it was taken'
}
const cue = (startMs: number, endMs: number, text: string, speaker: string | null = null) => ({ startMs, endMs, speaker, text })

test('WebVTT with everything a program may put into it: only words and speakers are left', () => {
  const vtt = '\ufeffWEBVTT - made by a program\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a note\nover two lines\n\nintro\n00:01.000 --> 00:02.500 align:start\n<v.loud Олена>Добрий <b>вечір</b> &amp; вітаємо\n\n1:00:00.000 --> 1:00:01.000\n- Так?\n- Так &lt;3\n'
  expect(read(vtt)).toEqual([cue(1_000, 2_500, 'Добрий вечір & вітаємо', 'Олена'), cue(3_600_000, 3_601_000, '- Так?\n- Так <3')])
})

test('SubRip with commas, Windows line ends and font tags', () => {
  expect(read('1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color="#fff">Cześć</font>\r\n\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}Do jutra\r\n')).toEqual([cue(1_000, 2_000, 'Cześć'), cue(2_000, 3_000, 'Do jutra')])
})

test('SubRip in UTF-16, as old programs on Windows save it', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\nمرحبا\n'
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  expect(readTranscript(utf16)).toEqual([cue(1_000, 2_000, 'مرحبا')])
})

describe('what is refused, with the line that is wrong', () => {
  test.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), /not text in UTF-8/],
    ['prose', 'Dear listeners', /neither WebVTT nor SubRip/],
    ['no words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>\n', /no words in it/],
    ['no times', 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\nTwo\nThree\n', /^Line 7 .*there should be times/],
    ['words without times at the end', '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2', /^Line 5 .*there should be times/],
    ['broken times', 'WEBVTT\n\n00:01 --> 00:02\nOne\n', /^Line 3 .*there should be times/],
    ['minutes that are none', 'WEBVTT\n\n00:61:00.000 --> 00:62:00.000\nOne\n', /^Line 3 .*up to 59/],
    ['an end before the beginning', 'WEBVTT\n\n00:02.000 --> 00:01.000\nOne\n', /^Line 3 .*ends before it begins/],
    ['disorder', 'WEBVTT\n\n00:02.000 --> 00:03.000\nOne\n\n00:01.000 --> 00:02.000\nTwo\n', /^Line 6 .*put them in order/],
    ['a caption like a book', `WEBVTT\n\n00:02.000 --> 00:03.000\n${'x'.repeat(2001)}\n`, /^Line 4 .*split it/],
  ])('%s', (_what, text, message) => {
    expect(refusal(text)).toMatch(message)
  })
})

test('what is written is read again as it was, and markup in words stays words', () => {
  const cues = [cue(0, 999, 'a <script>alert(1)</script> & --> b\nsecond line', 'Kim <x>'), cue(3_723_004, 3_724_000, 'ok')]
  const written = writeTranscript(cues.map((one) => ({ ...one, text: one.text.replace('-->', '→') })))
  expect(written).not.toMatch(/<script/)
  expect(written).toContain('01:02:03.004 --> 01:02:04.000')
  expect(read(written)).toEqual([cue(0, 999, 'a <script>alert(1)</script> & → b\nsecond line', 'Kim <x>'), cues[1]])
})

const edit: Edit = { masterDurationMs: 60_000, trim: { startMs: 5_000, endMs: 60_000 }, cuts: [{ startMs: 20_000, endMs: 30_000 }] }

test('listeners read what they hear, when they hear it', () => {
  const cues = [cue(0, 4_000, 'before'), cue(4_000, 7_000, 'half'), cue(21_000, 29_000, 'cut'), cue(31_000, 32_000, 'after')]
  expect(publishedCues(edit, cues)).toEqual([cue(0, 2_000, 'half'), cue(16_000, 17_000, 'after')])
})

test('a transcript made from what listeners hear comes back to them as it was', () => {
  const heard = [cue(0, 2_000, 'a'), cue(2_000, 15_000, 'to the join'), cue(15_000, 17_000, 'from the join')]
  const cues = masterCues(edit, heard)
  expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[5_000, 7_000], [7_000, 20_000], [30_000, 32_000]])
  expect(publishedCues(edit, cues)).toEqual(heard)
})

test('the transcript of another, longer episode is refused; one that is a little long is cut', () => {
  expect(requireWithin([cue(0, 1_000, 'a'), cue(59_000, 62_000, 'b'), cue(61_000, 63_000, 'c')], 60_000)).toEqual([cue(0, 1_000, 'a'), cue(59_000, 60_000, 'b')])
  expect(() => requireWithin([cue(0, 1_000, 'a'), cue(90_000, 92_000, 'b')], 60_000)).toThrow('goes on until 00:01:30.000, and the sound ends at 00:01:00.000')
})
