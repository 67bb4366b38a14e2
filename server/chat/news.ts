// What processes tell each other about the chat through the database: that something changed, never what was said.

import { z } from 'zod'
import type { Kysely } from 'kysely'
import { listen, notify } from '../db/notifications.ts'
import type { Tables } from '../db/tables.ts'
import type { Log } from '../log.ts'

export const CHAT_CHANNEL = 'chat'

const news = z.discriminatedUnion('kind', [
  /** The room has a new number: read what changed. */
  z.object({ kind: z.literal('room'), room: z.string() }),
  /** Something was decided that this author is to be told. */
  z.object({ kind: z.literal('author'), key: z.string() }),
  /** How many are in a room at one process. */
  z.object({ kind: z.literal('counts'), room: z.string(), process: z.string(), here: z.number(), present: z.number() }),
  /** The word lists were changed. */
  z.object({ kind: z.literal('words') }),
])

export type News = z.infer<typeof news>

export function newsOf(one: News): string {
  return JSON.stringify(one)
}

export interface NewsOptions {
  readonly db: Kysely<Tables>
  readonly url: string
  readonly log: Log
  readonly onNews: (one: News) => void
  /** News may have been missed: read everything again. */
  readonly onGap: () => void
}

/** Listens from the first call of `start` on, so that a station without a chat has no connection for it. */
export class ChatNews {
  readonly #options: NewsOptions
  #listening: Promise<() => Promise<void>> | null = null

  constructor(options: NewsOptions) {
    this.#options = options
  }

  /** Resolves when nothing can be missed from now on; throws while the database is away. */
  async start(): Promise<void> {
    const { url, log, onGap } = this.#options
    this.#listening ??= listen({ url, channel: CHAT_CHANNEL, onNotification: (payload) => this.#hear(payload), onReconnect: onGap, log })
    try {
      await this.#listening
    } catch (error) {
      this.#listening = null
      throw error
    }
  }

  async tell(one: News): Promise<void> {
    await notify(this.#options.db, CHAT_CHANNEL, newsOf(one))
  }

  async stop(): Promise<void> {
    const stop = await this.#listening?.catch(() => null)
    this.#listening = null
    await stop?.()
  }

  #hear(payload: string): void {
    const parsed = news.safeParse(parseJson(payload))
    // A newer process may tell what this one does not know.
    if (parsed.success) this.#options.onNews(parsed.data)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
