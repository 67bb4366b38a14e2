// What the archive asks of the air: to play a file in an airing. compose.ts supplies it from the broadcast.

export interface Delivery {
  readonly occurrenceId: string
  /** FLAC, 48 kHz stereo; it may be moved away. */
  readonly path: string
  readonly durationMs: number
  /** When the airing is over. */
  readonly endsAt: Date
}

export interface Air {
  /** Keeps the file for its airing, in place of one that came before. When it resolves, the air has it, also after a restart. */
  deliver(delivery: Delivery): Promise<void>
}
