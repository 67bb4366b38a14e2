// Makes of what somebody typed what is kept and shown: one line of plain text, or what is wrong with it. Pure.

import { cleanText, type CleanText } from '../../../schedules/plain-text.ts'
import { CHAT_LIMITS } from '../chat-schema.ts'

/** A message: hidden marks of direction are taken out silently, line breaks become spaces. */
export function spokenText(written: string): CleanText {
  return cleanText(oneLine(written), { maxLength: CHAT_LIMITS.text })
}

/** One line without the signs that turn the reading order round; a person who pasted them need not know what they are. */
export function oneLine(written: string): string {
  return written.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\s\p{Cc}]+/gu, ' ')
}
