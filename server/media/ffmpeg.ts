// Jobs on whole files. The only file that knows fluent-ffmpeg; live pipes are spawned directly, which starts three times faster.

import ffmpeg from 'fluent-ffmpeg'

/** What a file says about itself. */
export interface FileFacts {
  /** Null when the container does not tell. */
  readonly durationMs: number | null
  readonly title: string | null
  readonly artist: string | null
}

/** Reads a file's length and tags without decoding it. Rejects when ffmpeg cannot open it. */
export function probeFile(path: string, ffmpegPath: string): Promise<FileFacts> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    ffmpeg(`file:${path}`)
      .setFfmpegPath(ffmpegPath)
      .format('ffmetadata')
      .output('pipe:1')
      .on('stderr', (line: string) => void lines.push(line))
      .on('end', () => resolve(readSummary(lines)))
      .on('error', (error: Error) => reject(error))
      .run()
  })
}

/** Reads what ffmpeg prints about its input: tags stand above the streams (MP3) or below the audio stream (Ogg). */
export function readSummary(lines: readonly string[]): FileFacts {
  const end = lines.findIndex((line) => line.startsWith('Output #'))
  const input = lines.slice(lines.findIndex((line) => line.startsWith('Input #')), end < 0 ? lines.length : end)
  const tag = (name: string) => {
    const found = input.map((line) => new RegExp(`^ {2,}${name} *: (.*)$`, 'i').exec(line)?.[1]?.trim()).find(Boolean)
    return found ?? null
  }
  return { durationMs: readDuration(input), title: tag('title'), artist: tag('artist') }
}

/** How listeners are shown a track: "Artist – Title", or what of it is known. */
export function trackTitle({ artist, title }: Pick<FileFacts, 'artist' | 'title'>): string | null {
  return artist !== null && title !== null ? `${artist} – ${title}` : title
}

function readDuration(lines: readonly string[]): number | null {
  const match = lines.map((line) => /^ {2}Duration: (\d+):(\d+):(\d+(?:\.\d+)?)/.exec(line)).find(Boolean)
  if (!match) return null
  return Math.round((Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3])) * 1000)
}
