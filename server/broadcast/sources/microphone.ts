// A browser's microphone: short chunks, so little needs to be buffered; holes in its time stamps become silence.

import type { LineTraits } from './line-traits.ts'

/** Chunks come every 100-250 ms (a second in Safari: then the gaps raise the target); 600 ms keeps the delay to listeners under 1.5 s. */
export const MICROPHONE: LineTraits = { kind: 'microphone', primeMs: 600, fillGaps: true }
