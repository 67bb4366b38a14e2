// The file of an episode that comes from elsewhere, as it is kept: its own bytes, since a lossless copy of lossy sound is five times
// as large and no better.

import { copyFile, link } from 'node:fs/promises'
import path from 'node:path'
import { runFileJob } from '../../media/ffmpeg.ts'
import { probe, ProbeFailed, type Probed } from '../../media/ffprobe.ts'
import { JobRefused } from '../job.ts'
import { fileSound, UNPROBED, type FileSound } from '../uploads/file-sound.ts'
import type { UploadLimits } from '../uploads/upload.ts'

export interface KeptSound {
  readonly path: string
  readonly mediaType: string
  readonly extension: string
}

export interface ProbedSound {
  readonly sound: FileSound
  /** Null: there is no ffprobe on this machine. */
  readonly probed: Probed | null
}

interface Tools {
  readonly ffmpegPath: string
  readonly signal: AbortSignal
}

/** Asks what the file is; refuses, in a sentence, what is no sound. */
export async function probeSound(file: string, { limits, ...tools }: Tools & { readonly limits: UploadLimits }): Promise<ProbedSound> {
  try {
    const probed = await probe(file, tools)
    return { probed, sound: probed ? fileSound(probed, limits) : UNPROBED }
  } catch (error) {
    if (!(error instanceof ProbeFailed)) throw error
    throw new JobRefused('not_audio', 'What the feed calls the sound of this episode is no audio file that can be played.', { cause: error })
  }
}

/** Lays the file into `folder` as it is kept, with one sound and nothing else in it; the file itself stays where it is. */
export async function keptSound(file: string, { sound, probed }: ProbedSound, folder: string, { ffmpegPath, signal }: Tools): Promise<KeptSound> {
  const kind = probed && isSoundAlone(sound, probed) ? KINDS.find(([name]) => probed.format.format_name.split(',').includes(name)) : undefined
  if (kind) {
    const [, mediaType, extension] = kind
    const target = path.join(folder, `master.${extension}`)
    // Another name for the same bytes, where the disk can do that.
    await link(file, target).catch(() => copyFile(file, target))
    return { path: target, mediaType, extension }
  }
  const target = path.join(folder, 'master.mka')
  await runFileJob({ inputs: [{ path: file }], outputs: [{ to: target, options: ['-map', sound.stream, '-c', 'copy', '-map_metadata', '-1', '-map_chapters', '-1', '-f', 'matroska'] }], signal }, ffmpegPath)
  return { path: target, mediaType: 'audio/x-matroska', extension: 'mka' }
}

/** By ffmpeg's names. */
const KINDS = [
  ['mp3', 'audio/mpeg', 'mp3'],
  ['m4a', 'audio/mp4', 'm4a'],
  ['ogg', 'audio/ogg', 'ogg'],
  ['flac', 'audio/flac', 'flac'],
  ['wav', 'audio/wav', 'wav'],
  ['webm', 'audio/webm', 'webm'],
  ['aac', 'audio/aac', 'aac'],
] as const

/** No film, no second language: who works on the file later takes its first sound. */
function isSoundAlone({ stream }: FileSound, { streams }: Probed): boolean {
  const first = streams.find(({ codec_type }) => codec_type === 'audio')
  return stream === `0:${first?.index}` && streams.every(({ codec_type, disposition }) => codec_type !== 'video' || disposition.attached_pic === 1)
}
