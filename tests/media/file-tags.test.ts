import { expect, test } from 'vitest'
import { readTags, trackTitle } from '../../server/media/file-tags.ts'

const MP3 = ["Input #0, mp3, from 'file:a.mp3':", '  Metadata:', '    title           : Мова', '    artist          : Гурт', '  Duration: 00:03:25.52, start: 0.025, bitrate: 128 kb/s', '  Stream #0:0: Audio: mp3', 'Stream mapping:', "Output #0, s16le, to 'pipe:1':", '    title           : not the input']
const OGG = ["Input #0, ogg, from 'file:a.ogg':", '  Duration: 01:00:00.00, start: 0.0', '  Stream #0:0: Audio: opus, 48000 Hz', '    Metadata:', '      TITLE           : a: b', 'Stream mapping:']

test('tags are found where each container has them', () => {
  expect(readTags(MP3)).toEqual({ title: 'Мова', artist: 'Гурт' })
  expect(readTags(OGG)).toEqual({ title: 'a: b', artist: null })
})

test('a file that tells nothing has no tags', () => {
  expect(readTags(["Input #0, aac, from 'file:a.aac':", '  Duration: N/A, bitrate: 12 kb/s'])).toEqual({ title: null, artist: null })
  expect(readTags([])).toEqual({ title: null, artist: null })
})

test('listeners read artist and title, or the title alone', () => {
  expect(trackTitle({ artist: 'Гурт', title: 'Мова' })).toBe('Гурт – Мова')
  expect(trackTitle({ artist: null, title: 'Мова' })).toBe('Мова')
  expect(trackTitle({ artist: 'Гурт', title: null })).toBeNull()
})
