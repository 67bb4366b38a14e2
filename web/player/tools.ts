// What a listener can do besides play and stop: go back in the show, be put to sleep, see the data used. Its code comes once the
// radio sounds, so that nothing stands between a press and the sound; this file is all that comes before.

import { useSyncExternalStore, type ComponentType } from 'react'
import { Slot } from './slot.ts'

export interface Tools {
  /** Among the page's own content. */
  readonly OnPage: ComponentType
  /** In the bar at the foot of a page: takes up the room of buttons. */
  readonly InBar: ComponentType
}

const slot = new Slot<Tools>()

/** The tools; null until they are loaded. */
export function useTools(): Tools | null {
  return useSyncExternalStore(slot.watch, slot.get, () => null)
}

export function setTools(tools: Tools): void {
  slot.set(tools)
}
