// A source that always has a tone: a filler or bed that is easy to hear apart.

import type { Source } from '../../server/broadcast/sources/source.ts'
import { ToneBlocks } from './tone-blocks.ts'

/** Opens it; ready for ever. */
export function toneSource(id: string, hz: number): Source {
  const tone = new ToneBlocks(hz)
  return { id, kind: 'playlist', label: id, ready: true, ended: false, bufferedMs: Infinity, title: null, read: () => tone.next(), close: async () => {} }
}
