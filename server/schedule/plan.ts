// The plan as the desk works on it: shows, slots and exceptions with the airings they give, all of one revision.

import type { Kysely } from 'kysely'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import { occurrencesOf, type Programme } from '../../schedules/programme.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import type { Tables } from '../db/tables.ts'
import type { PlanAnswer } from './plan-schema.ts'
import { presentPlanned } from './present.ts'
import { readStored, type StoredProgramme } from './store.ts'

/**
 * Answers with the plan as JSON.
 *
 * Each answer is of one snapshot of the database. The shows of a full station are a third of a megabyte and change a few times a
 * day, so what they say is kept with its revision; airings are made for each question.
 */
export class Plan {
  readonly #db: Kysely<Tables>
  readonly #timeZone: string
  #known: Known | null = null

  constructor(db: Kysely<Tables>, timeZone: string) {
    this.#db = db
    this.#timeZone = timeZone
  }

  /** A `PlanAnswer` as text: airings overlap [from, until), as planned, so specials cut nothing. */
  async read(from: Date, until: Date): Promise<string> {
    const stored = await readStored(this.#db, this.#timeZone, this.#known?.stored)
    const { programme, json } = (this.#known = this.#knownOf(stored))
    const occurrences = occurrencesOf({ ...programme, specials: stored.specials }, from, until).map(presentPlanned)
    const head = { revision: stored.revision, timeZone: this.#timeZone, from: from.toISOString(), until: until.toISOString(), occurrences } satisfies Partial<PlanAnswer>
    return `${JSON.stringify(head).slice(0, -1)},${json.slice(1)}`
  }

  #knownOf(stored: StoredProgramme): Known {
    const known = this.#known
    if (known?.stored.content === stored.content) return { ...known, stored }
    return { stored, programme: programmeOf({ ...stored.content, specials: [] }, this.#timeZone), json: JSON.stringify(stored.content satisfies ContentAnswer) }
  }
}

interface Known {
  readonly stored: StoredProgramme
  readonly programme: Programme
  /** What the content is on the wire. */
  readonly json: string
}

type ContentAnswer = { readonly [K in keyof ProgrammeContent]: readonly PlanAnswer[K][number][] }
