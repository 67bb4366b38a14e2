// Names and tags come from strangers' programs: what of them may be shown, whatever they contain. Pure.

import { cleanText } from '../../../schedules/plain-text.ts'

/** The text on one line, without what is invisible, misleads or cannot be shown, cut to so many characters; null when nothing is left. */
export function shownText(raw: string | null | undefined, maxLength: number): string | null {
  return cleaned(raw ?? '', maxLength, false)
}

/** The same for a text of several lines. */
export function shownLines(raw: string | null | undefined, maxLength: number): string | null {
  return cleaned((raw ?? '').replace(/\r\n?|[\u2028\u2029]/g, '\n'), maxLength, true)
}

/** `Rent and rights` of `Rent and rights.final.wav`; a name that is nothing but an ending stays. */
export function withoutExtension(fileName: string): string {
  return fileName.replace(/(?<=.)\.[\p{L}\p{N}]{1,8}$/u, '').trim() || fileName
}

function cleaned(raw: string, maxLength: number, lines: boolean): string | null {
  const kept = raw
    .replace(lines ? /[^\P{Cc}\n\t]/gu : /\p{Cc}/gu, ' ')
    // Texts with these are refused when a person writes them; here nobody is there to write them again.
    .replace(/[\p{Cs}\p{Co}\p{Cn}\u202d\u202e]/gu, '')
    .normalize('NFC')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim()
  // Now, since what was taken out may have stood between two spaces.
  const text = lines ? kept : kept.replace(/\s+/g, ' ')
  const short = [...text].slice(0, maxLength).join('').slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')
  return cleanText(short, { maxLength, lines }).text
}
