// Feeds that move away: apps are told the new address in the feed itself, and later by a redirect, so that no listener is lost.

import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { Person } from '../../people/person.ts'
import type { FindAiredShow } from '../aired-show.ts'
import { deleteFeedMove, saveFeedMove, type FeedMove } from './store.ts'

export interface FeedMovesOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly findAiredShow: FindAiredShow
}

export class FeedMoves {
  readonly #options: FeedMovesOptions

  constructor(options: FeedMovesOptions) {
    this.#options = options
  }

  /** `here`: this station's own origin, where a feed cannot move to. */
  async move({ showSlug, movedTo, redirects }: Pick<FeedMove, 'showSlug' | 'movedTo' | 'redirects'>, here: string, person: Person): Promise<FeedMove> {
    const { db, clock, findAiredShow } = this.#options
    if (!(await findAiredShow(showSlug))) throw new AppError('not-found', 'show_not_found', `There is no show "${showSlug}".`)
    // Apps would be sent round in circles.
    if (new URL(movedTo).host === new URL(here).host) throw new AppError('invalid', 'moved_to_itself', 'This is an address of this station: give the one of the feed elsewhere.')
    const move = { showSlug, movedTo, redirects, changedAt: clock.now() }
    await db.transaction().execute(async (tx) => {
      await saveFeedMove(tx, move)
      await recordAudit(tx, { at: move.changedAt, person, action: 'feed.moved', subject: `show/${showSlug}`, details: { after: movedTo, redirects } })
    })
    return move
  }

  /** Nothing happens when it never moved. */
  async stay(showSlug: string, person: Person): Promise<void> {
    const { db, clock } = this.#options
    await db.transaction().execute(async (tx) => {
      const before = await deleteFeedMove(tx, showSlug)
      if (before !== null) await recordAudit(tx, { at: clock.now(), person, action: 'feed.stayed', subject: `show/${showSlug}`, details: { before } })
    })
  }
}
