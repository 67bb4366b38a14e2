// Renders a page to HTML on the server. Knows what each page needs; how to ask and what to do with the HTML is the server's business.

import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { App } from './app.tsx'
import type { ProgrammeAnswer, StationAnswer } from '../server/schedule/schema.ts'
import { withQuery } from './api/client.ts'
import { UNKNOWN_STATION, type Boot } from './boot.ts'
import { CATALOGUES } from './i18n/catalogues.ts'
import { chooseLanguage, isLanguage, LANGUAGE_COOKIE, LANGUAGES, type Language } from './i18n/languages.ts'
import type { NowPlaying } from '../server/broadcast/schema.ts'
import type { source } from './i18n/catalogues/en.ts'
import { translator } from './i18n/translate.ts'
import { twoDays } from './programme/day.ts'

export interface PageRequest {
  readonly path: string
  readonly language: string
  readonly at: Date
  /** Answers a question to the station's own interface; null when it cannot. */
  readonly get: (path: string) => Promise<unknown>
}

export interface Page {
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly description: string
  readonly html: string
  readonly boot: Boot
}

export { chooseLanguage, LANGUAGE_COOKIE }

/** Source file of a language's texts, so that the server can announce it to the browser before the page's script asks. */
export function catalogueFile(language: string): string {
  return `i18n/catalogues/${language}.ts`
}

/**
 * Renders one public page.
 *
 * Pages behind a sign-in are not drawn here: their `html` is empty and the browser draws them.
 */
export async function renderPage({ path, language: tag, at, get }: PageRequest): Promise<Page> {
  const language = isLanguage(tag) ? tag : 'en'
  const [{ default: catalogue }, station, now] = await Promise.all([CATALOGUES[language](), get('/api/v1/station'), get('/api/v1/now')])
  // The answers were checked against the schemas these types come from.
  const known = (station as StationAnswer | null) ?? UNKNOWN_STATION
  const programme = path === '/' ? await get(withQuery('/api/v1/programme', twoDays(at, known.timeZone))) : null
  const boot: Boot = { language, at: at.toISOString(), station: known, now: now as NowPlaying | null, programme: programme as ProgrammeAnswer | null }
  const t = translator<typeof source>(catalogue, String)
  return {
    language,
    dir: LANGUAGES[language].reading,
    title: `${known.name} · ${t('site.tagline')}`,
    description: t('site.description'),
    html: isDrawnHere(path) ? await drawn(<App boot={boot} catalogue={catalogue} path={path} />) : '',
    boot,
  }
}

/** Waits for what is loaded on demand, so that such pages are whole without any JavaScript too. */
async function drawn(page: ReactNode): Promise<string> {
  // Larger parts would else be put in place by inline scripts, which the pages' policy forbids.
  const failures: unknown[] = []
  const { prelude } = await prerender(page, { progressiveChunkSize: Infinity, onError: (error) => void failures.push(error) })
  const html = await new Response(prelude).text()
  // A page with a hole is not sent: who asked for it logs why and lets the browser draw it.
  if (failures.length > 0) throw failures[0]
  return html
}

function isDrawnHere(path: string): boolean {
  return !/^\/(studio|desk|account|sign-in|invite)(\/|$)/.test(path)
}
