// What editors do with episodes: change, publish, plan, withdraw, bring back, throw away. Each in one transaction with its audit entry.

import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Events } from '../events.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import type { FindAiredShow } from './aired-show.ts'
import { requireStep, type Episode, type EpisodeContent, type EpisodeFile } from './episode.ts'
import type { Job } from './job.ts'
import type { Jobs } from './jobs.ts'
import { announceFile } from './jobs/store.ts'
import { namesOf, processJob } from './process-job.ts'
import type { Publisher } from './publisher.ts'
import { requireCuttable, requirePublishable } from './publishing-rules.ts'
import { isReady, type EpisodeNames } from './recipe.ts'
import type { Storage } from './storage.ts'
import * as store from './store.ts'
import { keyed } from './stored-file.ts'

export interface ArchiveOptions {
  readonly db: Kysely<Tables>
  readonly storage: Storage
  /** For files on their way to the storage. */
  readonly workFolder: string
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
  /** The newest work on its files; null: there was none. */
  readonly job: Job | null
  /** The files listeners get are those of the episode as it now stands. */
  readonly isReady: boolean
}

/** What editors put beside the sound. */
export interface Attachment {
  /** `cues`: a transcript on the master's time line, as JSON. */
  readonly kind: 'cues' | 'cover'
  readonly bytes: Buffer
  readonly mediaType: string
  readonly extension: string
}

const ATTACHED = { cues: 'transcript', cover: 'cover' } as const

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
    const [files, names, [job]] = await Promise.all([store.listFiles(db, episode.id), namesOf(episode, this.#options), this.#options.jobs.list({ subject: `episode/${episode.id}`, limit: 1 })])
    return { episode, files, names, job: job ?? null, isReady: isReady(episode, names, files) }
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
        check: (after, before) => {
          requireChangeable(after)
          requireCuttable(after, before)
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

  /** Puts a transcript or a cover in place of the one there was. */
  async attach(id: string, { kind, bytes, mediaType, extension }: Attachment, person: Person): Promise<Episode> {
    const { db, storage, workFolder, clock } = this.#options
    const work = await writeWork(workFolder, bytes)
    try {
      const file = await keyed({ episodeId: id, kind, path: work, mediaType, extension })
      // Until the episode has it, it is nobody's: a crash in between leaves nothing behind.
      await announceFile(db, file.key, null, clock.now())
      return await this.#changeFiles(id, `${ATTACHED[kind]}_changed`, person, async (tx) => {
        await store.holdFile(tx, file.key, clock.now())
        await storage.put(file.key, work)
        await store.attachFile(tx, file, clock.now())
        return kind === 'cover' ? { coverKey: file.key } : {}
      })
    } finally {
      await rm(work, { force: true })
      void this.#options.jobs.sweep()
    }
  }

  /** Takes the transcript or the cover away. Nothing happens when there is none. */
  async detach(id: string, kind: Attachment['kind'], person: Person): Promise<Episode> {
    const { db, clock, jobs } = this.#options
    if (!(await store.listFiles(db, id)).some((file) => file.kind === kind)) return this.get(id)
    const episode = await this.#changeFiles(id, `${ATTACHED[kind]}_removed`, person, async (tx) => {
      await store.releaseFiles(tx, id, clock.now(), kind === 'cover' ? ['cover'] : ['cues', 'transcript'])
      return kind === 'cover' ? { coverKey: null } : {}
    })
    void jobs.sweep()
    return episode
  }

  /** Has the files of a draft made as it now stands, for who is sent its preview link. */
  async prepare(id: string): Promise<void> {
    const names = await this.#namesOf(id)
    await this.#askForFiles(this.#options.db, await this.get(id), names)
  }

  /** Publishes now (null; with its old date when it came out elsewhere before) or plans it; it goes out at that time, or when its files are made if that is later. */
  async publish(id: string, publishAt: Date | null, person: Person): Promise<Episode> {
    const at = this.#options.clock.now()
    const names = await this.#namesOf(id)
    const episode = await this.#transaction(async (tx) => {
      const planned = await store.changeEpisode(tx, id, (before) => {
        requireStep(before, 'scheduled')
        requirePublishable(before)
        return { state: 'scheduled', publishAt: publishAt ?? before.firstPublishedAt ?? at }
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

  async #changeFiles(id: string, deed: string, person: Person, change: (tx: Transaction<Tables>) => Promise<Partial<Episode>>): Promise<Episode> {
    const at = this.#options.clock.now()
    const names = await this.#namesOf(id)
    const episode = await this.#transaction(async (tx) => {
      requireChangeable(await store.getEpisode(tx, id))
      const changes = await change(tx)
      const changed = await store.changeEpisode(tx, id, (present) => {
        requireChangeable(present)
        return { ...changes, updatedAt: at }
      })
      await this.#audit(tx, changed, deed, person, {})
      if (changed.state !== 'draft') await this.#askForFiles(tx, changed, names)
      return changed
    })
    return this.#told(episode)
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

  async #askForFiles(tx: Kysely<Tables>, episode: Episode, names: EpisodeNames): Promise<void> {
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

function requireChangeable({ state, title }: Episode): void {
  if (state === 'withdrawn') throw new AppError('conflict', 'wrong_state', `"${title}" was withdrawn: make it a draft again before you change it.`)
}

async function writeWork(folder: string, bytes: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `attached-${randomUUID()}`)
  await writeFile(file, bytes, { mode: 0o600 })
  return file
}
