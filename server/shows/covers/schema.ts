// What of covers crosses the wire.

import { z } from 'zod'
import type { Crop } from './crop.ts'
import { COVER_SIZES, coverAddress } from './cover-files.ts'
import type { Cover } from './store.ts'

const pixels = z.coerce.number().int().min(0).max(100_000)
const address = z.string()
const alt = z.record(z.string().max(40), z.string().max(2000)).meta({ description: 'What the picture shows, by language tag; read out to who cannot see it' })

const crop = z.object({ left: pixels, top: pixels, size: pixels }).meta({ description: 'A square in pixels of the upright picture' })

export const cover = z
  .object({
    hash: z.string().meta({ description: 'Of the picture and its square; a new one with each change' }),
    alt,
    webp: z.object({ 96: address, 320: address, 640: address, 1400: address }).meta({ description: 'Addresses by size; each square, kept by browsers for ever' }),
    jpg: z.object({ 96: address, 320: address, 640: address, 1400: address }),
  })
  .meta({ id: 'Cover' })

export const editedCover = cover.extend({ width: z.number().int(), height: z.number().int(), crop }).meta({ id: 'EditedCover', description: 'With the size of the whole picture and the square that was chosen' })

/** `?left=0&top=120&size=1400`; without them the square in the middle. */
export const cropQuery = z.object({ left: pixels.optional(), top: pixels.optional(), size: pixels.optional() })

export const coverChange = z.object({ crop: crop.optional(), alt: alt.optional() }).meta({ description: 'What is not given stays' })

export const coverFileParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/), name: z.string().max(60).meta({ description: 'The hash, the size and the format: `0123456789abcdef-320.webp`' }) })

export type CoverAnswer = z.infer<typeof cover>
export type EditedCoverAnswer = z.infer<typeof editedCover>

export function presentCover(slug: string, { hash, alt }: Cover): CoverAnswer {
  const addresses = (format: 'webp' | 'jpg') => {
    const of = (size: (typeof COVER_SIZES)[number]) => coverAddress(slug, hash, size, format)
    return { 96: of(96), 320: of(320), 640: of(640), 1400: of(1400) }
  }
  return { hash, alt, webp: addresses('webp'), jpg: addresses('jpg') }
}

export function presentEdited(slug: string, cover: Cover): EditedCoverAnswer {
  const { width, height, crop } = cover
  return { ...presentCover(slug, cover), width, height, crop: { ...crop } }
}

/** The square that was asked for; null: the one in the middle. */
export function cropIn({ left, top, size }: z.infer<typeof cropQuery>): Crop | null {
  return size === undefined ? null : { left: left ?? 0, top: top ?? 0, size }
}
