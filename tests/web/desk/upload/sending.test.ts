import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../../../web/desk/upload/fingerprint.ts'
import { Pace } from '../../../../web/desk/upload/pace.ts'

describe('a file is known again', () => {
  const bytes = (size: number, seed = 1) => Uint8Array.from({ length: size }, (_, index) => (index * seed * 31) % 251)

  test.each([0, 1, 5_000, 300_000, 3_000_000])('of %i bytes, whatever it is called', async (size) => {
    expect(await fingerprintOf(new File([bytes(size)], 'a.wav'))).toBe(await fingerprintOf(new Blob([bytes(size)])))
  })

  test('and told from another sound of the same length that begins and ends alike', async () => {
    const other = bytes(3_000_000)
    other.fill(9, 1_000_000, 1_300_000)
    expect(await fingerprintOf(new Blob([other]))).not.toBe(await fingerprintOf(new Blob([bytes(3_000_000)])))
  })

  test('in letters that the station takes', async () => {
    expect(await fingerprintOf(new Blob([bytes(90_000)]))).toMatch(/^[\w-]{1,80}$/)
  })
})

describe('how long the rest takes', () => {
  test('is not guessed from the first seconds', () => {
    const pace = new Pace()
    pace.mark(0, 0)
    pace.mark(1_000_000, 2_000)
    expect(pace.leftMs(10_000_000, 2_000)).toBeNull()
  })

  test('follows the line of the last quarter of a minute', () => {
    const pace = new Pace()
    for (let second = 0; second <= 60; second += 1) pace.mark(second * 1_000_000, second * 1_000)
    expect(pace.leftMs(120_000_000, 60_000)).toBe(60_000)
    for (let second = 61; second <= 90; second += 1) pace.mark(60_000_000 + (second - 60) * 100_000, second * 1_000)
    expect(pace.leftMs(120_000_000, 90_000)).toBe(570_000)
  })

  test('is not known of a line on which nothing moves, nor after a pause', () => {
    const pace = new Pace()
    pace.mark(1_000, 0)
    pace.mark(1_000, 10_000)
    expect(pace.leftMs(5_000, 10_000)).toBeNull()
    pace.mark(2_000, 20_000)
    pace.forget()
    expect(pace.leftMs(5_000, 21_000)).toBeNull()
  })
})
