// Which square of a picture is the cover, in pixels of the picture as people see it (turned the right way up). Pure.

import { AppError } from '../../errors.ts'

export interface Crop {
  readonly left: number
  readonly top: number
  readonly size: number
}

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** What is smaller is a blot on a phone. */
export const LEAST_SIDE = 320

/** The largest square in the middle: what a picture is cut to when nobody chose. */
export function middleSquare({ width, height }: PictureSize): Crop {
  const size = Math.min(width, height)
  return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size }
}

/** The wanted square, or the middle one; throws when it does not lie inside the picture or is too small to be seen. */
export function cropOf(picture: PictureSize, wanted: Crop | null): Crop {
  const { width, height } = picture
  if (Math.min(width, height) < LEAST_SIDE) {
    throw new AppError('invalid', 'cover_too_small', `The picture is ${width} × ${height} pixels; a cover needs at least ${LEAST_SIDE} × ${LEAST_SIDE}, and 1400 × 1400 to look good in podcast apps.`)
  }
  const crop = wanted ?? middleSquare(picture)
  if (crop.left + crop.size > width || crop.top + crop.size > height) {
    throw new AppError('invalid', 'cover_crop_outside', `The square of ${crop.size} pixels at ${crop.left}, ${crop.top} reaches out of the picture, which is ${width} × ${height}; choose one inside it.`)
  }
  if (crop.size < LEAST_SIDE) throw new AppError('invalid', 'cover_crop_too_small', `The chosen square is ${crop.size} pixels wide; choose one of at least ${LEAST_SIDE}.`)
  return crop
}

/** The same square on a smaller copy of the picture. */
export function scaledCrop(crop: Crop, from: PictureSize, to: PictureSize): Crop {
  const scale = to.width / from.width
  const size = Math.max(1, Math.min(Math.round(crop.size * scale), to.width, to.height))
  const within = (start: number, length: number) => Math.max(0, Math.min(Math.round(start * scale), length - size))
  return { left: within(crop.left, to.width), top: within(crop.top, to.height), size }
}
