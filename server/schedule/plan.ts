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
 * Gives the plan, ready to be sent.
 *
 * Each answer is of one snapshot of the database. The shows of a full station are a third of a megabyte and change a few times a
 * day, so what they say is kept with its revision; airings are made for each question.
 */
export class Plan {
  readonly #db: Kysely<Tables>
  readonly #timeZone: string
  readonly #lastRead: () => StoredProgramme | null
  #known: Known | null = null

  /** `lastRead`: the programme as somebody read it last; what has not changed since is not read again. */
  constructor(db: Kysely<Tables>, timeZone: string, lastRead: () => StoredProgramme | null) {
    this.#db = db
    this.#timeZone = timeZone
    this.#lastRead = lastRead
  }

  /** A `PlanAnswer` as JSON in UTF-8: airings overlap [from, until), as planned, so specials cut nothing. */
  async read(from: Date, until: Date): Promise<Buffer> {
    const stored = await readStored(this.#db, this.#timeZone, this.#lastRead())
    const { programme, json } = (this.#known = this.#knownOf(stored))
    const occurrences = occurrencesOf({ ...programme, specials: stored.specials }, from, until).map(presentPlanned)
    const head = { revision: stored.revision, timeZone: this.#timeZone, from: from.toISOString(), until: until.toISOString(), occurrences } satisfies Partial<PlanAnswer>
    return Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},`), json])
  }

  #knownOf(stored: StoredProgramme): Known {
    const known = this.#known
    if (known?.content === stored.content) return known
    const { content } = stored
    const json = JSON.stringify(content satisfies ContentAnswer)
    return { content, programme: programmeOf({ ...content, specials: [] }, this.#timeZone), json: Buffer.from(json.slice(1)) }
  }
}

interface Known {
  readonly content: ProgrammeContent
  readonly programme: Programme
  /** The content on the wire, without its opening brace: written anew for each answer it would cost more than all the rest. */
  readonly json: Buffer
}

type ContentAnswer = { readonly [K in keyof ProgrammeContent]: readonly PlanAnswer[K][number][] }
