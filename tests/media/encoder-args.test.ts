import { expect, test } from 'vitest'
import { encodedSampleRate, encoderArgs, flacArgs } from '../../server/media/encoder-args.ts'

const args = (codec: 'mp3' | 'opus', bitrateKbps: number, channels: 1 | 2) => encoderArgs({ codec, bitrateKbps, channels }).join(' ')

test('every MP3 frame stands alone, so that listeners and segments may begin anywhere', () => {
  expect(args('mp3', 128, 2)).toContain('-ac 2 -ar 48000 -c:a libmp3lame -b:a 128k -reservoir 0 -id3v2_version 0 -write_xing 0 -f mp3')
})

test('the low MP3 mount is mono at a rate that suits its bits', () => {
  expect(args('mp3', 48, 1)).toContain('-ac 1 -ar 32000')
  expect(encodedSampleRate({ codec: 'mp3', bitrateKbps: 48, channels: 1 })).toBe(32_000)
})

test('Opus pages are short, so that sound is not held back for a second', () => {
  expect(args('opus', 32, 1)).toContain('-ac 1 -c:a libopus -b:a 32k -vbr off -page_duration 100000 -f ogg')
})

test('every encoder writes out what it has at once and reads nothing but its pipe, all of it', () => {
  for (const line of [args('mp3', 128, 2), args('opus', 96, 2), flacArgs('/tmp/x.flac').join(' ')]) {
    expect(line).toContain('-nostdin')
    expect(line).toContain('-f s16le -ar 48000 -ac 2 -i pipe:0')
    expect(line).toContain('-flush_packets 1')
    expect(line).not.toContain('nobuffer')
  }
})
