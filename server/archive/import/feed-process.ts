// A process of its own that reads one feed and ends: whatever a feed does to a parser, the air does not notice. Told by its first
// argument where the feed lies (FeedProcessOrder), given the bytes, it answers with lines of JSON (FeedLine).

import os from 'node:os'
import { buffer } from 'node:stream/consumers'
import { AppError } from '../../errors.ts'
import type { FeedLine } from './feed-entry.ts'
import { decodeFeed, feedOfPage, isPage } from './feed-text.ts'
import { readFeed } from './read-feed.ts'

export interface FeedProcessOrder {
  readonly url: string
  readonly charset: string | null
}

function* linesOf(bytes: Buffer, { url, charset }: FeedProcessOrder): Generator<FeedLine> {
  const text = decodeFeed(bytes, charset)
  const elsewhere = feedOfPage(text, url)
  if (elsewhere !== null) return yield { elsewhere }
  if (isPage(text)) throw new AppError('invalid', 'feed_is_page', 'This is a web page, and it names no feed: look for "RSS" on it, and give the address behind that.')
  yield* readFeed(text, url)
}

os.setPriority(os.constants.priority.PRIORITY_LOW)
// Our own parent wrote it.
const order = JSON.parse(process.argv[2] ?? '') as FeedProcessOrder
try {
  for (const line of linesOf(await buffer(process.stdin), order)) process.stdout.write(`${JSON.stringify(line)}\n`)
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stdout.write(`${JSON.stringify({ refused: { code: error.code, message: error.message } } satisfies FeedLine)}\n`)
}
