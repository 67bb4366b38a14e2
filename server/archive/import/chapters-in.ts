// Chapters as podcasts tell them: in a document beside the feed, or in the feed itself. Pure.

import { z } from 'zod'
import type { Chapter } from '../episode.ts'
import { shownText } from '../uploads/shown-text.ts'

const MOST = 200

const document = z.object({
  chapters: z.array(z.object({ startTime: z.union([z.number(), z.string()]), title: z.string().optional(), url: z.string().optional(), toc: z.boolean().optional() })).max(5000),
})

/** Reads a document of JSON Chapters; null when it is none. Chapters that are not for the table of contents are left out. */
export function chaptersOfJson(text: string): Chapter[] | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const read = document.safeParse(value)
  if (!read.success) return null
  return inOrder(read.data.chapters.filter(({ toc }) => toc !== false).map(({ startTime, title, url }) => ({ startMs: typeof startTime === 'number' ? startTime * 1000 : readTime(startTime), title, url })))
}

/** What a feed says of one chapter. */
export interface ToldChapter {
  readonly startMs: number | null
  readonly title: string | null | undefined
  readonly url: string | null | undefined
}

/** Those that begin somewhere and are called something, in their order. */
export function inOrder(told: readonly ToldChapter[]): Chapter[] {
  return told.flatMap((one) => chapterOf(one) ?? []).toSorted((one, other) => one.startMs - other.startMs).slice(0, MOST)
}

/** `1:02:03.5`, `62:03` or `3723.5` in milliseconds; null: no time. */
export function readTime(text: string): number | null {
  const match = /^\s*(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6}(?:[.,]\d{1,9})?)\s*$/.exec(text)
  if (!match) return null
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) * 1000)
}

function chapterOf({ startMs, title, url }: ToldChapter): Chapter | null {
  const shown = shownText(title, 200)
  if (startMs === null || !Number.isFinite(startMs) || startMs < 0 || shown === null) return null
  const address = URL.parse(url ?? '')
  return { startMs: Math.round(startMs), title: shown, url: address && /^https?:$/.test(address.protocol) && address.href.length <= 500 ? address.href : null }
}
