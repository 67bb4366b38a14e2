// What ffprobe says of a file: its streams, its length, its tags and chapters. Judges nothing.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { AUDIO_FORMATS } from './ffmpeg.ts'

const tags = z.record(z.string(), z.string()).default({})
const seconds = z.string().transform(Number).optional()

const answer = z.object({
  streams: z
    .array(
      z.object({
        index: z.number(),
        codec_type: z.string().default('unknown'),
        channels: z.number().optional(),
        duration: seconds,
        disposition: z.object({ default: z.number().default(0), attached_pic: z.number().default(0) }).prefault({}),
        tags,
      }),
    )
    .default([]),
  chapters: z.array(z.object({ start_time: z.string().transform(Number), tags })).default([]),
  format: z.object({ format_name: z.string().default(''), duration: seconds, tags }).prefault({}),
})

export type Probed = z.infer<typeof answer> & {
  /** The length is a guess from the bitrate: nothing in the file says it. */
  readonly isGuessed: boolean
}

/** ffprobe could not read the file. `said`: its words. */
export class ProbeFailed extends Error {
  override readonly name = 'ProbeFailed'
  readonly said: string

  constructor(said: string, options: { cause?: unknown } = {}) {
    super(`ffprobe: ${said.split('\n').at(-1) ?? ''}`, options)
    this.said = said
  }
}

const LONGEST_MS = 120_000
/** Thousands of chapters with long titles; more is no file of ours. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * Asks ffprobe; null where there is no ffprobe, as beside a static ffmpeg.
 *
 * Opens nothing but that file, and only as a container of sound: a playlist or a script opens nothing.
 */
export async function probe(file: string, { ffmpegPath, signal }: { readonly ffmpegPath: string; readonly signal: AbortSignal }): Promise<Probed | null> {
  const args = ['-v', 'warning', '-protocol_whitelist', 'file', '-format_whitelist', AUDIO_FORMATS, '-show_format', '-show_streams', '-show_chapters', '-of', 'json', `file:${file}`]
  const { stdout, stderr, error } = await new Promise<{ stdout: string; stderr: string; error: (Error & { readonly code?: unknown }) | null }>((resolve) =>
    execFile(ffprobeBeside(ffmpegPath), args, { timeout: LONGEST_MS, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES, signal }, (error, stdout, stderr) => resolve({ stdout, stderr, error })),
  )
  signal.throwIfAborted()
  if (error?.code === 'ENOENT') return null
  if (error) throw new ProbeFailed(stderr.trim() || error.message, { cause: error })
  const read = answer.safeParse(JSON.parse(stdout))
  if (!read.success) throw new ProbeFailed(read.error.message)
  return { ...read.data, isGuessed: /Estimating duration from bitrate/.test(stderr) }
}

function ffprobeBeside(ffmpegPath: string): string {
  if (!ffmpegPath.includes(path.sep)) return 'ffprobe'
  const beside = path.join(path.dirname(ffmpegPath), 'ffprobe')
  return existsSync(beside) ? beside : 'ffprobe'
}
