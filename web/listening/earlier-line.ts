// A line to earlier moments of the programme, through the station's HLS playlist: what each way to it can do.

import type { Line } from '../player/player.ts'

export interface EarlierLine extends Line {
  /** When the second that is heard, or will be heard next, was on air; ms. */
  heardAt(): number
  /** To that instant, ms; to the first or last second when it lies outside. */
  seek(at: number): void
  /** What was on at that instant; null: not known. */
  titleAt(at: number): string | null
  /** Loaded so far; null: this browser does not say. */
  bytes(): number | null
}

export interface EarlierLineOptions {
  readonly playlist: string
  /** The instant to begin at, ms. */
  readonly at: number
  /** There is nothing more to hear: it was heard to its end, or the station does not have it any more. */
  readonly onOver: (why: 'ended' | 'gone') => void
}
