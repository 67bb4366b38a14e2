// What a file says of itself, out of what ffmpeg prints when it opens one. Pure.

export interface FileTags {
  readonly title: string | null
  readonly artist: string | null
}

/** The first line that tells nothing of the input any more. */
export function endsTags(line: string): boolean {
  return line.startsWith('Stream mapping:') || line.startsWith('Output #')
}

/** Reads the lines from `Input #` to `endsTags`: tags stand above the streams (MP3) or below the audio stream (Ogg). */
export function readTags(lines: readonly string[]): FileTags {
  const end = lines.findIndex(endsTags)
  const input = lines.slice(lines.findIndex((line) => line.startsWith('Input #')), end < 0 ? lines.length : end)
  const tag = (name: string) => {
    const found = input.map((line) => new RegExp(`^ {2,}${name} *: (.*)$`, 'i').exec(line)?.[1]?.trim()).find(Boolean)
    return found ?? null
  }
  return { title: tag('title'), artist: tag('artist') }
}

/** How listeners are shown a track: "Artist – Title", or what of it is known. */
export function trackTitle({ artist, title }: FileTags): string | null {
  return artist !== null && title !== null ? `${artist} – ${title}` : title
}
