// A source client (BUTT, Mixxx, OBS, ffmpeg …): Ogg pages and Matroska clusters come in lumps of up to a second.

import type { LineTraits } from './line-traits.ts'

/** Two seconds: with less, lumpy streams flap between live and the bed once a second. */
export const CLIENT: LineTraits = { kind: 'client', primeMs: 2_000, fillGaps: false }
