// The cover inside a sent file, made anew as ours: whatever the picture was, what listeners get is a plain JPEG.

import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../errors.ts'
import { FfmpegFailed, runFileJob } from '../../media/ffmpeg.ts'
import type { CoverMaker } from '../../shows/covers/cover-maker.ts'
import { checkPicture } from '../../shows/covers/picture-kind.ts'

export interface FileCoverOptions {
  readonly file: string
  /** The stream with the picture, in ffmpeg's words. */
  readonly stream: string
  readonly folder: string
  readonly maker: Pick<CoverMaker, 'make'>
  readonly signal: AbortSignal
  readonly ffmpegPath: string
}

/** The path of a square JPEG of 1400 pixels; null when the picture cannot be one, which is no reason to refuse the sound. */
export async function fileCover({ file, stream, folder, maker, signal, ffmpegPath }: FileCoverOptions): Promise<string | null> {
  const picture = path.join(folder, 'picture')
  const made = path.join(folder, 'cover')
  await mkdir(made, { recursive: true })
  try {
    await runFileJob({ inputs: [{ path: file }], outputs: [{ to: picture, options: ['-map', stream, '-c:v', 'copy', '-frames:v', '1', '-f', 'image2pipe'] }], signal }, ffmpegPath)
    checkPicture(await readFile(picture))
    await maker.make({ picture, folder: made, crop: null, of: null })
  } catch (error) {
    if (error instanceof FfmpegFailed || (error instanceof AppError && error.kind === 'invalid')) return null
    throw error
  }
  return path.join(made, '1400.jpg')
}
