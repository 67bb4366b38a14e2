// What was on air from a moment on, as the log keeps it beside the sound: it must be readable without the database.

import { z } from 'zod'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { NowPlaying } from '../schema.ts'

const shape = z.object({
  /** From this moment on, in milliseconds since the epoch. */
  atMs: z.number(),
  occurrenceId: z.string().nullable(),
  show: z.object({ slug: z.string(), title: z.string(), languages: z.array(z.string()) }).nullable(),
  hosts: z.array(z.string()),
  /** Of the track or item. */
  title: z.string().nullable(),
  kind: z.string(),
  live: z.boolean(),
  reasonCode: z.string(),
  /** Of the airing by plan; null outside of any. */
  plan: z.object({ startMs: z.number(), endMs: z.number(), music: z.enum(['none', 'own', 'cc', 'licensed', 'commercial']), archive: z.enum(['full', 'talk_only', 'none']) }).nullable(),
})

export type Aired = Readonly<z.infer<typeof shape>>

/** What is on air now, with what the programme says of its airing. */
export function airedOf({ occurrenceId, show, hosts, title, kind, live, reasonCode }: NowPlaying['onAir'], occurrence: Occurrence | null): Omit<Aired, 'atMs'> {
  const plan = occurrence && { startMs: occurrence.startsAt.getTime(), endMs: occurrence.endsAt.getTime(), music: occurrence.music, archive: occurrence.archive }
  return { occurrenceId, show, hosts: hosts.map(({ name }) => name), title, kind, live, reasonCode, plan }
}

/** Lines of the log, in the order of time; torn ones and what is said twice are left out. */
export function parseAired(text: string): Aired[] {
  const lines = text.split('\n').flatMap((line) => {
    const read = shape.safeParse(jsonOrNull(line))
    return read.success ? [read.data] : []
  })
  return lines.toSorted((one, other) => one.atMs - other.atMs).filter(({ atMs }, index, all) => atMs !== all[index - 1]?.atMs)
}

/** What was on air at a moment; null: not known. */
export function airedAt(aired: readonly Aired[], ms: number): Aired | null {
  return aired.findLast(({ atMs }) => atMs <= ms) ?? null
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
