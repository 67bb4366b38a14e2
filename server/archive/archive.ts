// What editors do with episodes: change, publish, plan, withdraw, bring back, throw away. Each in one transaction with its audit entry.

import type { Kysely, Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Events } from '../events.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import type { FindAiredShow } from './aired-show.ts'
import { requireStep, type Episode, type EpisodeContent, type EpisodeFile } from './episode.ts'
import type { Jobs } from './jobs.ts'
import { namesOf, processJob } from './process-job.ts'
import type { Publisher } from './publisher.ts'
import { requirePublishable } from './publishing-rules.ts'
import { isReady, type EpisodeNames } from './recipe.ts'
import * as store from './store.ts'

export interface ArchiveOptions {
  readonly db: Kysely<Tables>
  readonly jobs: Jobs
  readonly publisher: Pick<Publisher, 'look'>
  readonly clock: Clock
  readonly events: Events
  readonly findAiredShow: FindAiredShow
  readonly stationName: string
}

/** An episode with what the desk needs beside it. */
export interface EpisodeOnDesk {
  readonly episode: Episode
  readonly files: readonly EpisodeFile[]
  readonly names: EpisodeNames
  /** The files listeners get are those of the episode as it now stands. */
  readonly isReady: boolean
}

export class Archive {
  readonly #options: ArchiveOptions

  constructor(options: ArchiveOptions) {
    this.#options = options
  }

  get(id: string): Promise<Episode> {
    return store.getEpisode(this.#options.db, id)
  }

  async onDesk(episode: Episode): Promise<EpisodeOnDesk> {
    const { db } = this.#options
    const [files, names] = await Promise.all([store.listFiles(db, episode.id), namesOf(episode, this.#options)])
    return { episode, files, names, isReady: isReady(episode, names, files) }
  }

  /** Changes what an editor may change. What is out already must stay publishable, and gets its files anew. */
  async edit(id: string, edit: { readonly seenRevision: number; readonly content: Partial<EpisodeContent>; readonly slug?: string }, person: Person): Promise<Episode> {
    const at = this.#options.clock.now()
    const names = await this.#namesOf(id)
    const changed = await this.#transaction(async (tx) => {
      const episode = await store.changeContent(tx, id, {
        ...edit,
        personName: person.name,
        at,
        check: (after) => {
          if (after.state === 'withdrawn') throw new AppError('conflict', 'wrong_state', `"${after.title}" was withdrawn: make it a draft again before you change it.`)
          if (after.state !== 'draft') requirePublishable(after)
        },
      })
      if (episode.revision === edit.seenRevision) return episode
      await this.#audit(tx, episode, 'edited', person, { revision: episode.revision, fields: Object.keys(edit.content) })
      if (episode.state !== 'draft') await this.#askForFiles(tx, episode, names)
      return episode
    })
    return this.#told(changed)
  }

  /** Publishes now (null) or plans it; it goes out at that time, or when its files are made if that is later. */
  async publish(id: string, publishAt: Date | null, person: Person): Promise<Episode> {
    const at = this.#options.clock.now()
    const names = await this.#namesOf(id)
    const episode = await this.#transaction(async (tx) => {
      const planned = await store.changeEpisode(tx, id, (before) => {
        requireStep(before, 'scheduled')
        requirePublishable(before)
        return { state: 'scheduled', publishAt: publishAt ?? at }
      })
      await this.#askForFiles(tx, planned, names)
      await this.#audit(tx, planned, publishAt === null ? 'published' : 'scheduled', person, { publishAt: planned.publishAt?.toISOString() })
      return planned
    })
    return this.#told(episode)
  }

  /** Makes what is planned a draft again. */
  unschedule(id: string, person: Person): Promise<Episode> {
    return this.#step(id, person, 'unscheduled', (before) => {
      requireStep(before, 'draft')
      if (before.state !== 'scheduled') throw new AppError('conflict', 'wrong_state', `"${before.title}" has no date to go out.`)
      return { state: 'draft', publishAt: null }
    })
  }

  /** Takes an episode away from listeners, everywhere at once. Without `hold` its files are removed for good, the lossless one too. */
  async withdraw(id: string, { reason, hold }: { readonly reason: string; readonly hold: boolean }, person: Person): Promise<Episode> {
    const at = this.#options.clock.now()
    const episode = await this.#transaction(async (tx) => {
      const withdrawn = await store.changeEpisode(tx, id, (before) => {
        requireStep(before, 'withdrawn')
        return { state: 'withdrawn', withdrawnAt: at, withdrawnReason: reason, isHeld: hold }
      })
      if (!hold) await store.releaseFiles(tx, id, at)
      await this.#audit(tx, withdrawn, 'withdrawn', person, { reason, hold })
      return withdrawn
    })
    this.#options.events.emit('episodeWithdrawn', { episodeId: id, showSlug: episode.showSlug })
    if (!hold) void this.#options.jobs.sweep()
    return episode
  }

  /** Makes a withdrawn episode whose files were held a draft again. */
  restore(id: string, person: Person): Promise<Episode> {
    return this.#step(id, person, 'restored', (before) => {
      requireStep(before, 'draft')
      if (before.state !== 'withdrawn') throw new AppError('conflict', 'wrong_state', `"${before.title}" was not withdrawn.`)
      return { state: 'draft', publishAt: null, isHeld: false, withdrawnAt: null, withdrawnReason: null }
    })
  }

  /** Throws a draft away with its files. What was ever public stays, to answer 410. */
  async discard(id: string, person: Person): Promise<void> {
    const at = this.#options.clock.now()
    await this.#transaction(async (tx) => {
      const episode = await store.changeEpisode(tx, id, (before) => {
        if (before.state !== 'draft' || before.publishedAt !== null) throw new AppError('conflict', 'wrong_state', `"${before.title}" is or was public: withdraw it instead.`)
        return null
      })
      await this.#audit(tx, episode, 'discarded', person, {})
      await store.deleteEpisode(tx, id, at)
    })
    void this.#options.jobs.sweep()
  }

  async #step(id: string, person: Person, deed: string, change: (before: Episode) => Partial<Episode>): Promise<Episode> {
    const episode = await this.#transaction(async (tx) => {
      const changed = await store.changeEpisode(tx, id, change)
      await this.#audit(tx, changed, deed, person, {})
      return changed
    })
    return this.#told(episode)
  }

  // Before a transaction, which must not wait for another connection.
  async #namesOf(id: string): Promise<EpisodeNames> {
    return namesOf(await this.get(id), this.#options)
  }

  async #askForFiles(tx: Transaction<Tables>, episode: Episode, names: EpisodeNames): Promise<void> {
    if (!isReady(episode, names, await store.listFiles(tx, episode.id))) await this.#options.jobs.add(processJob(episode, { urgent: true }), tx)
  }

  #transaction<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#options.db.transaction().execute(work)
  }

  #audit(tx: Kysely<Tables>, episode: Episode, deed: string, person: Person, details: Record<string, unknown>): Promise<void> {
    return recordAudit(tx, { at: this.#options.clock.now(), person, action: `episode.${deed}`, subject: `episode/${episode.id}`, details: { title: episode.title, show: episode.showSlug, ...details } })
  }

  /** After the commit: the jobs begin, and what is due goes out before the answer when its files are there. */
  async #told(episode: Episode): Promise<Episode> {
    this.#options.jobs.wake()
    await this.#options.publisher.look()
    return this.get(episode.id)
  }
}
