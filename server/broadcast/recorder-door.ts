// What the engine asks of the recorder; outputs/recorder.ts is the real one.

/** The lossless file set that grows. */
export interface GrowingRecording {
  write(pcm: Buffer): void
  markGap(ms: number): void
  markTitle(title: string): void
  finish(): Promise<{ readonly durationMs: number; readonly bytes: number }>
}

/** Makes recordings. */
export interface RecorderDoor {
  open(options: { readonly id: string; readonly occurrenceId: string; readonly showSlug: string; readonly title: string }): GrowingRecording
}

/** As the recorder finds it on disk. */
export interface InterruptedRecording {
  readonly id: string
  readonly occurrenceId: string
  readonly showSlug: string
  readonly title: string
  readonly startedAt: Date
  readonly lastSoundAt: Date
}
