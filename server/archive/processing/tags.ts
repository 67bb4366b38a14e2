// What a file says about itself to a player: title, artist, date, chapters, and the cover, in ffmpeg's metadata format. Pure.

import type { Chapter } from '../episode.ts'

export interface Tags {
  readonly title: string
  /** The show, or its hosts. */
  readonly artist: string
  readonly album: string
  /** `2026-11-23` */
  readonly date: string | null
  readonly language: string | null
  readonly comment: string | null
  readonly track: number | null
  readonly license: string | null
  readonly publisher: string
  /** As listeners hear them. */
  readonly chapters: readonly Chapter[]
  readonly durationMs: number
}

/** The text of an FFMETADATA file. `picture`: a cover for containers that keep it as a comment (Ogg). */
export function ffmetadata(tags: Tags, picture: { readonly bytes: Buffer; readonly mediaType: string } | null): string {
  const { title, artist, album, date, language, comment, track, license, publisher } = tags
  const values = { title, artist, album_artist: album, album, date, language, comment, track: track?.toString() ?? null, copyright: license, publisher, genre: 'Podcast', ...(picture ? { METADATA_BLOCK_PICTURE: flacPicture(picture) } : {}) }
  const lines = Object.entries(values).flatMap(([name, value]) => (value === null || value === '' ? [] : [`${name}=${escaped(value)}`]))
  return [';FFMETADATA1', ...lines, ...tags.chapters.flatMap((chapter, index) => chapterLines(tags, chapter, index)), ''].join('\n')
}

function chapterLines({ chapters, durationMs }: Tags, { startMs, title }: Chapter, index: number): string[] {
  const endMs = chapters[index + 1]?.startMs ?? durationMs
  return ['[CHAPTER]', 'TIMEBASE=1/1000', `START=${startMs}`, `END=${Math.max(startMs, endMs)}`, `title=${escaped(title)}`]
}

function escaped(value: string): string {
  return value.replace(/\r\n?/g, '\n').replace(/[=;#\\\n]/g, (sign) => `\\${sign}`)
}

/** A picture block of FLAC, which Ogg players read from a comment: kind 3 is the front cover; sizes may be left to the picture. */
function flacPicture({ bytes, mediaType }: { readonly bytes: Buffer; readonly mediaType: string }): string {
  const type = Buffer.from(mediaType, 'ascii')
  const head = Buffer.alloc(8 + type.length + 4 + 20)
  head.writeUInt32BE(3, 0)
  head.writeUInt32BE(type.length, 4)
  type.copy(head, 8)
  head.writeUInt32BE(bytes.length, head.length - 4)
  return Buffer.concat([head, bytes]).toString('base64')
}
