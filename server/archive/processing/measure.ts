// One decode of a master tells everything about it: its length, its loudness, its waveform, the silence at its ends.

import { FfmpegFailed, runFileJob, type JobInput, type JobOutput } from '../../media/ffmpeg.ts'
import type { Loudness, Range } from '../episode.ts'
import { JobRefused } from '../job.ts'
import { COMMON, LOUDNESS_FILTER, PEAKS_FILTER, PEAKS_OUTPUT } from './filters.ts'
import { readLoudness } from './loudness.ts'
import { PeaksCollector, type Peaks } from './peaks.ts'
import { SILENCE_FILTER, trimOf } from './silence.ts'

export interface Measured {
  readonly durationMs: number
  /** Null: silence. */
  readonly loudness: Loudness | null
  readonly peaks: Peaks
  /** What to keep without the silence at the ends; null: there is none. */
  readonly trim: Range | null
}

export interface MeasureOptions {
  readonly input: JobInput
  /** Keeps the sound lossless in this file, in the same decode. */
  readonly flacFile?: string
  /** From `[0:a:0]` to `[edited]`, when not the whole is measured. */
  readonly edit?: string
  readonly expectedMs: number | null
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
  readonly ffmpegPath: string
}

/** Measures, and refuses what has no sound in it. Nothing of a broken file is trusted but what really decodes. */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const { input, flacFile, edit = `[0:a:0]${COMMON}[edited]`, expectedMs, onProgress, signal, ffmpegPath } = options
  const collector = new PeaksCollector()
  const outputs: JobOutput[] = [
    { to: (pcm) => collector.push(pcm), options: ['-map', '[peaks]', ...PEAKS_OUTPUT] },
    ...(flacFile === undefined ? [] : [{ to: flacFile, options: ['-map', '[kept]', '-c:a', 'flac', '-sample_fmt', 's16', '-compression_level', '5', '-map_metadata', '-1', '-f', 'flac'] }]),
  ]
  const splits = flacFile === undefined ? 'asplit=2[watched][small]' : 'asplit=3[watched][small][kept]'
  const filter = `${edit};[edited]${splits};[watched]${SILENCE_FILTER},${LOUDNESS_FILTER},anullsink;[small]${PEAKS_FILTER}[peaks]`
  const onTime = expectedMs === null ? undefined : (ms: number) => onProgress(ms / expectedMs)
  const lines = await runFileJob({ inputs: [input], filter, outputs, onTime, signal }, ffmpegPath).catch(asRefusal)
  const { durationMs } = collector
  if (durationMs === 0) throw new JobRefused('no_sound', 'There is no sound in this file: play it on your own machine, and send it again when it plays there.')
  return { durationMs, loudness: readLoudness(lines), peaks: collector.finish(), trim: trimOf(lines, durationMs) }
}

/** What ffmpeg says of files that are none of ours, in words for an editor. */
function asRefusal(error: unknown): never {
  if (!(error instanceof FfmpegFailed)) throw error
  const said = error.lines.join('\n')
  if (/matches no streams|Output file #0 does not contain any stream/.test(said)) throw new JobRefused('no_sound', 'There is no sound in this file: it may be a picture or a text. Send the recording itself.', { cause: error })
  if (/Invalid data found when processing input|moov atom not found|could not find codec parameters|Unknown format|not on whitelist|Failed to read frame size/i.test(said)) {
    throw new JobRefused('not_audio', 'This file is not audio that can be played, or it arrived broken: play it on your own machine, and send it again when it plays there.', { cause: error })
  }
  throw error
}
