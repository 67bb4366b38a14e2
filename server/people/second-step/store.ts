// The second step in the database: one secret per person, recovery codes as hashes.

import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { recordAudit, type Change } from '../audit-log.ts'

export interface SecondStepRow {
  readonly secret: string
  readonly confirmedAt: Date | null
  readonly codesLeft: number
}

export class SecondStepStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async find(personId: string): Promise<SecondStepRow | null> {
    const row = await this.#db
      .selectFrom('second_steps')
      .selectAll()
      .select((from) => from.selectFrom('recovery_codes').whereRef('recovery_codes.person_id', '=', 'second_steps.person_id').select((codes) => codes.fn.countAll<number>().as('count')).as('codes'))
      .where('person_id', '=', personId)
      .executeTakeFirst()
    return row ? { secret: row.secret, confirmedAt: row.confirmed_at, codesLeft: row.codes ?? 0 } : null
  }

  /** Keeps a secret that waits for its first code; false when there is a confirmed one. */
  async begin(personId: string, secret: string, at: Date): Promise<boolean> {
    const row = await this.#db
      .insertInto('second_steps')
      .values({ person_id: personId, secret, started_at: at })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ secret, started_at: at, last_step: 0 }).where('second_steps.confirmed_at', 'is', null))
      .returning('person_id')
      .executeTakeFirst()
    return row !== undefined
  }

  /** From now on codes are asked for; false when that was so already. */
  async confirm(personId: string, step: number, codeHashes: readonly string[], change: Change): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx
        .updateTable('second_steps')
        .set({ confirmed_at: change.at, last_step: step })
        .where('person_id', '=', personId)
        .where('confirmed_at', 'is', null)
        .returning('person_id')
        .executeTakeFirst()
      if (!row) return false
      await trx.insertInto('recovery_codes').values(codeHashes.map((code_hash) => ({ code_hash, person_id: personId }))).execute()
      await recordAudit(trx, change)
      return true
    })
  }

  /** Takes the code of that step; false when it or a later one was taken before. */
  async useStep(personId: string, step: number): Promise<boolean> {
    const row = await this.#db.updateTable('second_steps').set({ last_step: step }).where('person_id', '=', personId).where('last_step', '<', step).returning('person_id').executeTakeFirst()
    return row !== undefined
  }

  async useRecoveryCode(personId: string, codeHash: string, change: Change): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx.deleteFrom('recovery_codes').where('person_id', '=', personId).where('code_hash', '=', codeHash).returning('code_hash').executeTakeFirst()
      if (row) await recordAudit(trx, change)
      return row !== undefined
    })
  }

  /** False when there was none. */
  async remove(personId: string, change: Change): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx.deleteFrom('second_steps').where('person_id', '=', personId).returning('confirmed_at').executeTakeFirst()
      if (row?.confirmed_at) await recordAudit(trx, change)
      return row !== undefined
    })
  }
}
