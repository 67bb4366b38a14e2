// What is known of an episode on a listener's device. Pure.

import type { EpisodePage } from '../../server/archive/schema.ts'
import { episodeQuestion, pageOf } from '../archive/page-of.ts'

/** What is known of an episode without a network. */
export interface KeepableEpisode {
  readonly id: string
  /** Path of its page. */
  readonly page: string
  /** What the page asks. */
  readonly question: string
  readonly title: string
  readonly latinTitle: string | null
  readonly languages: readonly string[]
  readonly show: { readonly slug: string; readonly title: string }
  readonly coverUrl: string | null
  readonly durationMs: number
  readonly chapters: readonly { readonly startMs: number; readonly title: string }[]
  readonly file: KeptFile
}

export interface KeptEpisode extends KeepableEpisode {
  /** ISO 8601, by the device's clock. */
  readonly keptAt: string
}

export interface KeptFile {
  /** A path; what lies there never changes. */
  readonly url: string
  readonly bytes: number
  readonly mediaType: string
}

/** What would be kept of an episode with that file of it; null: what is not published, or has no such file, is nobody's to keep. */
export function keptFrom({ id, slug, title, latinTitle, languages, show, coverUrl, chapters, durationMs, publishedAt, files }: EpisodePage, kind: 'mp3' | 'opus'): KeepableEpisode | null {
  const file = files[kind]
  if (!file || publishedAt === null) return null
  const { url, bytes, mediaType } = file
  return {
    id, title, latinTitle, languages, coverUrl,
    page: pageOf({ show, slug }),
    question: episodeQuestion(show.address, slug),
    show: { slug: show.slug, title: show.title },
    durationMs: durationMs ?? file.durationMs ?? 0,
    chapters: chapters.map(({ startMs, title }) => ({ startMs, title })),
    file: { url, bytes, mediaType },
  }
}
