// Which of several languages a text is told in. Pure.

import type { Texts } from '../../../schedules/programme-content.ts'

/** The text in the first of those languages that has one, else in any; null when there is none. */
export function textIn(texts: Texts, languages: readonly string[]): string | null {
  const language = languages.find((one) => texts[one]?.trim()) ?? Object.keys(texts).find((one) => texts[one]?.trim())
  return language === undefined ? null : (texts[language] ?? null)
}
