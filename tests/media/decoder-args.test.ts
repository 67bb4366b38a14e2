import { expect, test } from 'vitest'
import { chooseContainer, containerOfType, fileDecoderArgs, liveDecoderArgs } from '../../server/media/decoder-args.ts'

const bytes = (...values: (number | string)[]) => Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))))

const HEADS = [
  ['an MP3 frame', bytes(0xff, 0xfb, 0x90, 0x64), 'mp3'],
  ['an ID3 tag', bytes('ID3', 4, 0, 0, 0, 0, 0, 0), 'mp3'],
  ['an ADTS frame', bytes(0xff, 0xf1, 0x50, 0x80), 'aac'],
  ['an MPEG-2 ADTS frame', bytes(0xff, 0xf9, 0x50, 0x80), 'aac'],
  ['an Ogg page', bytes('OggS', 0, 2), 'ogg'],
  ['EBML', bytes(0x1a, 0x45, 0xdf, 0xa3), 'matroska'],
  ['an ftyp box', bytes(0, 0, 0, 0x1c, 'ftypiso5'), 'mp4'],
  ['a RIFF header', bytes('RIFF', 0, 0, 0, 0, 'WAVEfmt '), 'wav'],
  ['native FLAC', bytes('fLaC', 0), 'flac'],
] as const

for (const [name, head, container] of HEADS) {
  test(`${name} is known without a content type and with a wrong one`, () => {
    expect(chooseContainer(null, head)).toBe(container)
    expect(chooseContainer('video/webm', head)).toBe(container)
  })
}

test('bytes that say nothing are taken for what the client promised', () => {
  expect(chooseContainer('audio/mpeg', bytes(1, 2, 3, 4, 5))).toBe('mp3')
  expect(chooseContainer('application/octet-stream', bytes(1, 2, 3, 4, 5))).toBeNull()
})

test('an ID3 tag in front of promised AAC is AAC', () => {
  expect(chooseContainer('audio/aacp', bytes('ID3', 4, 0))).toBe('aac')
})

test('content types are read whatever their case and parameters', () => {
  expect(containerOfType(' Audio/WebM; codecs="opus"')).toBe('matroska')
  expect(containerOfType('text/plain')).toBeNull()
  expect(containerOfType(null)).toBeNull()
  expect(containerOfType('constructor')).toBeNull()
})

test('a stream cannot make the decoder open anything but its pipe', () => {
  const args = liveDecoderArgs('mp4')
  expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe('pipe')
})

test('a file name is never taken for an option or an address', () => {
  expect(fileDecoderArgs('-y.mp3')).toContain('file:-y.mp3')
  expect(fileDecoderArgs('http://x/y.mp3')).toContain('file:http://x/y.mp3')
})
