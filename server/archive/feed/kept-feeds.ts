// Feeds that are written already, with their compressed form, for as long as what they are made of stays the same.

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

export interface KeptFeed {
  readonly plain: Buffer
  readonly gzip: Buffer
  /** Weak, since both forms share it. */
  readonly etag: string
}

interface Kept {
  readonly madeOf: string
  readonly feed: Promise<KeptFeed>
  bytes: number
}

/** Two dozen feeds of a thousand episodes. */
const MOST_BYTES = 64 * 1024 * 1024

/** Writes each feed once for everybody who asks; the longest unused ones are forgotten first. */
export class KeptFeeds {
  readonly #kept = new Map<string, Kept>()

  /** `madeOf`: everything the feed depends on; when it is what it was, `write` is not called. */
  async get(address: string, madeOf: string, write: () => Promise<string>): Promise<KeptFeed> {
    const hash = createHash('sha256').update(madeOf).digest('base64url')
    const known = this.#kept.get(address)
    if (known?.madeOf === hash) {
      this.#kept.delete(address)
      this.#kept.set(address, known)
      return known.feed
    }
    const kept: Kept = { madeOf: hash, feed: write().then(pack), bytes: 0 }
    this.#kept.delete(address)
    this.#kept.set(address, kept)
    try {
      const feed = await kept.feed
      kept.bytes = feed.plain.length + feed.gzip.length
      this.#forget()
      return feed
    } catch (error) {
      if (this.#kept.get(address) === kept) this.#kept.delete(address)
      throw error
    }
  }

  #forget(): void {
    let bytes = 0
    for (const [address, kept] of [...this.#kept].reverse()) {
      bytes += kept.bytes
      if (bytes > MOST_BYTES) this.#kept.delete(address)
    }
  }
}

async function pack(text: string): Promise<KeptFeed> {
  const plain = Buffer.from(text)
  // The fastest level: a feed of a thousand episodes is mostly repetition, and the rest of it is not worth the wait.
  return { plain, gzip: await promisify(gzip)(plain, { level: 1 }), etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` }
}
