// An episode's notes as podcast apps show them: HTML made of Markdown, in which no HTML of the writer's own survives. Pure.

import MarkdownIt from 'markdown-it'
import { directionOf } from '../../../schedules/language-names.ts'
import type { Texts } from '../../../schedules/programme-content.ts'

// Pictures would tell strangers' servers who reads; links to scripts are refused by the library itself.
const markdown = new MarkdownIt({ html: false, linkify: true }).disable('image')

/** One language's notes. */
export function notesHtml(text: string): string {
  return markdown.render(text).trim()
}

/** All languages' notes in that order, each marked with its language and direction; then those of languages nobody named. */
export function allNotesHtml(notes: Texts, languages: readonly string[]): string {
  const order = [...new Set([...languages, ...Object.keys(notes)])]
  return order.flatMap((language) => {
    const text = notes[language]
    return text === undefined || text.trim() === '' ? [] : [`<div lang="${language}" dir="${directionOf(language)}">${notesHtml(text)}</div>`]
  }).join('\n')
}

/** The text in the first of those languages that has one, else in any; null when there is none. */
export function textIn(texts: Texts, languages: readonly string[]): string | null {
  const language = languages.find((one) => texts[one]?.trim()) ?? Object.keys(texts).find((one) => texts[one]?.trim())
  return language === undefined ? null : (texts[language] ?? null)
}
