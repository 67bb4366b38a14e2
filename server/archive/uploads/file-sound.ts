// What a sent file has for us: which of its streams is heard, what it says of itself, or why it cannot be taken. Pure.

import type { Probed } from '../../media/ffprobe.ts'
import type { Chapter } from '../episode.ts'
import { JobRefused } from '../job.ts'
import { shownLines, shownText } from './shown-text.ts'
import { hoursAndMinutes, lengthRefusal, type UploadLimits } from './upload.ts'

export interface FileSound {
  /** In ffmpeg's words: `0:1`. */
  readonly stream: string
  /** What the file says its length is; null: it does not, or guesses. */
  readonly claimedMs: number | null
  readonly title: string | null
  readonly notes: string | null
  readonly chapters: readonly Chapter[]
  /** The stream with its cover, in ffmpeg's words; null: it has none. */
  readonly cover: string | null
}

/** A film with a dozen languages has fewer; more is a mistake or a trick. */
const MOST_STREAMS = 32
const MOST_CHAPTERS = 200

/** Where nothing could be asked: the first sound in the file, and no words. */
export const UNPROBED: FileSound = { stream: '0:a:0', claimedMs: null, title: null, notes: null, chapters: [], cover: null }

/** Reads what was probed, or refuses in a sentence. */
export function fileSound(probed: Probed, limits: UploadLimits): FileSound {
  const { streams, format, chapters } = probed
  if (streams.length > MOST_STREAMS) throw new JobRefused('too_many_streams', `This file has ${streams.length} streams side by side, and which one to play cannot be known: save the one recording as a file of its own, and send that.`)
  const chosen = chosenOf(streams)
  if (!chosen) throw new JobRefused('no_sound', 'There is no sound in this file: it may be a picture, a text or a film without sound. Send the recording itself.')
  const claimedMs = probed.isGuessed ? null : inMs(format.duration ?? chosen.duration)
  const tooLong = claimedMs === null ? null : lengthRefusal(claimedMs, limits)
  if (tooLong) throw new JobRefused('too_long', tooLong)
  // Ogg keeps its tags with the stream, others with the file.
  const tags = lowerCased({ ...chosen.tags, ...format.tags })
  const picture = streams.find(({ codec_type, disposition }) => codec_type === 'video' && disposition.attached_pic === 1)
  return {
    stream: `0:${chosen.index}`,
    claimedMs,
    title: shownText(tags['title'], 200),
    notes: shownLines(tags['description'] ?? tags['synopsis'] ?? tags['comment'], 5_000),
    chapters: chaptersOf(chapters),
    cover: picture ? `0:${picture.index}` : null,
  }
}

/** Refuses what decoded to much less than the file says of itself. A second or two is the way encoders count. */
export function requireWhole(decodedMs: number, claimedMs: number | null): void {
  if (claimedMs === null || decodedMs >= claimedMs - Math.max(3_000, claimedMs * 0.02)) return
  throw new JobRefused(
    'truncated',
    `This file is cut off: it says that it is ${hoursAndMinutes(claimedMs)} long, and only ${hoursAndMinutes(decodedMs)} can be played. Send it again from where it was made; if this is all there is, open it in an audio program, save it anew and send that.`,
  )
}

/** The one the file itself prefers, else the one with most channels, else the first. */
function chosenOf(streams: Probed['streams']): Probed['streams'][number] | null {
  const audio = streams.filter(({ codec_type, channels }) => codec_type === 'audio' && (channels ?? 1) > 0)
  const preferred = audio.filter(({ disposition }) => disposition.default === 1)
  const [best] = (preferred.length > 0 ? preferred : audio).toSorted((one, other) => (other.channels ?? 0) - (one.channels ?? 0) || one.index - other.index)
  return best ?? null
}

function chaptersOf(chapters: Probed['chapters']): Chapter[] {
  return chapters
    .flatMap(({ start_time, tags }) => {
      const title = shownText(lowerCased(tags)['title'], 200)
      const startMs = inMs(start_time)
      return title === null || startMs === null ? [] : [{ startMs, title, url: null }]
    })
    .toSorted((one, other) => one.startMs - other.startMs)
    .slice(0, MOST_CHAPTERS)
}

function inMs(seconds: number | undefined): number | null {
  return seconds !== undefined && Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null
}

function lowerCased(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value]))
}
