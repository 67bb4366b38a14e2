// An episode's notes as podcast apps show them: HTML made of Markdown, in which no HTML of the writer's own survives. Pure.

import MarkdownIt from 'markdown-it'
import { directionOf } from '../../../schedules/language-names.ts'
import type { Texts } from '../../../schedules/programme-content.ts'

// Pictures would tell strangers' servers who reads; links to scripts are refused by the library itself.
const markdown = new MarkdownIt({ html: false, linkify: true }).disable('image')

export interface NotesIn {
  readonly language: string
  readonly html: string
}

/** An episode's notes in the order of those languages; then those in languages nobody named. Empty ones are left out. */
export function notesHtml(notes: Texts, languages: readonly string[]): NotesIn[] {
  const order = [...new Set([...languages, ...Object.keys(notes)])]
  return order.flatMap((language) => {
    const text = notes[language]?.trim() ?? ''
    return text === '' ? [] : [{ language, html: markdown.render(text).trim() }]
  })
}

/** All of them, each marked with its language and direction. */
export function inAllLanguages(notes: readonly NotesIn[]): string {
  return notes.map(({ language, html }) => `<div lang="${language}" dir="${directionOf(language)}">${html}</div>`).join('\n')
}
