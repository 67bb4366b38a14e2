import { expect, test } from 'vitest'
import { writePlaylist } from '../../server/broadcast/listen-playlists.ts'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'

const around = { stationName: 'Радіо\nIMI', origin: 'https://radio.example' }

test('an M3U of all mounts begins with the one everybody plays, and says that names are in UTF-8', () => {
  expect(writePlaylist('m3u', FORMATS.slice(0, 2), around)).toBe(
    '#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:Радіо IMI\n#EXTINF:-1,Радіо IMI (MP3 128 kb/s)\nhttps://radio.example/listen/radio.mp3\n#EXTINF:-1,Радіо IMI (Opus 96 kb/s)\nhttps://radio.example/listen/radio.opus\n',
  )
})

test('a PLS numbers its mounts from one and says how many there are', () => {
  const lines = writePlaylist('pls', FORMATS, around).trimEnd().split('\n')
  expect(lines.slice(0, 5)).toEqual(['[playlist]', 'NumberOfEntries=4', 'File1=https://radio.example/listen/radio.mp3', 'Title1=Радіо IMI (MP3 128 kb/s)', 'Length1=-1'])
  expect(lines).toHaveLength(2 + 4 * 3 + 1)
  expect(lines.at(-1)).toBe('Version=2')
})
