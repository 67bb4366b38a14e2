// A sent file as it goes on air: lossless, at the loudness of everything else, without the silence at its ends.

import { runFileJob } from '../../media/ffmpeg.ts'
import { publishedDuration, type Edit } from '../edit-time.ts'
import type { Loudness } from '../episode.ts'
import { editFilter, gainFilter } from './filters.ts'
import { gainFor } from './loudness.ts'
import { settleGain } from './render.ts'

export interface ForAirOptions {
  readonly master: string
  readonly edit: Edit
  readonly loudness: Loudness | null
  /** Where it is written, as FLAC. */
  readonly file: string
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
  readonly ffmpegPath: string
}

/** Writes it, and gives its length. */
export async function renderForAir({ master, edit, loudness, file, onProgress, signal, ffmpegPath }: ForAirOptions): Promise<number> {
  const durationMs = publishedDuration(edit)
  const gain = await settleGain(gainFor(loudness), { master, edit, signal, ffmpegPath })
  const filter = `${editFilter(edit, '[0:a:0]', '[cut]')};[cut]${gainFilter(gain)}[out]`
  const outputs = [{ to: file, options: ['-map', '[out]', '-c:a', 'flac', '-sample_fmt', 's16', '-ar', '48000', '-map_metadata', '-1', '-f', 'flac'] }]
  await runFileJob({ inputs: [{ path: master }], filter, outputs, onTime: (ms) => onProgress(ms / Math.max(1, durationMs)), signal }, ffmpegPath)
  return durationMs
}
