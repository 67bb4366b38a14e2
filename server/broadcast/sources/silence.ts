// The lowest source: always ready, never ends. Encoders must be fed it, or mounts vanish and listeners drop.

import { SILENCE } from '../../media/pcm.ts'
import type { Source } from './source.ts'

/** Gives silence for ever. */
export function openSilence(): Source {
  return {
    id: 'silence',
    kind: 'silence',
    label: 'silence',
    ready: true,
    ended: false,
    bufferedMs: Number.POSITIVE_INFINITY,
    title: null,
    read: () => SILENCE,
    close: async () => {},
  }
}
