import { describe, expect, test } from 'vitest'
import { codeAt, fromBase32, otpauthUri, stepAt, stepOfCode, toBase32 } from '../../../server/people/second-step/totp.ts'

const SECRET = Buffer.from('12345678901234567890')

// RFC 6238, appendix B: the SHA-1 rows, with their eight digits.
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at second %i the code is the RFC\'s', (second, code) => {
  expect(codeAt(SECRET, stepAt(new Date(second * 1000)), 8)).toBe(code)
})

describe('a code', () => {
  const now = new Date('2026-11-23T18:00:10Z')
  const step = stepAt(now)

  test('is good half a minute early and late, for phones whose clock is off, and no longer', () => {
    for (const away of [-1, 0, 1]) expect(stepOfCode(SECRET, codeAt(SECRET, step + away), now)).toBe(step + away)
    for (const away of [-2, 2]) expect(stepOfCode(SECRET, codeAt(SECRET, step + away), now)).toBeNull()
  })

  test('may be typed in two groups, as apps show it', () => {
    const code = codeAt(SECRET, step)
    expect(stepOfCode(SECRET, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step)
  })

  test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])('"%s" is none', (text) => {
    expect(stepOfCode(SECRET, text, now)).toBeNull()
  })
})

// RFC 4648, section 10, without the padding that apps refuse.
test.each([
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" is %s in base32, and back', (text, base32) => {
  expect(toBase32(Buffer.from(text))).toBe(base32)
  expect(fromBase32(base32).toString()).toBe(text)
})

test('the QR code names the station and the login, whatever letters are in them', () => {
  expect(otpauthUri({ secret: 'MZXW6YTBOI', login: 'olha-kravets', station: 'Радіо & co' })).toBe(
    'otpauth://totp/%D0%A0%D0%B0%D0%B4%D1%96%D0%BE%20%26%20co:olha-kravets?secret=MZXW6YTBOI&issuer=%D0%A0%D0%B0%D0%B4%D1%96%D0%BE%20%26%20co',
  )
})
