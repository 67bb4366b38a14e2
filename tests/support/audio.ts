// Sound for tests: made by ffmpeg when asked for, and measured after it went through the station.

import { spawn } from 'node:child_process'
import { samplesOf, SAMPLE_RATE } from '../../server/media/pcm.ts'

/** The ffmpeg that tests use. */
export const FFMPEG = process.env['FFMPEG_PATH'] ?? 'ffmpeg'

const FORMATS = {
  mp3: ['-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3', '-id3v2_version', '0', '-write_xing', '0'],
  vorbis: ['-c:a', 'libvorbis', '-b:a', '128k', '-f', 'ogg'],
  opus: ['-c:a', 'libopus', '-b:a', '96k', '-f', 'ogg'],
  oggflac: ['-c:a', 'flac', '-f', 'ogg'],
  aac: ['-c:a', 'aac', '-b:a', '128k', '-f', 'adts'],
  webm: ['-c:a', 'libopus', '-b:a', '96k', '-f', 'webm', '-cluster_time_limit', '100'],
  fmp4: ['-c:a', 'aac', '-b:a', '128k', '-f', 'mp4', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '100000'],
  flac: ['-c:a', 'flac', '-f', 'flac'],
  wav: ['-c:a', 'pcm_s16le', '-f', 'wav'],
  pcm: ['-f', 's16le'],
} as const

/** Containers with their codec that the station must take. */
export type TestFormat = keyof typeof FORMATS

/** A sine of half full scale, 48 kHz stereo, encoded. */
export function tone(hz: number, seconds: number, format: TestFormat): Promise<Buffer> {
  return encode(`sine=frequency=${hz}:sample_rate=${SAMPLE_RATE}:duration=${seconds}`, format, ['-af', 'volume=12dB'])
}

/** Anything that ffmpeg's lavfi can make, encoded. */
export function encode(lavfi: string, format: TestFormat, options: readonly string[] = []): Promise<Buffer> {
  return run(['-f', 'lavfi', '-i', lavfi, ...options, '-ar', String(SAMPLE_RATE), '-ac', '2', ...FORMATS[format], 'pipe:1'])
}

/** What a listener's player makes of the bytes: s16le, 48 kHz, stereo. Rejects when they cannot be decoded at all. */
export function decode(bytes: Buffer): Promise<Buffer> {
  return run(['-i', 'pipe:0', '-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '2', 'pipe:1'], bytes)
}

/** Runs ffmpeg to its end and gives its stdout. */
export function run(args: readonly string[], input: Buffer = Buffer.alloc(0)): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(FFMPEG, ['-v', 'error', '-nostdin', '-y', ...args])
    const out: Buffer[] = []
    let complaints = ''
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(Buffer.concat(out)) : reject(new Error(`ffmpeg ${args.join(' ')}: ${complaints}`))))
    child.stdin.on('error', () => {}).end(input)
  })
}

const SPECTRUM = 16_384

/** The loudest pitch between two moments, in Hz, to about 1 Hz for tones of 100 Hz and more; null when it is silent. */
export function dominantPitch(pcm: Buffer, fromMs = 0, toMs = Number.POSITIVE_INFINITY): number | null {
  const { real, imaginary } = windowed(samplesOf(pcm), fromMs, toMs)
  transform(real, imaginary)
  const power = (bin: number) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2
  let loudest = 1
  for (let bin = 2; bin < SPECTRUM / 2; bin += 1) if (power(bin) > power(loudest)) loudest = bin
  if (power(loudest) < 1) return null
  // A parabola through the logarithms around the peak finds the pitch between two bins.
  const [before, at, after] = [loudest - 1, loudest, loudest + 1].map((bin) => Math.log(power(bin) + 1e-9)) as [number, number, number]
  return ((loudest + (before - after) / (2 * (before - 2 * at + after))) * SAMPLE_RATE) / SPECTRUM
}

/** Stretches of at least `minMs` in which both channels stay below the threshold. */
export function silences(pcm: Buffer, thresholdDb = -45, minMs = 40): { readonly fromMs: number; readonly toMs: number }[] {
  const samples = samplesOf(pcm)
  const limit = 32_768 * 10 ** (thresholdDb / 20)
  const found: { fromMs: number; toMs: number }[] = []
  let quietSince = 0
  const toMs = (index: number) => (index / 2 / SAMPLE_RATE) * 1000
  for (let index = 0; index <= samples.length; index += 1) {
    if (index < samples.length && Math.abs(samples[index] ?? 0) < limit) continue
    if (toMs(index - quietSince) >= minMs) found.push({ fromMs: toMs(quietSince), toMs: toMs(index) })
    quietSince = index + 1
  }
  return found
}

/** The loudest jump between neighbouring samples of a channel, 0 to 1: a click shows as a jump. */
export function largestJump(pcm: Buffer): number {
  const samples = samplesOf(pcm)
  let largest = 0
  for (let index = 2; index < samples.length; index += 1) largest = Math.max(largest, Math.abs((samples[index] ?? 0) - (samples[index - 2] ?? 0)))
  return largest / 32_768
}

/** The left channel under a Hann window, zero-padded or cut (around the middle) to the spectrum's length. */
function windowed(samples: Int16Array, fromMs: number, toMs: number): { real: Float64Array; imaginary: Float64Array } {
  const first = Math.max(0, Math.round((fromMs / 1000) * SAMPLE_RATE))
  const last = Math.min(samples.length / 2, (toMs / 1000) * SAMPLE_RATE)
  const length = Math.max(0, Math.min(SPECTRUM, Math.floor(last - first)))
  const start = first + Math.floor(Math.max(0, last - first - length) / 2)
  const real = new Float64Array(SPECTRUM)
  for (let index = 0; index < length; index += 1) {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length)
    real[index] = ((samples[(start + index) * 2] ?? 0) / 32_768) * hann
  }
  return { real, imaginary: new Float64Array(SPECTRUM) }
}

/** Fast Fourier transform in place, radix 2. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length
  if (size < 2) return
  const half = size / 2
  const even = [new Float64Array(half), new Float64Array(half)] as const
  const odd = [new Float64Array(half), new Float64Array(half)] as const
  for (let index = 0; index < half; index += 1) {
    even[0][index] = real[2 * index] ?? 0
    even[1][index] = imaginary[2 * index] ?? 0
    odd[0][index] = real[2 * index + 1] ?? 0
    odd[1][index] = imaginary[2 * index + 1] ?? 0
  }
  transform(...even)
  transform(...odd)
  for (let index = 0; index < half; index += 1) {
    const angle = (-2 * Math.PI * index) / size
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const [oddReal, oddImaginary] = [odd[0][index] ?? 0, odd[1][index] ?? 0]
    const turnedReal = cos * oddReal - sin * oddImaginary
    const turnedImaginary = cos * oddImaginary + sin * oddReal
    real[index] = (even[0][index] ?? 0) + turnedReal
    imaginary[index] = (even[1][index] ?? 0) + turnedImaginary
    real[index + half] = (even[0][index] ?? 0) - turnedReal
    imaginary[index + half] = (even[1][index] ?? 0) - turnedImaginary
  }
}
