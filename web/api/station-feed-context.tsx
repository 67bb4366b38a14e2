// Keeps the station's picture above all pages, fresh for as long as the site is open.

import { createContext, use, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import type { StationFeed, StationPicture } from './station-feed.ts'

const FeedContext = createContext<StationFeed | null>(null)

export function StationFeedProvider({ feed, children }: { feed: StationFeed; children: ReactNode }) {
  useEffect(() => feed.open(), [feed])
  return <FeedContext value={feed}>{children}</FeedContext>
}

/** What is on now and the programme, as they are known this moment. */
export function useStation(): StationPicture {
  const feed = use(FeedContext)
  if (!feed) throw new Error('unreachable: no StationFeedProvider above this component')
  return useSyncExternalStore(feed.watch, feed.picture, feed.first)
}
