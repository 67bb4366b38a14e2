// What an episode has besides its sound: chapters, transcript, cover. None of it is worth losing the episode for: what cannot be
// brought is told of in a remark.

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { fetchOutside } from '../../http/outside-body.ts'
import type { Reach } from '../../http/outside.ts'
import type { CoverMaker } from '../../shows/covers/cover-maker.ts'
import { checkPicture } from '../../shows/covers/picture-kind.ts'
import type { Chapter } from '../episode.ts'
import { readTranscript, requireWithin, type Cue } from '../transcript.ts'
import { shownLines, shownText } from '../uploads/shown-text.ts'
import { chaptersOfJson } from './chapters-in.ts'
import type { FeedEntry } from './feed-entry.ts'
import { IMPORT_HEADERS } from './look-at-feed.ts'

export interface Beside {
  readonly chapters: readonly Chapter[]
  /** Paths in the folder; null: there is none. */
  readonly cues: string | null
  readonly cover: string | null
  /** In words for the desk. */
  readonly remarks: readonly string[]
}

export interface BesideOptions {
  /** How long the sound is. */
  readonly durationMs: number
  readonly folder: string
  readonly reach: Reach
  readonly signal: AbortSignal
  readonly covers: Pick<CoverMaker, 'make'>
  /** A server that is busy now may answer later: then the whole is tried again. */
  readonly isPatient: boolean
}

const MOST_CHAPTER_BYTES = 2_000_000
const MOST_TRANSCRIPT_BYTES = 8_000_000
const MOST_PICTURE_BYTES = 20_000_000
const LONGEST_MS = 60_000

/** Brings it. `inFile`: the chapters that the sound file itself has. */
export async function bringBeside(entry: FeedEntry, inFile: readonly Chapter[], options: BesideOptions): Promise<Beside> {
  const remarks: string[] = []
  const tried = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AppError) || (options.isPatient && isPassing(error))) throw error
      remarks.push(`${what} did not come with it: ${error.message}`)
      return null
    }
  }
  const { chaptersUrl, transcript, imageUrl } = entry
  const apart = chaptersUrl === null ? null : await tried('The list of chapters', () => bringChapters(chaptersUrl, options))
  const told = [apart ?? [], entry.chapters, inFile].find((chapters) => chapters.length > 0) ?? []
  return {
    chapters: told,
    cues: transcript === null ? null : await tried('The transcript', () => bringTranscript(transcript.url, options)),
    cover: imageUrl === null ? null : await tried('The cover', () => bringCover(imageUrl, options)),
    remarks,
  }
}

async function bringChapters(url: string, options: BesideOptions): Promise<Chapter[]> {
  const chapters = chaptersOfJson((await fetchBeside(url, MOST_CHAPTER_BYTES, options)).toString('utf8'))
  if (chapters === null) throw new AppError('invalid', 'chapters_unknown', 'it is no document of JSON Chapters.')
  return chapters
}

async function bringTranscript(url: string, options: BesideOptions): Promise<string> {
  const bytes = await fetchBeside(url, MOST_TRANSCRIPT_BYTES, options)
  const file = path.join(options.folder, 'cues.json')
  await writeFile(file, JSON.stringify(requireWithin(cuesOfJson(bytes) ?? readTranscript(bytes), options.durationMs)))
  return file
}

async function bringCover(url: string, { folder, covers, ...options }: BesideOptions): Promise<string> {
  const bytes = await fetchBeside(url, MOST_PICTURE_BYTES, options)
  checkPicture(bytes)
  const picture = path.join(folder, 'picture')
  const made = path.join(folder, 'cover')
  await writeFile(picture, bytes, { mode: 0o600 })
  await mkdir(made, { recursive: true })
  await covers.make({ picture, folder: made, crop: null, of: null })
  return path.join(made, '1400.jpg')
}

async function fetchBeside(url: string, maxBytes: number, { reach, signal }: Pick<BesideOptions, 'reach' | 'signal'>): Promise<Buffer> {
  const patience = AbortSignal.timeout(LONGEST_MS)
  try {
    return (await fetchOutside(url, { reach, signal: AbortSignal.any([signal, patience]), headers: IMPORT_HEADERS, maxBytes })).bytes
  } catch (error) {
    signal.throwIfAborted()
    if (patience.aborted) throw new AppError('unavailable', 'outside_slow', `it did not come in ${LONGEST_MS / 1000} s.`)
    throw error
  }
}

const segments = z.object({ segments: z.array(z.object({ startTime: z.number(), endTime: z.number().optional(), body: z.string(), speaker: z.string().optional() })).max(30_000) })

/** The podcast namespace's own JSON; null: it is something else. */
function cuesOfJson(bytes: Buffer): Cue[] | null {
  if (!/^\ufeff?\s*\{/.test(bytes.toString('utf8', 0, 100))) return null
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    return null
  }
  const read = segments.safeParse(value)
  if (!read.success) return null
  const cues = read.data.segments.flatMap(({ startTime, endTime, body, speaker }, index, all) => {
    const text = shownLines(body, 2000)
    const [startMs, endMs] = [Math.round(startTime * 1000), Math.round((endTime ?? all[index + 1]?.startTime ?? startTime + 3) * 1000)]
    // An arrow would be taken for times.
    return text === null || startMs < 0 || endMs <= startMs ? [] : [{ startMs, endMs, speaker: shownText(speaker, 120), text: text.replaceAll('-->', '→').replace(/\n+/g, '\n') }]
  })
  return cues.length > 0 ? cues.toSorted((one, other) => one.startMs - other.startMs) : null
}

function isPassing({ kind }: AppError): boolean {
  return kind === 'unavailable' || kind === 'too-many'
}
