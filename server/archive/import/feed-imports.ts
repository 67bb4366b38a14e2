// Bringing a podcast here: looking at its feed, asking for its episodes, stopping that. The work on each is import-job.ts's.

import { createHash, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { Reach } from '../../http/outside.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { Person } from '../../people/person.ts'
import type { FindAiredShow } from '../aired-show.ts'
import { addJobs } from '../jobs/store.ts'
import { findGuids } from '../store.ts'
import type { FeedEntry } from './feed-entry.ts'
import { IMPORT } from './import-job.ts'
import { lookAtFeed, type Feed } from './look-at-feed.ts'
import { cancelImport, getImport, listDoneGuids, saveImport, type FeedImport } from './store.ts'

export interface FeedImportsOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly reach: Reach
  readonly findAiredShow: FindAiredShow
}

export interface ImportWish {
  readonly url: string
  readonly showSlug: string
  /** Null: from the beginning. */
  readonly since: Date | null
  readonly publish: boolean
  /** Somebody says that the station may keep and give out every episode, music included. */
  readonly rightsConfirmed: boolean
}

export interface SeenFeed {
  readonly feed: Feed
  /** Of its episodes those that are here, or were and were taken away. */
  readonly here: ReadonlySet<string>
}

/** Reading a feed may take 400 MB for a moment. */
const MOST_AT_ONCE = 2

export class FeedImports {
  readonly #options: FeedImportsOptions
  readonly #stopping = new AbortController()
  #looking = 0

  constructor(options: FeedImportsOptions) {
    this.#options = options
  }

  /** Tells what a feed has; changes nothing. */
  async look(url: string): Promise<SeenFeed> {
    const feed = await this.#read(url)
    return { feed, here: await findGuids(this.#options.db, feed.entries.map(({ guid }) => guid)) }
  }

  /**
   * Asks for the episodes of a feed that are not here yet; the station then brings one after another.
   *
   * Asking again brings what is new, and tries what failed or was stopped once more. What was thrown away here does not come again.
   */
  async start(wish: ImportWish, person: Person | null): Promise<{ readonly started: FeedImport; readonly asked: number }> {
    const { db, clock, findAiredShow } = this.#options
    if (!wish.rightsConfirmed) throw new AppError('invalid', 'rights_not_confirmed', 'Confirm that the station may keep these episodes and give them out, the music in them included.')
    const show = await findAiredShow(wish.showSlug)
    if (!show) throw new AppError('not-found', 'show_not_found', `There is no show "${wish.showSlug}": make it first, then its episodes can come.`)
    if (show.archive === 'none') throw new AppError('conflict', 'archive_none', `"${show.title}" keeps no archive: change the show's archive policy first.`)
    const feed = await this.#read(wish.url)
    if (feed.channel.isLocked) throw new AppError('conflict', 'feed_locked', `"${feed.channel.title}" is locked: its owner has said that no other station may take it over. If it is yours, unlock it where it is now (podcast:locked), then try again.`)
    const at = clock.now()
    return db.transaction().execute(async (tx) => {
      const started = await saveImport(tx, {
        id: randomUUID(), feedUrl: feed.url, showSlug: show.slug, title: feed.channel.title, language: feed.channel.language, imageUrl: feed.channel.imageUrl,
        since: wish.since, publish: wish.publish, personName: person?.name ?? null, startedAt: at,
      })
      const [here, done] = [await findGuids(tx, feed.entries.map(({ guid }) => guid)), await listDoneGuids(tx, started.id)]
      const wanted = feed.entries.filter((entry) => !here.has(entry.guid) && !done.has(entry.guid) && isSince(entry, wish.since))
      const asked = await addJobs(tx, wanted.map((entry) => jobOf(started, entry)), at)
      await recordAudit(tx, { at, person, action: 'import.started', subject: `show/${show.slug}`, details: { feed: feed.url, title: feed.channel.title, episodes: asked, publish: wish.publish, since: wish.since?.toISOString() ?? null, rightsConfirmed: true } })
      return { started, asked }
    })
  }

  /** Stops what is still to come; what is here stays. */
  async stop(id: string, person: Person | null): Promise<FeedImport> {
    const { db, clock } = this.#options
    const at = clock.now()
    return db.transaction().execute(async (tx) => {
      const stopped = await getImport(tx, id)
      const episodes = await cancelImport(tx, id, at)
      if (episodes > 0) await recordAudit(tx, { at, person, action: 'import.stopped', subject: `show/${stopped.showSlug}`, details: { feed: stopped.feedUrl, episodes } })
      return stopped
    })
  }

  /** Gives up looking at feeds. */
  close(): void {
    this.#stopping.abort(new AppError('unavailable', 'station_stopping', 'The station is being restarted; try again in a minute.'))
  }

  async #read(url: string): Promise<Feed> {
    if (this.#looking >= MOST_AT_ONCE) throw new AppError('too-many', 'feeds_being_read', 'Other feeds are being read at this moment; try again in a minute.')
    this.#looking += 1
    try {
      return await lookAtFeed(url, { reach: this.#options.reach, signal: this.#stopping.signal })
    } finally {
      this.#looking -= 1
    }
  }
}

/** An episode without a date comes in any case: nobody can say that it is too old. */
function isSince({ publishedAt }: FeedEntry, since: Date | null): boolean {
  return since === null || publishedAt === null || new Date(publishedAt) >= since
}

function jobOf({ id: importId, showSlug }: FeedImport, entry: FeedEntry) {
  const subject = `import/${importId}/${createHash('sha256').update(entry.guid).digest('hex').slice(0, 16)}`
  return { id: randomUUID(), kind: IMPORT, subject, title: entry.title || entry.guid.slice(0, 200), showSlug, input: { importId, entry } }
}
