// What a line of text from a person may contain: anything that people read, nothing that only a machine sees or that misleads.
// The one rule for titles, reasons, names and messages, whether they come from a file, the desk or a listener.

export type CleanText =
  | { readonly text: string; readonly problem: null }
  /** What is wrong, to follow the name of the field: `is empty.` */
  | { readonly text: null; readonly problem: string }

export interface CleanTextOptions {
  /** In UTF-16 units, as everywhere in the station. */
  readonly maxLength: number
  /** Line breaks may stay. */
  readonly lines?: boolean
}

// Joiners shape words in Arabic script and in Indic ones; anywhere else they only make two equal titles differ.
const JOINING_SCRIPTS = [
  'Arabic', 'Syriac', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan',
]
const JOINING = `[${JOINING_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`
const PICTURE = '\\p{Extended_Pictographic}'
const JOINER_AT_HOME = new RegExp(
  [`(?<=${JOINING}\\p{M}*)[\\u200c\\u200d]`, `\\u200d(?=${JOINING})`, `(?<=${PICTURE}[\\ufe0f\\p{Emoji_Modifier}]*)\\u200d(?=${PICTURE})`].join('|'),
  'gu',
)
const JOINER = /[\u200c\u200d]/gu
const KEPT_JOINERS = ['\ue000', '\ue001'] as const

// Marks of direction (the page isolates each text by itself), zero-width spaces, soft hyphens, byte order marks, tags.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
// These turn round how the text after them is read: `gpj.exe` shown as `exe.jpg`.
const OVERRIDES = /[\u202d\u202e]/u
const UNREADABLE = /[\p{Cs}\p{Co}\p{Cn}]/u
const PILED_MARKS = /\p{M}{9,}/u

/**
 * The text as it is kept: composed (NFC), trimmed, without invisible characters; or what is wrong with it.
 *
 * Zero-width joiners stay where a script or an emoji needs them: Persian, Arabic, Hindi, Bengali, Sinhala and their kin.
 */
export function cleanText(written: string, { maxLength, lines = false }: CleanTextOptions): CleanText {
  if (OVERRIDES.test(written)) return refused('has a hidden character that turns the order of letters round; type the text again without it.')
  if (UNREADABLE.test(written)) return refused('has characters that no device can show; type the text again.')
  const text = withoutInvisible(written.normalize('NFC')).trim()
  if (!hasSomethingToSee(text)) return refused('is empty.')
  if (lines ? /[^\P{Cc}\n\t]/u.test(text) : /[\p{Cc}\u2028\u2029]/u.test(text)) return refused('has line breaks or control characters; keep it on one line.')
  if (text.length > maxLength) return refused(`is ${text.length} characters long; ${maxLength} are possible.`)
  if (PILED_MARKS.test(text)) return refused('has a pile of marks on one letter; type the text again without them.')
  return { text, problem: null }
}

function withoutInvisible(text: string): string {
  const kept = text.replace(JOINER_AT_HOME, (joiner) => (joiner === '\u200c' ? KEPT_JOINERS[0] : KEPT_JOINERS[1]))
  return kept.replace(JOINER, '').replace(INVISIBLE, '').replaceAll(KEPT_JOINERS[0], '\u200c').replaceAll(KEPT_JOINERS[1], '\u200d')
}

// Some letters have no ink: the Hangul filler, the empty Braille cell.
function hasSomethingToSee(text: string): boolean {
  return text.replace(/[\p{DI}\p{M}\s\u2800]/gu, '') !== ''
}

function refused(problem: string): CleanText {
  return { text: null, problem }
}
