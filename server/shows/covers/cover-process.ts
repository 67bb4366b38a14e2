// A process of its own that makes a cover of one picture and ends: whatever a picture does to the decoder, the air does not notice.
// Told by its first argument what to do (Work), it answers with one line of JSON (Made).

import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { AppError } from '../../errors.ts'
import { COVER_SIZES, WHOLE } from './cover-files.ts'
import { cropOf, scaledCrop, type Crop, type PictureSize } from './crop.ts'

export interface Work {
  readonly picture: string
  readonly folder: string
  /** Null: the square in the middle. */
  readonly crop: Crop | null
  /** The size of the picture that the crop speaks of, when `picture` is a smaller copy of it. */
  readonly of: PictureSize | null
}

export type Made =
  | { readonly made: true; readonly size: PictureSize; readonly crop: Crop }
  | { readonly made: false; readonly code: string; readonly message: string }

/** 64 million: more than a phone's camera gives, and 256 MB at the most while it is open. */
const MOST_PIXELS = 64_000_000
const WHOLE_SIDE = 3000
const SECONDS = 45

const READS = ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile', 'VipsForeignLoadNsgifFile', 'VipsForeignLoadHeifFile']

async function make({ picture, folder, crop: wanted, of }: Work): Promise<Made> {
  const open = () => sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: SECONDS })
  const { autoOrient } = await open().metadata()
  const size = { width: autoOrient.width, height: autoOrient.height }
  const crop = cropOf(of ?? size, wanted)
  const { left, top, size: side } = of ? scaledCrop(crop, of, size) : crop
  // What is transparent would be black in a JPEG.
  const upright = () => open().autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb')
  await upright().resize(WHOLE_SIDE, WHOLE_SIDE, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 90 }).toFile(path.join(folder, WHOLE))
  const largest = Math.max(...COVER_SIZES)
  const { data, info } = await upright().extract({ left, top, width: side, height: side }).resize(largest, largest).raw().toBuffer({ resolveWithObject: true })
  for (const width of COVER_SIZES) {
    const small = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).resize(width, width)
    await small().jpeg({ quality: 82, mozjpeg: true }).toFile(path.join(folder, `${width}.jpg`))
    await small().webp({ quality: 80 }).toFile(path.join(folder, `${width}.webp`))
  }
  return { made: true, size: of ?? size, crop }
}

function refusal(error: unknown): Made {
  if (error instanceof AppError) return { made: false, code: error.code, message: error.message }
  const said = error instanceof Error ? error.message : String(error)
  if (/pixel limit|dimensions/i.test(said)) return { made: false, code: 'cover_too_many_pixels', message: 'The picture has more than 64 million pixels; make it smaller first, 3000 × 3000 is plenty.' }
  if (/timeout/i.test(said)) return { made: false, code: 'cover_too_slow', message: 'The picture takes too long to open; save it as a JPEG of at most 3000 × 3000 pixels and send that.' }
  if (/unsupported image format|unsupported codec|not enabled|blocked/i.test(said)) return { made: false, code: 'cover_not_a_picture', message: 'This is no picture that can be a cover; send a JPEG, PNG, WebP, AVIF or GIF.' }
  return { made: false, code: 'cover_damaged', message: 'The picture is damaged and cannot be opened whole; open it on your device, save it again as a JPEG and send that.' }
}

/** Whoever is short of memory or time takes it from here and not from the air. */
function stepBack(): void {
  os.setPriority(os.constants.priority.PRIORITY_LOW)
  try {
    writeFileSync('/proc/self/oom_score_adj', '900')
  } catch {
    // Only Linux has it.
  }
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: READS })
}

stepBack()
// Our own parent wrote it, as a Work.
const made = await make(JSON.parse(process.argv[2] ?? '') as Work).catch(refusal)
process.stdout.write(`${JSON.stringify(made)}\n`)
