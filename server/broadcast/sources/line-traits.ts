// What a live source must know of the way a host's sound comes.

/** What differs between the ways a host can come. */
export interface LineTraits {
  readonly kind: 'microphone' | 'client'
  /** Buffered before it is ready; more when its gaps ask for it. */
  readonly primeMs: number
  readonly fillGaps: boolean
}
