// A feed's HTML as Markdown: what an editor can go on writing in, and of which nothing but words and links is left. Pure.

import TurndownService from 'turndown'
import { canonicalTag } from '../../../schedules/language-names.ts'
import { shownLines } from '../uploads/shown-text.ts'
import type { FeedEntry } from './feed-entry.ts'

const MOST = 20_000
const MOST_NESTED = 200
/** No text has them: the reader leaves them out. */
const [BEGIN, END] = ['\u0001', '\u0002']

const turndown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*', hr: '---' })
turndown.remove(['script', 'style', 'iframe', 'audio', 'video', 'object', 'form', 'button', 'noscript', 'title', 'head'])
// A picture would tell its server who reads.
turndown.addRule('picture', { filter: 'img', replacement: () => '' })
// An address that stands for itself becomes a link by itself.
turndown.addRule('bare address', {
  filter: (node) => node.nodeName === 'A' && node.textContent?.trim() === node.getAttribute('href')?.trim(),
  replacement: (_, node) => node.textContent?.trim() ?? '',
})
// Links of other kinds than the web's say their words alone.
turndown.addRule('strange link', {
  filter: (node) => node.nodeName === 'A' && !/^(https?|mailto|tel):/i.test(node.getAttribute('href')?.trim() ?? ''),
  replacement: (content) => content,
})
// A part in another language, as our own feeds mark it.
turndown.addRule('language', {
  filter: (node) => node.nodeName === 'DIV' && canonicalTag(node.getAttribute('lang') ?? '') !== null,
  replacement: (content, node) => `\n\n${BEGIN}${canonicalTag(node.getAttribute('lang') ?? '')}${BEGIN}${content.replaceAll(BEGIN, '').replaceAll(END, '')}${END}\n\n`,
})

/** Gives the notes by language, empty ones left out. A text without any HTML in it keeps its lines. */
export function notesOf(written: string): FeedEntry['notes'] {
  const markdown = markdownOf(written)
  const parts = [...markdown.matchAll(/\u0001([\w-]+)\u0001([^\u0002]*)\u0002/g)]
  // Marked from the beginning, or not at all.
  if (parts.length === 0 || !markdown.startsWith(BEGIN)) return notes(null, markdown.replace(/\u0001[\w-]*\u0001|[\u0001\u0002]/g, ''))
  return parts.flatMap(([, language = '', text = '']) => notes(language, text))
}

function notes(language: string | null, text: string): FeedEntry['notes'] {
  const shown = shownLines(text, MOST)
  return shown === null ? [] : [{ language, text: shown.replace(/\n{3,}/g, '\n\n') }]
}

function markdownOf(written: string): string {
  const clean = written.replace(/[\u0001\u0002]/g, '').slice(0, 200_000).trim()
  if (deepestOf(clean) > MOST_NESTED) return clean.replace(/<[^>]*>/g, ' ')
  const html = /<[a-z!/][^>]*>/i.test(clean) ? clean : clean.split(/\r?\n[ \t]*\r?\n/).map((part) => `<p>${part.trim().replace(/\r?\n/g, '<br>')}</p>`).join('')
  return turndown.turndown(html).trim()
}

/** How many elements are open at once: nested thousands deep they would take minutes. What is never closed counts too. */
function deepestOf(html: string): number {
  let [depth, deepest] = [0, 0]
  for (const [, close, name = '', self] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/gi)) {
    if (self || VOID.test(name)) continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

const VOID = /^(br|hr|img|input|meta|link|wbr|source|area|col|embed|p|li)$/i
