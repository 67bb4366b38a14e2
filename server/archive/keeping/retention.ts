// What the station need not keep any longer: the rule for each recording, and for each lossless master. Pure.

import type { AiredShow } from '../aired-show.ts'
import type { Episode } from '../episode.ts'
import type { Job } from '../job.ts'

/** A finished recording on the disk. */
export interface KeptRecording {
  readonly id: string
  readonly occurrenceId: string
  readonly showSlug: string
  readonly title: string
  readonly finishedAt: Date
  readonly bytes: number
}

/** Why a recording goes. */
export type Reason =
  /** Its episode has been out long enough. */
  | 'published'
  /** Its episode was withdrawn for good: nothing of it is kept. */
  | 'withdrawn'
  /** Its show keeps no archive, and it has been heard again as planned, or will not be. */
  | 'heard_again'
  /** Nobody made an episode of it, and it has lain long enough. */
  | 'no_episode'

export interface Circumstances {
  readonly now: Date
  /** Null: lossless sound is kept for ever. */
  readonly losslessDays: number | null
  readonly episode: Pick<Episode, 'state' | 'isHeld' | 'publishedAt'> | null
  /** The state of its draft's job; null: there was none yet. */
  readonly draftJob: Job['state'] | null
  /** The show's present policy; null: nobody knows the show any more. */
  readonly policy: AiredShow['archive'] | null
  /** A rebroadcast of it is planned or running. */
  readonly isPlanned: boolean
}

const DAY_MS = 86_400_000

/** Why a recording may go now; null: it stays. What an unpublished draft may still need always stays. */
export function whyRemove({ finishedAt }: Pick<KeptRecording, 'finishedAt'>, { now, losslessDays, episode, draftJob, policy, isPlanned }: Circumstances): Reason | null {
  if (draftJob === null || draftJob === 'waiting' || draftJob === 'running') return null
  if (episode?.state === 'withdrawn') return episode.isHeld ? null : 'withdrawn'
  if (isPlanned) return null
  const isOld = (since: Date) => losslessDays !== null && now.getTime() - since.getTime() >= losslessDays * DAY_MS
  if (episode) return episode.state === 'published' && episode.publishedAt && isOld(episode.publishedAt) ? 'published' : null
  if (policy === 'none') return 'heard_again'
  // A draft that failed may be tried again, and this is all there is.
  return draftJob !== 'failed' && policy !== null && isOld(finishedAt) ? 'no_episode' : null
}

/** Episodes published before then give their lossless master up; null: none do. */
export function mastersBefore({ now, losslessDays }: Pick<Circumstances, 'now' | 'losslessDays'>): Date | null {
  return losslessDays === null ? null : new Date(now.getTime() - losslessDays * DAY_MS)
}
