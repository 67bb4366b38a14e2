// What of an earlier airing can be heard again. The playout asks; whoever keeps recordings or episodes answers.

import type { AudioFile } from '../media/decoder-args.ts'

/** Sound of an earlier airing. */
export interface Playable {
  /** In order, to be played as one without a gap; never empty. */
  readonly files: readonly AudioFile[]
  readonly durationMs: number
}

/**
 * Keeps what went out before.
 *
 * Today `KeptRecordings` answers with the segments of the lossless recording; an archive with episodes answers through the same
 * interface, with an episode's one file where there is one.
 */
export interface PastAirings {
  /** The sound of the airing with that id; null when it was not recorded, is being recorded still, or nothing of it is left. */
  findRecording(occurrenceId: string): Promise<Playable | null>
}
