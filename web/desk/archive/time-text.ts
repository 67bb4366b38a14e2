// Moments of an episode as people read and type them: `12:30`, `1:02:03.5`. Pure.

const TIME = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/
/** Digits that keyboards in Arabic, Persian and Hindi type. */
const ZEROS = [0x660, 0x6f0, 0x966] as const

/** Writes it; parts of a second only when there are some. */
export function writeTime(ms: number): string {
  const rounded = Math.round(Math.max(0, ms))
  const seconds = Math.floor(rounded / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const part = rounded % 1000 === 0 ? '' : `.${String(rounded % 1000).padStart(3, '0').replace(/0+$/, '')}`
  const clock = seconds < 3600 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}` : `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return clock + part
}

/** To the second, for showing where the sound is. */
export function writeSeconds(ms: number): string {
  return writeTime(Math.floor(ms / 1000) * 1000)
}

/** Reads `90`, `12:30`, `1:02:03.5`; null when it is no time. */
export function readTime(text: string): number | null {
  const match = TIME.exec(text.trim().replace(/\p{Nd}/gu, plainDigit))
  if (!match) return null
  const [, hours, minutes, seconds, part = ''] = match
  if ((minutes !== undefined && Number(seconds) > 59) || (hours !== undefined && Number(minutes) > 59)) return null
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1000 + Number(part.padEnd(3, '0'))
}

function plainDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((one) => code >= one && code <= one + 9)
  return zero === undefined ? character : String(code - zero)
}
