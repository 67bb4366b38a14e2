// Ideas and their steps in the database.

import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { recordAudit, type Change } from '../audit-log.ts'
import type { Person } from '../person.ts'
import type { NewIdea, Stage } from './idea.ts'

export interface IdeaStep {
  readonly at: Date
  readonly stage: Stage
  readonly note: string | null
  /** Who moved it, as they were called then. */
  readonly by: string | null
}

export interface Idea extends NewIdea {
  readonly id: string
  readonly stage: Stage
  readonly sentAt: Date
  readonly movedAt: Date
  /** Whoever sent it and has an account by now. */
  readonly person: { readonly id: string; readonly name: string } | null
  /** An invitation was made that still waits. */
  readonly isInvited: boolean
  /** Oldest first. */
  readonly steps: readonly IdeaStep[]
}

export class IdeaStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async insert({ text, nick, contact, languages }: NewIdea, at: Date): Promise<void> {
    await this.#db.insertInto('ideas').values({ text, nick, contact, languages: [...languages], stage: 'applied', sent_at: at, moved_at: at }).execute()
  }

  async countSince(at: Date): Promise<number> {
    const { count } = await this.#db.selectFrom('ideas').select((from) => from.fn.countAll<number>().as('count')).where('sent_at', '>=', at).executeTakeFirstOrThrow()
    return count
  }

  /** Deletes what was moved last before that time. */
  async forget(before: Date): Promise<void> {
    await this.#db.deleteFrom('ideas').where('moved_at', '<', before).execute()
  }

  /** The one moved last first. */
  async list(now: Date): Promise<Idea[]> {
    const rows = await this.#db
      .selectFrom('ideas')
      .leftJoin('people', 'people.id', 'ideas.person_id')
      .selectAll('ideas')
      .select('people.name as person_name')
      .select((from) =>
        from
          .exists(from.selectFrom('invitations').select('invitations.id').whereRef('invitations.idea_id', '=', 'ideas.id').where('accepted_at', 'is', null).where('expires_at', '>', now))
          .as('is_invited'),
      )
      .orderBy('moved_at', 'desc')
      .orderBy('ideas.id')
      .execute()
    const steps = await this.#db.selectFrom('idea_steps').selectAll().orderBy('id').execute()
    return rows.map((row) => toIdea(row, steps.filter(({ idea_id }) => idea_id === row.id)))
  }

  /** Notes a step and puts the idea there; false when there is no such idea. */
  async move(id: string, { stage, note, by, at }: { readonly stage: Stage; readonly note: string | null; readonly by: Person; readonly at: Date }): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const before = await trx.selectFrom('ideas').select('stage').where('id', '=', id).forUpdate().executeTakeFirst()
      if (!before) return false
      await trx.updateTable('ideas').set({ stage, moved_at: at }).where('id', '=', id).execute()
      await trx.insertInto('idea_steps').values({ idea_id: id, at, stage, note, person_id: by.id, person_name: by.name }).execute()
      await recordAudit(trx, { at, person: by, action: 'idea.moved', subject: `idea/${id}`, details: { before: before.stage, after: stage } })
      return true
    })
  }

  async delete(id: string, change: Change): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx.deleteFrom('ideas').where('id', '=', id).returning('id').executeTakeFirst()
      if (row) await recordAudit(trx, change)
      return row !== undefined
    })
  }
}

type IdeaRow = Selectable<Tables['ideas']> & { readonly person_name: string | null; readonly is_invited: unknown }

function toIdea(row: IdeaRow, steps: readonly Selectable<Tables['idea_steps']>[]): Idea {
  return {
    id: row.id,
    text: row.text,
    nick: row.nick,
    contact: row.contact,
    languages: row.languages,
    stage: row.stage,
    sentAt: row.sent_at,
    movedAt: row.moved_at,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    isInvited: row.is_invited === true,
    steps: steps.map(({ at, stage, note, person_name }) => ({ at, stage, note, by: person_name })),
  }
}
