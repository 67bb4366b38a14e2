// What is kept for later and what is on its way, for components.

import { useSyncExternalStore } from 'react'
import { downloads, type DownloadsView } from './downloads.ts'

export function useDownloads(): DownloadsView {
  return useSyncExternalStore(downloads.watch, downloads.view, () => NOTHING)
}

/** Of the server and the first picture: nobody has looked yet. */
const NOTHING: DownloadsView = { kept: null, isForbidden: false, underWay: {}, takenBack: [] }
