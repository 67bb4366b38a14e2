// An idea for a show, from a message by anybody to the first airing. Pure: what it is, and what is taken in.

import { AppError } from '../../errors.ts'

export const STAGES = ['applied', 'trained', 'pilot_accepted', 'on_air', 'declined'] as const
export type Stage = (typeof STAGES)[number]

/** Ideas that nobody moved for so long are forgotten, with the contact; the page that asks for them says so. */
export const KEEP_MONTHS = 12

const TEXT_MAX = 2000
const LINE_MAX = 200
const LANGUAGES_MAX = 10

export interface NewIdea {
  readonly text: string
  readonly nick: string
  readonly contact: string
  readonly languages: readonly string[]
}

/** Gives the idea as it is kept, or throws what is missing in it. */
export function checkIdea({ text, nick, contact, languages }: NewIdea): NewIdea {
  return {
    text: checked(text, TEXT_MAX, 'idea_text', `Tell the idea in 1 to ${TEXT_MAX} characters.`),
    nick: checked(nick, LINE_MAX, 'idea_nick', 'Say how to call you.'),
    contact: checked(contact, LINE_MAX, 'idea_contact', 'Say how to reach you: a phone number, an address, an account anywhere.'),
    languages: checkLanguages(languages),
  }
}

/** The time before which an idea must have been moved last to be forgotten now. */
export function forgottenBefore(now: Date): Date {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - KEEP_MONTHS)
  return then
}

// Marks that turn the reading direction of what follows; keyboards of right-to-left scripts type some by themselves, so they are dropped, not refused.
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu
const CONTROLS = /[^\P{Cc}\n]/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

function checked(text: string, max: number, code: string, problem: string): string {
  const kept = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(TURNING, '').replace(CONTROLS, '').replace(/\n{3,}/g, '\n\n').trim()
  if (!VISIBLE.test(kept) || [...kept].length > max) throw new AppError('invalid', code, problem)
  return kept
}

function checkLanguages(languages: readonly string[]): string[] {
  if (languages.length > LANGUAGES_MAX) throw new AppError('invalid', 'idea_languages', `At most ${LANGUAGES_MAX} languages can be named.`)
  try {
    return Intl.getCanonicalLocales(languages)
  } catch (cause) {
    throw new AppError('invalid', 'idea_languages', 'Languages are given as tags such as uk, ar or rom.', { cause })
  }
}
