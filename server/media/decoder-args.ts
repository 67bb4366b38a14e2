// Which container bytes are in, and the ffmpeg arguments that turn them into the engine's PCM. Pure.

import { CHANNELS, SAMPLE_RATE } from './pcm.ts'

/** What a decoder can be told to read; the names are ours, `DEMUXERS` has ffmpeg's. */
export type Container = 'mp3' | 'ogg' | 'aac' | 'matroska' | 'mp4' | 'wav' | 'flac'

/** ffmpeg's name for each container. A live decoder is always told: guessing needs seconds of audio. */
const DEMUXERS: Readonly<Record<Container, string>> = {
  mp3: 'mp3',
  ogg: 'ogg',
  aac: 'aac',
  matroska: 'matroska',
  mp4: 'mp4',
  wav: 'wav',
  flac: 'flac',
}

const CONTAINERS_BY_TYPE: ReadonlyMap<string, Container> = new Map<string, Container>(Object.entries({
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mpeg3': 'mp3',
  'audio/x-mpeg': 'mp3',
  'audio/x-mp3': 'mp3',
  'application/ogg': 'ogg',
  'application/x-ogg': 'ogg',
  'audio/ogg': 'ogg',
  'audio/x-ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/vorbis': 'ogg',
  'video/ogg': 'ogg',
  'audio/aac': 'aac',
  'audio/aacp': 'aac',
  'audio/x-aac': 'aac',
  'audio/webm': 'matroska',
  'video/webm': 'matroska',
  'audio/x-matroska': 'matroska',
  'video/x-matroska': 'matroska',
  'audio/mp4': 'mp4',
  'video/mp4': 'mp4',
  'audio/x-m4a': 'mp4',
  'audio/wav': 'wav',
  'audio/wave': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
} as const))

/** Names the container a content type promises; parameters (`;codecs=opus`) are ignored. Null when it promises nothing we know. */
export function containerOfType(contentType: string | null | undefined): Container | null {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return CONTAINERS_BY_TYPE.get(type) ?? null
}

/** A stream's first bytes that `sniffContainer` needs at least. */
export const SNIFF_BYTES = 12

/** Recognises a container by its first bytes; null when they say nothing, as in an MP3 stream joined in the middle of a frame. */
export function sniffContainer(head: Buffer): Container | null {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to)
  if (ascii(0, 4) === 'OggS') return 'ogg'
  if (ascii(0, 4) === 'fLaC') return 'flac'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return 'wav'
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3) return 'matroska'
  if (['ftyp', 'styp', 'moov', 'moof'].includes(ascii(4, 8))) return 'mp4'
  if (ascii(0, 3) === 'ID3') return 'mp3'
  return sniffFrameSync(head[0] ?? 0, head[1] ?? 0)
}

/** MPEG audio and ADTS begin alike: eleven set bits; layer 0 does not exist in MPEG audio and always is ADTS. */
function sniffFrameSync(first: number, second: number): Container | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  if ((second & 0xf6) === 0xf0) return 'aac'
  return (second & 0x06) === 0 ? null : 'mp3'
}

/**
 * Decides what a live stream really is: what its first bytes say, or else what its type promises.
 *
 * Source clients are often set to the wrong type, and an ID3 tag can stand before AAC too.
 */
export function chooseContainer(contentType: string | null, head: Buffer): Container | null {
  const promised = containerOfType(contentType)
  const seen = sniffContainer(head)
  if (promised === 'aac' && head.toString('latin1', 0, 3) === 'ID3') return 'aac'
  return seen ?? promised
}

const QUIET = ['-v', 'error', '-nostdin'] as const
/** With a word for each line's weight, so that complaints are told from the rest. */
const TELLING = ['-v', 'level+info', '-hide_banner', '-nostats', '-nostdin'] as const
const TO_PCM = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', String(CHANNELS)] as const
/** 32 KiB at a time, instead of a write, and a read of ours, for every frame. */
const UNHURRIED = ['-flush_packets', '0', 'pipe:1'] as const

/**
 * Decodes a live stream from stdin to PCM on stdout, with as little delay as ffmpeg allows.
 *
 * `fillGaps` makes holes in the timestamps (a muted microphone, a phone call) silence of the same length.
 */
export function liveDecoderArgs(container: Container, options: { readonly fillGaps?: boolean } = {}): readonly string[] {
  return [
    ...QUIET,
    ...['-probesize', '4096', '-analyzeduration', '0', '-fflags', '+nobuffer', '-flags', 'low_delay'],
    // Only the pipe: a container that names other files or addresses must not make the decoder open them.
    ...['-protocol_whitelist', 'pipe'],
    ...['-f', DEMUXERS[container], '-i', 'pipe:0', '-vn'],
    ...(options.fillGaps ? ['-af', 'aresample=async=1'] : []),
    ...TO_PCM,
    ...['-flush_packets', '1', 'pipe:1'],
  ]
}

/** One of several files that are played as one; its length must be known, or nothing behind it could be found. */
export interface AudioFile {
  /** Absolute. */
  readonly path: string
  readonly durationMs: number
}

/** Decodes the files of a list on stdin (`fileList`) to PCM on stdout as one, sample after sample, from `startMs` on. */
export function listDecoderArgs(options: { readonly startMs?: number } = {}): readonly string[] {
  const seek = options.startMs ? ['-ss', String(options.startMs / 1000)] : []
  return [...QUIET, ...seek, '-protocol_whitelist', 'file,pipe', '-f', 'concat', '-safe', '0', '-i', 'pipe:0', '-vn', ...TO_PCM, ...UNHURRIED]
}

/** The list that `listDecoderArgs` reads. */
export function fileList(files: readonly AudioFile[]): string {
  const entries = files.map(({ path, durationMs }) => `file 'file:${path.replaceAll("'", "'\\''")}'\nduration ${durationMs / 1000}\n`)
  return `ffconcat version 1.0\n${entries.join('')}`
}

/** Decodes a file to PCM on stdout, from `startMs` on. `tellsTags`: says on stderr what the file says of itself (file-tags.ts reads it). */
export function fileDecoderArgs(path: string, options: { readonly startMs?: number; readonly tellsTags?: boolean } = {}): readonly string[] {
  const seek = options.startMs ? ['-ss', String(options.startMs / 1000)] : []
  // `file:` keeps a name such as "http:x.mp3" or "-y.mp3" a name.
  return [...(options.tellsTags ? TELLING : QUIET), ...seek, '-protocol_whitelist', 'file,pipe', '-i', `file:${path}`, '-vn', ...TO_PCM, ...UNHURRIED]
}
