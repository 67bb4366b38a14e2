// Which of two ways to earlier moments a browser has.

import type { EarlierLine, EarlierLineOptions } from './earlier-line.ts'
import { HlsLine } from './hls-line.ts'
import { NativeLine } from './native-line.ts'

/** Opens nothing yet. null: this browser has no way to earlier moments. */
export function lineToEarlier(options: EarlierLineOptions): EarlierLine | null {
  // Chromium plays HLS by itself too, but cannot go back in it. Only WebKit tells the time of what it plays.
  if ('getStartDate' in HTMLMediaElement.prototype) return new NativeLine(options)
  return 'MediaSource' in globalThis ? new HlsLine(options) : null
}
