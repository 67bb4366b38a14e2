// Sound that somebody sends as a file: what they wish to become of it, and what a wish must be. Pure.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Show } from '../../shows/show.ts'
import { AppError } from '../../errors.ts'

/** The airing in which a file shall be heard. */
export interface Slot {
  readonly occurrenceId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The rest of a live show, which its host's browser kept when the line was gone until the end. */
export interface LateSound {
  /** The live session whose line was lost. */
  readonly sessionId: string
  readonly occurrenceId: string
  /** When the first of it was said. */
  readonly startsAt: Date
}

export interface Upload {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly showSlug: string
  /** As its sender calls it, fit to be shown; on the disk it is called by its id. */
  readonly fileName: string
  /** Of the whole file. */
  readonly bytes: number
  /** What the sender's browser made of parts of the file, to know it again when it is picked a second time. */
  readonly fingerprint: string
  /** An episode is made of it, as a draft. */
  readonly wantsArchive: boolean
  /** It is played there; null: on air it is not heard. */
  readonly slot: Slot | null
  /** Null: a file like any other. */
  readonly late: LateSound | null
  readonly createdAt: Date
  /** All of it is here. */
  readonly arrivedAt: Date | null
  /** It lies ready for its slot. */
  readonly deliveredAt: Date | null
  readonly episodeId: string | null
  /** All that was wished is done, and the file itself is gone. */
  readonly doneAt: Date | null
}

export interface UploadLimits {
  readonly maxBytes: number
  /** Sound must be shorter. */
  readonly maxHours: number
}

/** What a sender says before the first byte. */
export interface UploadWish {
  readonly fileName: string
  readonly bytes: number
  readonly fingerprint: string
  readonly show: string
  readonly archive: boolean
  /** The airing it is for; null: none. */
  readonly occurrence: string | null
}

/** So many may be under way for one person; each may hold gigabytes of the disk. */
const MOST_ARRIVING = 20

/** How far ahead a slot can be chosen. */
export const SLOTS_AHEAD_DAYS = 60

/** Whether a file can be sent for that airing: it is of the show, takes place, and is not over. */
export function isOpenSlot(occurrence: Occurrence, showSlug: string, now: Date): boolean {
  return occurrence.showSlug === showSlug && occurrence.cancelled === null && occurrence.endsAt > now
}

/** Refuses what cannot come to anything before a byte of it is sent. */
export function checkWish(wish: UploadWish, { limits, show, arriving }: { readonly limits: UploadLimits; readonly show: Pick<Show, 'title' | 'archive'>; readonly arriving: number }): void {
  if (!wish.archive && wish.occurrence === null) throw new AppError('invalid', 'nothing_wished', 'Say what the file is for: to be broadcast, for the archive, or both.')
  if (wish.archive && show.archive === 'none') throw new AppError('invalid', 'archive_none', `"${show.title}" keeps no archive: its airings are heard once. Send the file for a broadcast only, or change the show's archive policy first.`)
  if (wish.bytes === 0) throw new AppError('invalid', 'file_empty', 'This file is empty: play it on your own machine first.')
  if (wish.bytes > limits.maxBytes) {
    throw new AppError('too-large', 'file_too_large', `This file has ${megabytes(wish.bytes)}, and at most ${megabytes(limits.maxBytes)} can be sent: save it as FLAC, or as MP3 with 192 kbit/s, and send that.`)
  }
  requireFew(arriving)
}

/** Refuses another one while many of somebody's are on their way. */
export function requireFew(arriving: number): void {
  if (arriving >= MOST_ARRIVING) throw new AppError('too-many', 'too_many_uploads', `${MOST_ARRIVING} of your files are on their way already: finish or remove some of them first.`)
}

/** Refuses sound that is too long, with its length. */
export function lengthRefusal(durationMs: number, { maxHours }: UploadLimits): string | null {
  if (durationMs < maxHours * 3_600_000) return null
  return `This file is ${hoursAndMinutes(durationMs)} long, and what is sent must be shorter than ${maxHours} h: cut it into parts and send each.`
}

/** `1 h 15 min`, `58 min`, `40 s`: for sentences in English. */
export function hoursAndMinutes(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`
}

export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1e6)).toLocaleString('en')} MB`
}
