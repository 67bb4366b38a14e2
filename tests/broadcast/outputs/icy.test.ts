import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMATS } from '../../../server/broadcast/outputs/formats.ts'
import { insertMetadata, metadataBlock, metadataInterval } from '../../../server/broadcast/outputs/icy.ts'
import { separateTitles } from '../../support/listener.ts'

const titleIn = (block: Buffer) => block.toString('utf8', 1).replace(/\0+$/, '')

test.each(['Вечір з Олею — пісня', 'موسيقى من بيروت', 'Café – “ñandú”', 'Ngày mới 🎵', ''])('the title "%s" arrives whole', (title) => {
  const block = metadataBlock(title)
  expect(block.length).toBe(1 + (block[0] ?? 0) * 16)
  expect(titleIn(block)).toBe(`StreamTitle='${title}';`)
})

test('a title that is too long is cut between two characters, not inside one', () => {
  for (const character of ['я', 'ش', '🎵', 'a']) {
    const block = metadataBlock(character.repeat(5000))
    expect(block[0]).toBeLessThanOrEqual(255)
    expect(titleIn(block)).toMatch(new RegExp(`^StreamTitle='(${character})+';$`, 'u'))
    expect(titleIn(block)).not.toContain('\ufffd')
    expect(block.length).toBeGreaterThan(4000)
  }
})

test('an apostrophe is kept; one that would end the title early is not', () => {
  expect(titleIn(metadataBlock("Don't stop"))).toBe("StreamTitle='Don't stop';")
  expect(titleIn(metadataBlock("end';StreamUrl='x"))).toBe("StreamTitle='end’;StreamUrl='x';")
})

test('a line break in a title becomes a space', () => {
  expect(titleIn(metadataBlock('one\r\ntwo\0three'))).toBe("StreamTitle='one two three';")
})

test('titles come between whole frames', () => {
  const [radio, low] = [FORMATS.find((format) => format.name === 'radio.mp3'), FORMATS.find((format) => format.name === 'low.mp3')]
  if (!radio || !low) throw new Error('the MP3 mounts are gone')
  expect(metadataInterval(radio)).toBe(41 * 384)
  expect(metadataInterval(low)).toBe(74 * 216)
})

test('however the stream is cut into blocks, a listener from any border reads the same sound and every title', () => {
  const interval = 48
  const sound = Buffer.from(Array.from({ length: 700 }, (_, index) => index % 251))
  const block = metadataBlock('Пісня')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 0, max: 5 }), (cuts, borders) => {
      const start = borders * interval
      const heard: Buffer[] = []
      let position = start
      for (const cut of [...cuts, sound.length]) {
        const piece = sound.subarray(position, position + cut)
        heard.push(insertMetadata(piece, position, interval, block))
        position += piece.length
      }
      const { sound: received, titles } = separateTitles(Buffer.concat(heard), interval)
      expect(received.equals(sound.subarray(start))).toBe(true)
      expect(titles).toEqual(Array.from({ length: Math.floor((sound.length - start) / interval) }, () => 'Пісня'))
    }),
  )
})
