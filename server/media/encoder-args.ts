// The ffmpeg arguments that turn the engine's PCM into a mount's bytes or into a recording's FLAC. Pure.

import { CHANNELS, SAMPLE_RATE } from './pcm.ts'

/** What an encoder needs to know of a mount. */
export interface EncoderFormat {
  readonly codec: 'mp3' | 'opus'
  readonly bitrateKbps: number
  readonly channels: 1 | 2
}

/** Below this bitrate MP3 sounds better at 32 kHz: the bits go where ears are. */
const FULL_RATE_MP3_KBPS = 64

// Without the first two ffmpeg reads half a second of PCM before it encodes the first frame.
// NOTE: not `-fflags nobuffer`, which forgets the 21 ms that were read for a look.
const PCM_INPUT = ['-probesize', '32', '-analyzeduration', '0', '-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', String(CHANNELS), '-i', 'pipe:0']

/** Samples per second of what the encoder puts out. */
export function encodedSampleRate(format: EncoderFormat): number {
  return format.codec === 'mp3' && format.bitrateKbps < FULL_RATE_MP3_KBPS ? 32_000 : SAMPLE_RATE
}

/**
 * Arguments for a long-lived encoder: PCM on stdin, a stream on stdout that can be joined anywhere.
 *
 * MP3 frames stand alone (no bit reservoir, no ID3, no Xing frame); Ogg pages last 100 ms, which costs 3 % more bytes than
 * one-second pages and a second less delay.
 */
export function encoderArgs(format: EncoderFormat): string[] {
  return ['-v', 'error', '-nostdin', ...PCM_INPUT, '-ac', String(format.channels), ...codecArgs(format), '-flush_packets', '1', 'pipe:1']
}

/** Arguments for one segment of a recording: PCM on stdin, a FLAC file that is replaced when it exists. */
export function flacArgs(file: string): string[] {
  return ['-v', 'error', '-nostdin', '-y', ...PCM_INPUT, '-c:a', 'flac', '-compression_level', '3', '-f', 'flac', '-flush_packets', '1', file]
}

/** What makes a mount's bytes of any sound: codec, its settings, container. */
export function codecArgs(format: EncoderFormat): string[] {
  const bitrate = `${format.bitrateKbps}k`
  // Constant bitrate: a browser starts after so many bytes, also when the last seconds were silence, and an hour costs what we say.
  if (format.codec === 'opus') return ['-c:a', 'libopus', '-b:a', bitrate, '-vbr', 'off', '-page_duration', '100000', '-f', 'ogg']
  const rate = String(encodedSampleRate(format))
  return ['-ar', rate, '-c:a', 'libmp3lame', '-b:a', bitrate, '-reservoir', '0', '-id3v2_version', '0', '-write_xing', '0', '-f', 'mp3']
}
