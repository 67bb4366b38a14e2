// What a feed tells of itself and its episodes, as the process that reads it writes it down: one line of JSON each.

import { z } from 'zod'

const address = z.string().max(2000)

const channel = z.object({
  title: z.string(),
  description: z.string().nullable(),
  author: z.string().nullable(),
  /** Canonical BCP-47 tag. */
  language: z.string().nullable(),
  imageUrl: address.nullable(),
  /** Its owner has said that nobody may take it over. */
  isLocked: z.boolean(),
  /** RFC 5005: where older episodes are. */
  nextUrl: address.nullable(),
})

const entry = z.object({
  guid: z.string(),
  title: z.string(),
  /** ISO 8601. */
  publishedAt: z.string().nullable(),
  audioUrl: address,
  /** As the feed claims. */
  audioBytes: z.number().nullable(),
  durationMs: z.number().nullable(),
  /** Markdown. `language` null: the episode's main one. */
  notes: z.array(z.object({ language: z.string().nullable(), text: z.string() })),
  /** Canonical BCP-47 tags; empty: the feed's. */
  languages: z.array(z.string()),
  isExplicit: z.boolean(),
  number: z.number().nullable(),
  license: z.string().nullable(),
  imageUrl: address.nullable(),
  chaptersUrl: address.nullable(),
  /** Written in the feed itself (Podlove Simple Chapters). */
  chapters: z.array(z.object({ startMs: z.number(), title: z.string(), url: z.string().nullable() })),
  transcript: z.object({ url: address, type: z.string() }).nullable(),
  people: z.array(z.object({ name: z.string(), role: z.string() })),
})

export const feedLine = z.union([
  z.object({ channel }),
  z.object({ entry }),
  /** Entries that are no episodes: without sound, without an identity. */
  z.object({ passedOver: z.number() }),
  /** A web page, and the feed it names. */
  z.object({ elsewhere: address }),
  z.object({ refused: z.object({ code: z.string(), message: z.string() }) }),
])

export const feedEntry = entry
export type FeedChannel = z.infer<typeof channel>
export type FeedEntry = z.infer<typeof entry>
export type FeedLine = z.infer<typeof feedLine>
