// Titles come from strangers' programs: trimmed, on one line, no control characters, short.

const LONGEST = 200

/** The title as it may be shown; null when nothing is left of it. */
export function cleanTitle(raw: string | null): string | null {
  if (raw === null) return null
  // Direction overrides (U+202A–202E, U+2066–2069) could turn the rest of a page around; marks that letters need stay.
  const oneLine = raw.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').replace(/\s+/g, ' ').trim()
  const short = [...oneLine].slice(0, LONGEST).join('').trim()
  return short === '' ? null : short
}
