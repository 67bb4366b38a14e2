// Uploads from the wish to the last byte: who may send what for which show and airing, and that a whole file is worked on, whatever dies.

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { recordAudit } from '../../people/audit-log.ts'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { ProgrammeView } from '../../schedule/programme-view.ts'
import type { Show } from '../../shows/show.ts'
import { getShow, listShows } from '../../shows/store.ts'
import type { Job } from '../job.ts'
import type { Jobs } from '../jobs.ts'
import type { Space } from '../keeping/space.ts'
import type { LateSoundDoor } from './late-sound.ts'
import { shownText } from './shown-text.ts'
import * as store from './store.ts'
import { checkWish, isOpenSlot, megabytes, requireFew, SLOTS_AHEAD_DAYS, type Slot, type Upload, type UploadLimits, type UploadWish } from './upload.ts'
import { uploadJob, uploadSubject } from './upload-job.ts'

export interface UploadsOptions {
  /** For files that are being sent. */
  readonly folder: string
  /** Not given: there always is room. */
  readonly space?: Pick<Space, 'requireRoom'> | undefined
  readonly db: Kysely<Tables>
  readonly jobs: Pick<Jobs, 'add' | 'list' | 'cancel' | 'wake'>
  readonly programme: Pick<ProgrammeView, 'between'>
  readonly clock: Clock
  readonly limits: UploadLimits
  readonly lateSound: Pick<LateSoundDoor, 'findSession'>
}

export interface LateWish {
  readonly session: string
  readonly startedAt: string
  readonly bytes: number
}

/** An upload with how far it and the work on it have come. */
export interface UploadOnDesk {
  readonly upload: Upload
  readonly receivedBytes: number
  /** The work on it; null until all of it is here. */
  readonly job: Job | null
}

/** A show that somebody may send sound for, and its airings to come. */
export interface ShowToSendFor {
  readonly show: Show
  readonly slots: readonly (Slot & { readonly isLive: boolean; readonly isTaken: boolean })[]
}

const MOST_LISTED = 50
/** A studio keeps half of it. */
const MOST_LATE_BYTES = 64_000_000

export class Uploads {
  readonly #options: UploadsOptions

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  get limits(): UploadLimits {
    return this.#options.limits
  }

  /** Takes the wish to send a file, and makes room for its bytes; refuses what cannot come to anything. */
  async begin(wish: UploadWish, person: Person): Promise<Upload> {
    const { db, clock, limits } = this.#options
    const show = await this.#showOf(wish.show, person)
    const arriving = await store.listArriving(db)
    checkWish(wish, { limits, show, arriving: countOf(arriving, person) })
    const slot = wish.occurrence === null ? null : this.#slotOf(wish.occurrence, show)
    this.#requireRoom(wish.bytes + (await this.#promisedBytes(arriving)))
    const fileName = shownText(wish.fileName, 300) ?? 'file'
    const { archive: wantsArchive, bytes, fingerprint } = wish
    const at = clock.now()
    const upload: Upload = {
      id: randomUUID(), personId: person.id, personName: person.name, showSlug: show.slug, fileName, bytes, fingerprint, wantsArchive, slot, late: null, createdAt: at, arrivedAt: null, deliveredAt: null, episodeId: null, doneAt: null,
    }
    await db.transaction().execute(async (tx) => {
      await store.insertUpload(tx, upload)
      await recordAudit(tx, { at, person, action: 'upload.begun', subject: `show/${show.slug}`, details: { upload: upload.id, file: fileName, bytes, archive: wantsArchive, occurrence: slot?.occurrenceId ?? null } })
    })
    await writeFile(this.pathOf(upload.id), '', { mode: 0o600 })
    return upload
  }

  /** Takes the wish to bring the rest of a live show, which was said on air and did not arrive. */
  async beginLate({ session: sessionId, startedAt, bytes }: LateWish, person: Person): Promise<Upload> {
    const { db, clock, lateSound } = this.#options
    const session = await lateSound.findSession(sessionId, person.id)
    if (!session) throw new AppError('not-found', 'session_not_found', 'You were not live in such a session; the sound cannot be put anywhere.')
    if (bytes === 0 || bytes > MOST_LATE_BYTES) throw new AppError('too-large', 'file_too_large', `The rest of a show may have ${megabytes(MOST_LATE_BYTES)}; this has ${megabytes(bytes)}.`)
    const arriving = await store.listArriving(db)
    requireFew(countOf(arriving, person))
    this.#requireRoom(bytes + (await this.#promisedBytes(arriving)))
    const upload: Upload = {
      id: randomUUID(), personId: person.id, personName: person.name, showSlug: session.showSlug, fileName: 'live', bytes, fingerprint: sessionId, wantsArchive: false, slot: null,
      late: { sessionId, occurrenceId: session.occurrenceId, startsAt: new Date(startedAt) }, createdAt: clock.now(), arrivedAt: null, deliveredAt: null, episodeId: null, doneAt: null,
    }
    await store.insertUpload(db, upload)
    await writeFile(this.pathOf(upload.id), '', { mode: 0o600 })
    return upload
  }

  /** The upload, for its sender and for who runs the station. */
  async get(id: string, person: Person): Promise<Upload> {
    const upload = await store.getUpload(this.#options.db, id)
    if (upload.personId === person.id || may(person, 'plan_programme')) return upload
    throw new AppError('forbidden', 'not_your_upload', 'Somebody else sends this file; only they and the coordinators see and change it.')
  }

  /** Refuses more bytes while there is no room; what came so far is kept. */
  requireMore({ arrivedAt }: Upload): void {
    if (arrivedAt === null) this.#requireRoom(0)
  }

  async bytesOf(id: string): Promise<number | null> {
    return (await store.findUpload(this.#options.db, id))?.bytes ?? null
  }

  /** All of it is here: the work on it begins. However often it is said, once. */
  async arrived(id: string): Promise<void> {
    const { db, jobs, clock } = this.#options
    const upload = await store.getUpload(db, id)
    await db.transaction().execute(async (tx) => {
      if (await store.markArrived(tx, id, clock.now())) await jobs.add(uploadJob(upload), tx)
    })
    jobs.wake()
  }

  /** Removes what is not wanted any more: what is on its way, or came to nothing. */
  async remove(upload: Upload, person: Person): Promise<void> {
    const { db, clock } = this.#options
    if (upload.doneAt !== null) throw new AppError('conflict', 'upload_done', 'This file was taken already; what became of it is thrown away where it is: the draft in the archive.')
    const { job } = await this.onDesk(upload)
    if (job && (job.state === 'waiting' || job.state === 'running')) throw new AppError('conflict', 'upload_in_work', 'The station is working on this file; stop that first, in the list of the archive\'s work.')
    await db.transaction().execute(async (tx) => {
      await store.deleteUpload(tx, upload.id)
      await recordAudit(tx, { at: clock.now(), person, action: 'upload.removed', subject: `show/${upload.showSlug}`, details: { upload: upload.id, file: upload.fileName } })
    })
    await this.removeFile(upload.id)
  }

  /** Removes files that are neither whole nor worked on, and that nobody has gone on with since then; gives what it removed. */
  async removeUnfinished(before: Date): Promise<{ readonly id: string; readonly title: string; readonly bytes: number }[]> {
    const { db } = this.#options
    const unfinished = await Promise.all((await store.listUnfinished(db)).map((upload) => this.onDesk(upload)))
    const removed = []
    for (const { upload, receivedBytes, job } of unfinished) {
      const { id, fileName: title } = upload
      if (job?.state === 'waiting' || job?.state === 'running' || (await this.#touchedAt(upload)) >= before) continue
      await store.deleteUpload(db, id)
      await this.removeFile(id)
      removed.push({ id, title, bytes: receivedBytes })
    }
    return removed
  }

  async listOf(person: Person): Promise<UploadOnDesk[]> {
    return Promise.all((await store.listUploadsOf(this.#options.db, person.id, MOST_LISTED)).map((upload) => this.onDesk(upload)))
  }

  async onDesk(upload: Upload): Promise<UploadOnDesk> {
    const { jobs } = this.#options
    if (upload.arrivedAt !== null) return { upload, receivedBytes: upload.bytes, job: (await jobs.list({ subject: uploadSubject(upload.id), limit: 1 }))[0] ?? null }
    const receivedBytes = await this.#receivedBytes(upload.id)
    if (receivedBytes !== upload.bytes) return { upload, receivedBytes, job: null }
    // The last byte came, and what should have followed was lost: the process died, or the database was away.
    await this.arrived(upload.id)
    return this.onDesk(await store.getUpload(this.#options.db, upload.id))
  }

  /** The shows this person may send sound for, with their airings of the next weeks. */
  async showsFor(person: Person): Promise<ShowToSendFor[]> {
    const { db, programme, clock } = this.#options
    const now = clock.now()
    const shows = (await listShows(db)).filter((show) => maySendFor(person, show))
    const coming = programme.between(now, new Date(now.getTime() + SLOTS_AHEAD_DAYS * 86_400_000))
    const taken = await store.listTakenSlots(db, coming.map(({ id }) => id))
    return shows.map((show) => ({
      show,
      slots: coming.filter((one) => isOpenSlot(one, show.slug, now)).map(({ id, startsAt, endsAt, kind }) => ({ occurrenceId: id, startsAt, endsAt, isLive: kind === 'live', isTaken: taken.has(id) })),
    }))
  }

  /** At start: files that arrived whole are worked on, files of nobody are removed, and so are wishes whose file is gone. */
  async tidy(): Promise<void> {
    const { db, folder } = this.#options
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const upload of await store.listArriving(db)) {
      const received = await stat(this.pathOf(upload.id)).then(({ size }) => size, () => null)
      if (received === null) await store.deleteUpload(db, upload.id)
      else if (received === upload.bytes) await this.arrived(upload.id)
    }
    const needed = new Set((await store.listUnfinished(db)).map(({ id }) => id))
    for (const name of await readdir(folder)) if (!needed.has(name)) await rm(path.join(folder, name), { recursive: true, force: true })
  }

  pathOf(id: string): string {
    return path.join(this.#options.folder, id)
  }

  async removeFile(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true })
  }

  async #showOf(slug: string, person: Person): Promise<Show> {
    const show = await getShow(this.#options.db, slug)
    if (!maySendFor(person, show)) throw mayNotSend()
    return show
  }

  #slotOf(occurrenceId: string, show: Show): Slot {
    const { programme, clock } = this.#options
    const now = clock.now()
    const occurrence = programme.between(now, new Date(now.getTime() + SLOTS_AHEAD_DAYS * 86_400_000)).find((one) => one.id === occurrenceId && isOpenSlot(one, show.slug, now))
    if (!occurrence) throw new AppError('conflict', 'slot_unknown', `"${show.title}" has no such airing any more: it was moved or cancelled, or is over. Choose another.`)
    return { occurrenceId, startsAt: occurrence.startsAt, endsAt: occurrence.endsAt }
  }

  #requireRoom(bytes: number): void {
    this.#options.space?.requireRoom(bytes)
  }

  async #promisedBytes(arriving: readonly Upload[]): Promise<number> {
    const rests = await Promise.all(arriving.map(async ({ id, bytes }) => bytes - (await this.#receivedBytes(id))))
    return rests.reduce((sum, rest) => sum + rest, 0)
  }

  /** When its last byte came, or it was begun. */
  #touchedAt({ id, createdAt }: Upload): Promise<Date> {
    return stat(this.pathOf(id)).then(({ mtime }) => mtime, () => createdAt)
  }

  #receivedBytes(id: string): Promise<number> {
    return stat(this.pathOf(id)).then(({ size }) => size, () => 0)
  }
}

/** Refuses who neither sends files nor goes live, before they learn anything. */
export function requireBringer(person: Person): Person {
  if (!may(person, 'upload_sound') && !may(person, 'go_live')) throw mayNotSend()
  return person
}

/** Refuses who has no show at all, before they learn anything. */
export function requireSender(person: Person): Person {
  if (!may(person, 'upload_sound')) throw mayNotSend()
  return person
}

function countOf(uploads: readonly Upload[], { id }: Person): number {
  return uploads.filter(({ personId }) => personId === id).length
}

function maySendFor(person: Person, { slug, hosts }: Show): boolean {
  return may(person, 'edit_episode', { showSlug: slug, hosts: hosts.map((host) => host.slug), isDraft: true })
}

function mayNotSend(): AppError {
  return new AppError('forbidden', 'may_not_upload', 'Hosts send sound for their own shows, editors for those they were given; ask a coordinator.')
}
