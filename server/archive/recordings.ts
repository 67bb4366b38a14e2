// What the archive asks of those who keep recordings; compose.ts supplies it from the broadcast's folders.

/** A finished recording: lossless files which, one after the other, are all that was recorded. */
export interface FinishedRecording {
  readonly id: string
  readonly occurrenceId: string
  readonly showSlug: string
  readonly title: string
  /** When its first sound went out. */
  readonly startedAt: Date
  /** Absolute paths, FLAC, 48 kHz stereo; in order. */
  readonly files: readonly string[]
  readonly durationMs: number
  /** Where something is missing, in the time of the joined files. */
  readonly gaps: readonly { readonly atMs: number; readonly missingMs: number }[]
  /** What was said to be playing, in the time of the joined files. */
  readonly titles: readonly { readonly atMs: number; readonly title: string }[]
}

export interface Recordings {
  /** Null when there is none of that id, or it is not finished. */
  find(recordingId: string): Promise<FinishedRecording | null>
  /** The ids of all that are finished; asked once at start, in case the news of one was lost. */
  listFinished(): Promise<readonly string[]>
}
