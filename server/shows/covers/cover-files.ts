// How a cover lies on disk and what its files are called; the same names are in the addresses browsers ask for. Pure.

/** Widths in pixels; podcast apps want 1400 and more. */
export const COVER_SIZES = [96, 320, 640, 1400] as const
export const COVER_FORMATS = ['webp', 'jpg'] as const

/** The whole picture without its metadata, at most 3000 pixels wide, to choose another square from. Not for listeners: it was cropped for a reason. */
export const WHOLE = 'whole.jpg'

const FILE_NAME = /^([0-9a-f]{16})-(\d{2,4})\.(webp|jpg)$/

export interface CoverFile {
  readonly hash: string
  /** Its name inside the cover's folder. */
  readonly file: string
  readonly type: string
}

/** `0123456789abcdef-320.webp`, taken apart; null when no cover's file is called so. */
export function coverFile(name: string): CoverFile | null {
  const [, hash, size, format] = FILE_NAME.exec(name) ?? []
  if (hash === undefined || format === undefined || !COVER_SIZES.some((one) => String(one) === size)) return null
  return { hash, file: `${size}.${format}`, type: format === 'jpg' ? 'image/jpeg' : 'image/webp' }
}

/** The address of one size: the same bytes for ever. */
export function coverAddress(slug: string, hash: string, size: (typeof COVER_SIZES)[number], format: (typeof COVER_FORMATS)[number]): string {
  return `/covers/${slug}/${hash}-${size}.${format}`
}
