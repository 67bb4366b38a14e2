// The files listeners get: one decode for each of MP3 and Opus, side by side on two cores, cut, levelled, tagged.

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PICTURE_FORMATS, runFileJob, type JobInput } from '../../media/ffmpeg.ts'
import { keptRanges, publishedDuration, type Edit } from '../edit-time.ts'
import type { Range } from '../episode.ts'
import { COMMON, editFilter, gainFilter } from './filters.ts'
import { compensated, readLoudnesses, type Gain } from './loudness.ts'
import { ffmetadata, type Tags } from './tags.ts'

export const RENDITIONS = {
  mp3: { file: 'episode.mp3', mediaType: 'audio/mpeg', codec: ['-c:a', 'libmp3lame', '-b:a', '128k', '-ar', '48000'], container: ['-id3v2_version', '3', '-write_id3v1', '0', '-f', 'mp3'] },
  opus: { file: 'episode.opus', mediaType: 'audio/ogg', codec: ['-c:a', 'libopus', '-b:a', '48k', '-ar', '48000'], container: ['-f', 'ogg'] },
} as const
export type Rendition = keyof typeof RENDITIONS

export interface Cover {
  readonly file: string
  readonly bytes: Buffer
  readonly mediaType: string
}

export interface RenderOptions {
  readonly master: string
  readonly edit: Edit
  readonly gain: Gain
  readonly tags: Tags
  readonly cover: Cover | null
  readonly folder: string
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
  readonly ffmpegPath: string
}

/** Makes both renditions and gives their files. When one fails, the other is stopped. */
export async function render(options: RenderOptions): Promise<Record<Rendition, string>> {
  const both = new AbortController()
  const signal = AbortSignal.any([options.signal, both.signal])
  const done = { mp3: 0, opus: 0 }
  const totalMs = Math.max(1, publishedDuration(options.edit))
  const one = (rendition: Rendition) =>
    encode(rendition, { ...options, signal }, (ms) => {
      done[rendition] = ms / totalMs
      options.onProgress(Math.min(done.mp3, done.opus))
    })
  const results = await Promise.allSettled([one('mp3'), one('opus')].map((each) => each.catch((error: unknown) => {
    both.abort(error)
    throw error
  })))
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return { mp3: fileOf('mp3', options.folder), opus: fileOf('opus', options.folder) }
}

/** New tags for a rendition whose sound stays the same: nothing is encoded again. */
export async function retag(rendition: Rendition, file: string, options: Pick<RenderOptions, 'tags' | 'cover' | 'folder' | 'signal' | 'ffmpegPath'>): Promise<string> {
  const { inputs, mapping } = await dressed(rendition, options)
  const target = fileOf(rendition, options.folder)
  await runFileJob({ inputs: [{ path: file }, ...inputs], outputs: [{ to: target, options: ['-map', '0:a:0', '-c:a', 'copy', ...mapping, ...RENDITIONS[rendition].container] }], signal: options.signal }, options.ffmpegPath)
  return target
}

/**
 * More gain for what the limiter will take away: heard on a dozen excerpts instead of the whole, which would cost a decode more.
 *
 * Without a limiter the gain stays as it is.
 */
export async function settleGain(gain: Gain, { master, edit, signal, ffmpegPath }: Pick<RenderOptions, 'master' | 'edit' | 'signal' | 'ffmpegPath'>): Promise<Gain> {
  if (gain.limitDb === null) return gain
  const excerpts = excerptsOf(keptRanges(edit))
  const inputs = excerpts.map(({ startMs, endMs }): JobInput => ({ path: master, options: ['-ss', (startMs / 1000).toFixed(3), '-t', ((endMs - startMs) / 1000).toFixed(3)] }))
  const parts = inputs.map((_, index) => `[${index}:a:0]${COMMON}[e${index}]`)
  const watch = 'ebur128=framelog=verbose,anullsink'
  const filter = `${parts.join(';')};${inputs.map((_, index) => `[e${index}]`).join('')}concat=n=${inputs.length}:v=0:a=1,asplit=3[before][after][out];[before]volume=${gain.db}dB,${watch};[after]${gainFilter(gain)},${watch}`
  const lines = await runFileJob({ inputs, filter, outputs: [{ to: () => {}, options: ['-map', '[out]', '-f', 's16le', '-ar', '8000', '-ac', '1'] }], signal }, ffmpegPath)
  const heard = readLoudnesses(lines).flatMap((loudness) => (loudness ? [loudness.integratedLufs] : []))
  // The summaries come in no promised order; the limiter only ever takes away.
  return heard.length === 2 ? compensated(gain, Math.max(...heard) - Math.min(...heard)) : gain
}

const EXCERPTS = 12
const EXCERPT_MS = 10_000

function excerptsOf(kept: readonly Range[]): Range[] {
  const total = kept.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
  if (total <= EXCERPTS * EXCERPT_MS) return kept.slice(0, 30)
  return Array.from({ length: EXCERPTS }, (_, index) => {
    let at = (total * (index + 0.5)) / EXCERPTS
    const range = kept.find(({ startMs, endMs }) => (at < endMs - startMs ? true : ((at -= endMs - startMs), false))) ?? { startMs: 0, endMs: EXCERPT_MS }
    const startMs = Math.max(range.startMs, Math.min(range.startMs + at, range.endMs - EXCERPT_MS))
    return { startMs, endMs: Math.min(range.endMs, startMs + EXCERPT_MS) }
  })
}

async function encode(rendition: Rendition, options: RenderOptions, onTime: (ms: number) => void): Promise<void> {
  const { master, edit, gain, folder, signal, ffmpegPath } = options
  const { codec, container } = RENDITIONS[rendition]
  const { inputs, mapping } = await dressed(rendition, options)
  const filter = `${editFilter(edit, '[0:a:0]', '[cut]')};[cut]${gainFilter(gain)}[out]`
  await runFileJob({ inputs: [{ path: master }, ...inputs], filter, outputs: [{ to: fileOf(rendition, folder), options: ['-map', '[out]', ...codec, ...mapping, ...container] }], onTime, signal }, ffmpegPath)
}

/** Tags, chapters and the cover as inputs behind the sound, and how they go into the file. */
async function dressed(rendition: Rendition, { tags, cover, folder }: Pick<RenderOptions, 'tags' | 'cover' | 'folder'>): Promise<{ inputs: JobInput[]; mapping: string[] }> {
  const tagFile = path.join(folder, `${rendition}.ffmetadata`)
  await writeFile(tagFile, ffmetadata(tags, rendition === 'opus' ? cover : null))
  const inputs: JobInput[] = [{ path: tagFile, formats: 'ffmetadata', options: ['-f', 'ffmetadata'] }]
  const mapping = ['-map_metadata', '1', '-map_chapters', '1']
  if (rendition === 'mp3' && cover) {
    inputs.push({ path: cover.file, formats: PICTURE_FORMATS })
    mapping.push('-map', '2:v:0', '-c:v', 'copy', '-disposition:v', 'attached_pic', '-metadata:s:v', 'comment=Cover (front)')
  }
  return { inputs, mapping }
}

function fileOf(rendition: Rendition, folder: string): string {
  return path.join(folder, RENDITIONS[rendition].file)
}
