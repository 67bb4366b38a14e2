// The square of a picture that becomes its cover, in pixels of the picture as it is seen. Pure.

export interface Square {
  readonly left: number
  readonly top: number
  readonly size: number
}

interface Picture {
  readonly width: number
  readonly height: number
}

/** What the station refuses to make smaller. */
export const LEAST_SIDE = 320

export function middleOf({ width, height }: Picture): Square {
  const size = Math.min(width, height)
  return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size }
}

/** The nearest square that lies whole inside the picture. */
export function insideOf({ width, height }: Picture, { left, top, size }: Square): Square {
  const side = Math.max(Math.min(LEAST_SIDE, width, height), Math.min(size, width, height))
  const within = (start: number, length: number) => Math.max(0, Math.min(start, length - side))
  return { left: within(left, width), top: within(top, height), size: side }
}
