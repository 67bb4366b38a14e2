// A large file of somebody else's server, brought onto the disk: goes on after a cut where it was, even in another process, as far as
// the server allows; never joins the halves of two different files.

import { open, rm, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { askOutside, type OutsideAnswer, type OutsideRequest } from './outside.ts'
import { explained, requireOk, unpacked } from './outside-body.ts'

/** What is known of a file that has begun to arrive. */
export interface Arriving {
  /** A strong ETag or a date: by it the server knows whether the rest belongs to what we have. Null: it cannot say, so nothing is gone on with. */
  readonly validator: string | null
  /** Bytes; null: it did not say. */
  readonly total: number | null
}

export interface BringFile extends Omit<OutsideRequest, 'silenceMs'> {
  /** Where it goes; what lies there is gone on with, when `arriving` tells of it. */
  readonly file: string
  readonly arriving: Arriving | null
  /** Called before the first byte of a new beginning is written; what it keeps is given as `arriving` the next time. */
  readonly onBegin: (arriving: Arriving) => Promise<void>
  readonly maxBytes: number
  /** 0 to 1; not called when the length is not known. */
  readonly onProgress: (fraction: number) => void
  readonly silenceMs?: number
  /** Before the n-th try in a row that brought nothing. */
  readonly pauseMs?: (tries: number) => number
}

/** In a row, with nothing gained; a line that brings something each time may break as often as it likes. */
const MOST_TRIES = 4
const DEFAULT_SILENCE_MS = 30_000

/** Resolves when the whole file lies there, with its length. A line that breaks is gone on with here. Rejects with an AppError: kind `unavailable` when another try may help. */
export async function bringFile(address: string, options: BringFile): Promise<number> {
  const { file, signal, pauseMs = (tries) => 1000 * 2 ** tries } = options
  let arriving = options.arriving
  const begin = async (begun: Arriving) => {
    // In this order, a process that dies in between has nothing, and not the wrong half.
    await rm(file, { force: true })
    await options.onBegin(begun)
    arriving = begun
  }
  for (let tries = 0; ;) {
    const had = arriving?.validator ? await lengthOf(file) : 0
    if (had > 0 && had === arriving?.total) return had
    try {
      return await explained(address, signal, () => bringRest(address, had > 0 ? arriving : null, had, { ...options, onBegin: begin }))
    } catch (error) {
      // A server that asks for patience gets more of it than we have here.
      if (!(error instanceof AppError) || error.kind !== 'unavailable' || error.code === 'outside_busy') throw error
      const gained = arriving?.validator ? (await lengthOf(file)) - had : 0
      tries = gained > 0 ? 0 : tries + 1
      if (tries >= MOST_TRIES) throw error
      await pause(pauseMs(tries), null, { signal })
    }
  }
}

/** One connection. Gives the file's length, or rejects when the line broke before its end. */
async function bringRest(address: string, arriving: Arriving | null, had: number, options: BringFile): Promise<number> {
  const { signal, headers, reach, silenceMs = DEFAULT_SILENCE_MS } = options
  const range: Record<string, string> = arriving?.validator ? { 'range': `bytes=${had}-`, 'if-range': arriving.validator } : {}
  const answer = await askOutside(address, { reach, signal, silenceMs, headers: { 'accept-encoding': 'identity', ...headers, ...range } })
  const status = answer.response.statusCode
  if (status === 206 && arriving && fits(answer, had, arriving)) return write(answer, had, arriving, options)
  if (status === 206 || status === 416) {
    answer.response.destroy()
    await options.onBegin({ validator: null, total: null })
    throw new AppError('unavailable', 'outside_other_part', `${answer.url.host} gave another part of the file than it was asked for.`)
  }
  requireOk(answer)
  const begun = begunBy(answer)
  if (begun.total !== null && begun.total > options.maxBytes) {
    answer.response.destroy()
    throw tooLarge(options.maxBytes)
  }
  await options.onBegin(begun)
  return write(answer, 0, begun, options)
}

function fits({ response }: OutsideAnswer, had: number, { total }: Arriving): boolean {
  const [, from, whole] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers['content-range'] ?? '') ?? []
  return Number(from) === had && (total === null || whole === '*' || Number(whole) === total) && isPlain(response.headers['content-encoding'])
}

function begunBy({ response: { headers } }: OutsideAnswer): Arriving {
  // Bytes that are packed are not the file's: they cannot be gone on with.
  if (!isPlain(headers['content-encoding'])) return { validator: null, total: null }
  const { etag } = headers
  const length = Number(headers['content-length'])
  return { validator: etag !== undefined && etag.startsWith('"') ? etag : (headers['last-modified'] ?? null), total: headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : null }
}

async function write(answer: OutsideAnswer, from: number, { total }: Arriving, { file, maxBytes, onProgress }: BringFile): Promise<number> {
  let length = from
  const target = await open(file, from === 0 ? 'w' : 'a', 0o600)
  try {
    // Not a pipeline: when the line breaks, that throws away what has come and is not written yet.
    for await (const chunk of unpacked(answer.response)) {
      const bytes = chunk as Buffer // no encoding is set
      length += bytes.length
      if (length > maxBytes) throw tooLarge(maxBytes)
      await target.writeFile(bytes)
      if (total) onProgress(length / total)
    }
  } finally {
    await target.close()
  }
  if (total !== null && length < total) throw new AppError('unavailable', 'outside_cut', `${answer.url.host} ended the file before its end.`)
  return length
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too-large', 'outside_too_large', `The file is larger than ${Math.round(maxBytes / 1e6)} MB.`)
}

function isPlain(coding: string | undefined): boolean {
  return coding === undefined || coding === '' || coding.toLowerCase() === 'identity'
}

async function lengthOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0
}
