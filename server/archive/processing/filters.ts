// The filters that cut, raise and watch an episode's sound, in ffmpeg's words. Pure.

import type { Range } from '../episode.ts'
import { keptRanges, type Edit } from '../edit-time.ts'
import type { Gain } from './loudness.ts'
import { PEAKS_SAMPLE_RATE } from './peaks.ts'

/** Where two parts meet, so short that nobody hears it, and long enough that nothing clicks. */
const JOIN_FADE_S = 0.008

/** Sound as everything here works on it; a mono file becomes the same on both sides. */
export const COMMON = 'aformat=sample_rates=48000:channel_layouts=stereo'

/** From `[in]` to `[out]`: only what an edit keeps, sample by sample, with the parts joined softly. */
export function editFilter(edit: Edit, from: string, to: string): string {
  const kept = keptRanges(edit)
  const isWhole = kept.length === 1 && kept[0]?.startMs === 0 && kept[0].endMs >= edit.masterDurationMs
  if (isWhole) return `${from}${COMMON}${to}`
  if (kept.length === 1) return `${from}${COMMON},${trimmed(kept[0] as Range)}${to}` // of a length of one
  const parts = kept.map((range, index) => `[cut${index}]${trimmed(range)}[part${index}]`)
  const names = (name: string) => kept.map((_, index) => `[${name}${index}]`).join('')
  return [`${from}${COMMON},asplit=${kept.length}${names('cut')}`, ...parts, `${names('part')}concat=n=${kept.length}:v=0:a=1${to}`].join(';')
}

/** Loudness with true peak, printed at the end; sound goes on through it. */
export const LOUDNESS_FILTER = 'ebur128=peak=true:framelog=verbose'

/** What a waveform is gathered from. */
export const PEAKS_FILTER = `aresample=${PEAKS_SAMPLE_RATE},pan=mono|c0=0.5*c0+0.5*c1`
export const PEAKS_OUTPUT = ['-f', 's16le', '-c:a', 'pcm_s16le'] as const

/** The gain, and the limiter where one is needed. */
export function gainFilter({ db, limitDb }: Gain): string {
  const volume = `volume=${db}dB`
  return limitDb === null ? volume : `${volume},alimiter=limit=${(10 ** (limitDb / 20)).toFixed(4)}:level=false`
}

function trimmed({ startMs, endMs }: Range): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(3)
  const fadeOutAt = Math.max(0, (endMs - startMs) / 1000 - JOIN_FADE_S).toFixed(3)
  return `atrim=start=${seconds(startMs)}:end=${seconds(endMs)},asetpts=PTS-STARTPTS,afade=t=in:d=${JOIN_FADE_S},afade=t=out:st=${fadeOutAt}:d=${JOIN_FADE_S}`
}
