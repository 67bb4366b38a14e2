// Codes of an authenticator app: time-based one-time passwords of RFC 6238, with the parameters all apps know. Pure.

import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_SECONDS = 30
const DIGITS = 6
// A phone whose clock is half a minute off is still let in.
const NEIGHBOURS = 1

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of one step of 30 seconds. `secret` is raw bytes. */
export function codeAt(secret: Buffer, step: number, digits: number = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  // RFC 4226: the last four bits say where the 31 bits of the number begin.
  const offset = mac.readUInt8(mac.length - 1) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS)
}

/** The step whose code this is, among the current one and its neighbours; null when it is none of theirs. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const typed = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return null
  const current = stepAt(now)
  for (let step = current + NEIGHBOURS; step >= current - NEIGHBOURS; step -= 1) {
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(typed))) return step
  }
  return null
}

/** What the app reads from a QR code. */
export function otpauthUri({ secret, login, station }: { readonly secret: string; readonly login: string; readonly station: string }): string {
  const name = encodeURIComponent(station)
  return `otpauth://totp/${name}:${encodeURIComponent(login)}?secret=${secret}&issuer=${name}`
}

/** RFC 4648 base32 without padding, as apps take secrets. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
