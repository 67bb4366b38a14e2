// The texts that tell what a cover shows, as they are kept: canonical tags, clean lines. Pure.

import { canonicalTag } from '../../../schedules/language-names.ts'
import { cleanText } from '../../../schedules/plain-text.ts'
import { AppError } from '../../errors.ts'

const MAX_LENGTH = 300

/** Throws which text is wrong and why; an empty one is left out. */
export function checkAlt(texts: Readonly<Record<string, string>>): Record<string, string> {
  const checked: Record<string, string> = {}
  for (const [written, text] of Object.entries(texts)) {
    const tag = canonicalTag(written)
    if (tag === null) throw new AppError('invalid', 'cover_alt_language', `"${written}" is no language tag; write it like pl, uk or zh-Hant.`)
    if (text.trim() === '') continue
    const clean = cleanText(text, { maxLength: MAX_LENGTH })
    if (clean.problem !== null) throw new AppError('invalid', 'cover_alt_text', `The description of the cover in "${tag}" ${clean.problem}`)
    checked[tag] = clean.text
  }
  return checked
}
