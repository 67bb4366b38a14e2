// What an unattended occurrence plays: finds it, or says in words why there is nothing. Opens no source.

import { stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { PastAirings, Playable } from './past-airings.ts'
import { listTracks } from './sources/music-folder.ts'
import { nameOfDay } from './station-time.ts'

export type WhatPlays =
  /** A file that was sent for this airing. */
  | { readonly kind: 'delivered'; readonly playable: Playable }
  | { readonly kind: 'recording'; readonly playable: Playable }
  | { readonly kind: 'file'; readonly path: string }
  /** `isEmpty`: without one audio file now; some may come. */
  | { readonly kind: 'playlist'; readonly folder: string; readonly isEmpty: boolean }
  /** Whether that station sends is known only when it is asked. */
  | { readonly kind: 'relay'; readonly url: string }
  /** `words`: `no recording of Monday's show`. */
  | { readonly kind: 'nothing'; readonly words: string }

export interface WhatPlaysOptions {
  /** `plays` of an occurrence names things below this folder. */
  readonly dataDir: string
  readonly pastAirings: PastAirings
  /** Sound that was sent for an airing; not given: none ever is. */
  readonly delivered?: { find(occurrenceId: string): Playable | null } | undefined
  readonly timeZone: string
}

/** Whether this occurrence is on air without a host. */
export function isUnattended(occurrence: Occurrence): boolean {
  return occurrence.kind !== 'live'
}

/** Finds what an occurrence plays. What was sent for it comes before everything, also where a host could have come. A rerun's own file comes before the recording of what it repeats. Rejects only when a disk fails. */
export async function whatPlays(occurrence: Occurrence, now: Date, options: WhatPlaysOptions): Promise<WhatPlays> {
  const { plays, rebroadcastOf } = occurrence
  const delivered = options.delivered?.find(occurrence.id) ?? null
  if (delivered) return { kind: 'delivered', playable: delivered }
  if (plays !== null) return named(plays, options)
  if (occurrence.kind !== 'rebroadcast') return { kind: 'nothing', words: `nothing to play is given for ${occurrence.title}` }
  if (!rebroadcastOf) return { kind: 'nothing', words: `which airing of ${occurrence.title} to repeat is not known` }
  const playable = await options.pastAirings.findRecording(rebroadcastOf.occurrenceId)
  if (playable) return { kind: 'recording', playable }
  return { kind: 'nothing', words: `no recording of ${nameOfDay(rebroadcastOf.startsAt, now, options.timeZone)}'s show` }
}

async function named(plays: string, { dataDir }: WhatPlaysOptions): Promise<WhatPlays> {
  if (/^https?:\/\//i.test(plays)) return { kind: 'relay', url: plays }
  const path = resolve(dataDir, plays)
  const below = relative(dataDir, path)
  if (below.startsWith('..') || isAbsolute(below)) return { kind: 'nothing', words: `"${plays}" lies outside of the data folder` }
  const found = await stat(path).catch(() => null)
  if (!found) return { kind: 'nothing', words: `"${plays}" is not in the data folder` }
  if (!found.isDirectory()) return { kind: 'file', path }
  return { kind: 'playlist', folder: path, isEmpty: (await listTracks(path)).length === 0 }
}
