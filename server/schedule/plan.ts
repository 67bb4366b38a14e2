// The plan as the desk works on it: shows, slots and exceptions with the airings they give, all of one revision.

import type { Kysely } from 'kysely'
import { occurrencesOf } from '../../schedules/programme.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import type { Tables } from '../db/tables.ts'
import { programmeOfStored, readStored } from './store.ts'

export interface Plan {
  readonly revision: number
  readonly content: ProgrammeContent
  /** Those that overlap the asked time, as planned: specials cut nothing. */
  readonly occurrences: readonly Occurrence[]
}

/** Reads the plan in one snapshot. */
export async function readPlan(db: Kysely<Tables>, { timeZone, from, until }: { readonly timeZone: string; readonly from: Date; readonly until: Date }): Promise<Plan> {
  const stored = await readStored(db, timeZone)
  return { revision: stored.revision, content: stored.content, occurrences: occurrencesOf(programmeOfStored(stored, timeZone), from, until) }
}
