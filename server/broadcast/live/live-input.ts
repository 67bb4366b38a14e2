// What the engine needs of a live line's decoder; `openLiveSource` gives it, and tests give their own.

import type { LineHealth } from './live-door.ts'
import type { Source } from '../sources/source.ts'

export interface LiveInput extends Source {
  /** Container bytes as they came; false when the decoder lags. */
  write(bytes: Buffer): boolean
  onDrain(listener: () => void): void
  /** No more bytes will come; what is buffered still plays out. */
  finish(): void
  readonly health: LineHealth
  /** Whether one sample was ever decoded. */
  readonly everDecoded: boolean
  /** Drops and returns the oldest PCM beyond `keepMs`; empty when there is none. */
  trim(keepMs: number): Buffer
  /** Buffered audio it wants before it is ready, and how far behind the host the air then is. */
  readonly targetMs: number
  /** The decoder gave up; no more audio will come. */
  onFailure(listener: (reason: string) => void): void
}

/** What to open for one line. */
export interface InputRequest {
  readonly kind: 'microphone' | 'client'
  readonly label: string
  readonly contentType: string
  /** For a host who comes back to the air: be ready with this little, once. */
  readonly firstPrimeMs?: number
}
