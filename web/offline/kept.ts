// What is kept on a listener's device, under which names and how much of it: known to the worker and to the pages. A number at the
// end of a name is the form of what is in it; the worker throws older ones away. What a listener keeps for later has no number: it is theirs.

import type { Boot } from '../boot.ts'
import { KEPT_AT } from './kept-at.ts'

export const PAGES = 'imi-radio-pages-1'
export const ASSETS = 'imi-radio-assets-1'
export const ANSWERS = 'imi-radio-answers-1'
/** Episodes kept for later. */
export const DOWNLOADS = 'imi-radio-downloads'

/** The newest so many stay: about a megabyte of pages, half of answers, two or three of files. */
export const MOST = { [PAGES]: 40, [ANSWERS]: 80, [ASSETS]: 300 } as const
export type Bounded = keyof typeof MOST

/** Pages that are fetched before anybody asks for them. */
export const AHEAD = ['/offline', '/downloads', '/schedule'] as const

/** The response as it is put away. The body has come out of its packing already. */
export function puttingAway(response: Response, at: Date): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  headers.set(KEPT_AT, at.toISOString())
  return new Response(response.body, { status: response.status, headers })
}

/** Whether an answer may be put away and shown to whoever uses this device. */
export function isKeepable(response: Response): boolean {
  return response.status === 200 && response.type !== 'opaque' && !response.redirected && !/no-store/.test(response.headers.get('cache-control') ?? '')
}

/** Says in the page that it is a copy, so that its script and its style know. */
export function markedAsCopy(html: string, keptAt: string): string {
  return html.replace(/<html(?=[\s>])/, `<html data-kept-at="${keptAt.replace(/[^\d:.TZ-]/g, '')}"`)
}

/** What the station answered when it drew the page, by question: pages that ask it again find it. */
export function answersOf(html: string): (readonly [question: string, answer: unknown])[] {
  const [, json = '{}'] = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(html) ?? []
  const { answers = {} } = JSON.parse(json) as Partial<Pick<Boot, 'answers'>> // written by our own server
  return Object.entries(answers).flatMap(([question, known]) => ('answer' in known ? [[question, known.answer] as const] : []))
}

/** The built files that a page names in its head. */
export function assetsOf(html: string): string[] {
  return [...new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? ''))]
}
