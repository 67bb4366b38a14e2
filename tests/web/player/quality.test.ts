import { describe, expect, test } from 'vitest'
import { chooseQuality, megabytesPerHour, playableQualities, QUALITIES } from '../../../web/player/quality.ts'

const device = { playsOpus: true, savesData: false, effectiveType: '4g' }

describe('the quality a listener gets', () => {
  test.each([
    ['a good line gets full sound', device, null, 'radio.opus'],
    ['an unknown line gets full sound', { ...device, effectiveType: null }, null, 'radio.opus'],
    ['a person who saves data gets the small stream', { ...device, savesData: true }, null, 'low.opus'],
    ['a slow line gets the small stream', { ...device, effectiveType: '2g' }, null, 'low.opus'],
    ['a device without Opus gets MP3', { ...device, playsOpus: false }, null, 'radio.mp3'],
    ['a device without Opus on a slow line gets the small MP3', { playsOpus: false, savesData: false, effectiveType: '3g' }, null, 'low.mp3'],
    ['a remembered choice wins over what the line looks like', { ...device, savesData: true }, 'radio.mp3', 'radio.mp3'],
    ['a remembered choice that this device cannot play is not taken', { ...device, playsOpus: false }, 'low.opus', 'radio.mp3'],
    ['nonsense remembered is ignored', device, 'x', 'radio.opus'],
  ])('%s', (_, on, remembered, mount) => {
    expect(chooseQuality(on, remembered).mount).toBe(mount)
  })

  test('a listener is told what an hour costs', () => {
    expect(QUALITIES.map(({ mount, kbps }) => [mount, megabytesPerHour(kbps)])).toEqual([
      ['radio.opus', 43.2],
      ['radio.mp3', 57.6],
      ['low.opus', 14.4],
      ['low.mp3', 21.6],
    ])
  })

  test('MP3 is always offered', () => {
    expect(playableQualities({ playsOpus: false }).map(({ codec }) => codec)).toEqual(['mp3', 'mp3'])
  })
})
