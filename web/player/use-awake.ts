// Whether the page's script runs: before that, play is a link.

import { useSyncExternalStore } from 'react'

/** False on the server and in the browser's first picture, true from then on. */
export function useIsAwake(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}
