// Moments of an episode in addresses and in words: `#t=1:02:03` and `?t=1:02:03` lead to that second. Pure.

/**
 * The seconds that `t=` of a hash or a query names; null when it names none.
 *
 * Reads Media Fragments (`t=90`, `t=90.5`, `t=npt:1:30`, `t=1:02:03`; the end of a range is passed over) and what people write
 * (`t=90s`, `t=1h2m3s`).
 */
export function momentIn(part: string): number | null {
  const asked = new URLSearchParams(part.replace(/^[#?]/, '')).get('t')?.replace(/^npt:/, '').split(',')[0]?.trim()
  if (!asked) return null
  const spoken = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6}(?:\.\d+)?)s)?$/i.exec(asked)
  if (spoken) return seconds(spoken.slice(1))
  const clock = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6}(?:\.\d+)?)$/.exec(asked)
  return clock ? seconds(clock.slice(1)) : null
}

/** The part of an address that leads to that second. */
export function hashOf(at: number): string {
  return `#t=${Math.max(0, Math.floor(at))}`
}

/** `1:02:03`, below an hour `2:03`: as players show it. */
export function clockOf(at: number): string {
  const whole = Math.max(0, Math.floor(at))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** The last of the parts that has begun at that second; null before the first. */
export function partAt<Part extends { readonly startMs: number }>(parts: readonly Part[], at: number): Part | null {
  return parts.reduce<Part | null>((found, part) => (part.startMs <= at * 1000 + 250 && (found === null || part.startMs >= found.startMs) ? part : found), null)
}

function seconds([hours, minutes, rest]: readonly (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0)
}
