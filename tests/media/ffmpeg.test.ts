import { expect, test } from 'vitest'
import { readSummary, trackTitle } from '../../server/media/ffmpeg.ts'

const MP3 = ["Input #0, mp3, from 'file:a.mp3':", '  Metadata:', '    title           : Мова', '    artist          : Гурт', '  Duration: 00:03:25.52, start: 0.025, bitrate: 128 kb/s', '  Stream #0:0: Audio: mp3', "Output #0, ffmetadata, to 'pipe:1':", '    title           : not the input']
const OGG = ["Input #0, ogg, from 'file:a.ogg':", '  Duration: 01:00:00.00, start: 0.0', '  Stream #0:0: Audio: opus, 48000 Hz', '    Metadata:', '      TITLE           : a: b', "Output #0, ffmetadata, to 'pipe:1':"]

test('length and tags are found where each container has them', () => {
  expect(readSummary(MP3)).toEqual({ durationMs: 205_520, title: 'Мова', artist: 'Гурт' })
  expect(readSummary(OGG)).toEqual({ durationMs: 3_600_000, title: 'a: b', artist: null })
})

test('a file that tells nothing has no facts', () => {
  expect(readSummary(["Input #0, aac, from 'file:a.aac':", '  Duration: N/A, bitrate: 12 kb/s'])).toEqual({ durationMs: null, title: null, artist: null })
  expect(readSummary([])).toEqual({ durationMs: null, title: null, artist: null })
})

test('listeners read artist and title, or the title alone', () => {
  expect(trackTitle({ artist: 'Гурт', title: 'Мова' })).toBe('Гурт – Мова')
  expect(trackTitle({ artist: null, title: 'Мова' })).toBe('Мова')
  expect(trackTitle({ artist: 'Гурт', title: null })).toBeNull()
})
