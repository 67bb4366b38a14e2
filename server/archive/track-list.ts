// A list of tracks as people write it, one a line, in any script: "Artist - Title", "12:30 Title — Artist", "1:02:03 …". Pure.

import { cleanText } from '../../schedules/plain-text.ts'
import type { Track, TrackRights } from './episode.ts'

/** `auto`: before a long dash stands the title, before a hyphen or a short one the artist. */
export const TRACK_ORDERS = ['auto', 'artist_first', 'title_first'] as const
export type TrackOrder = (typeof TRACK_ORDERS)[number]

export interface TrackListOptions {
  readonly order: TrackOrder
  readonly rights: TrackRights
  /** A piece without an end ends where the next one begins, the last one here; null: nobody has said when it ends. */
  readonly lastsUntilMs: number | null
}

export interface ReadTrackList {
  readonly tracks: readonly Track[]
  /** What could not be read, to be mended and pasted again. */
  readonly problems: readonly { readonly line: number; readonly message: string }[]
}

const MOST_TRACKS = 300
const LONGEST = 200
/** The zeros of the scripts whose digits people type; nine more follow each. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040, 0x17e0, 0xff10]

const CLOCK = String.raw`(?:(\d{1,2}):)?(\d{1,3}):(\d{2})`
/** Numbers of the list, then a time and perhaps the one it ends at, in brackets or not, then perhaps a dash. */
const NUMBER = /^\s*(?:#?\d{1,3}\s*[.)]|[-*•·])\s+/
const TIME = new RegExp(String.raw`^\s*[[(]?\s*${CLOCK}(?:\s*[-–—]\s*${CLOCK})?\s*[\])]?(?:\s*[-–—|.]\s+|\s+|$)`)
/** How long it lasts, behind it in brackets. */
const LENGTH = new RegExp(String.raw`\s*[[(]${CLOCK}[\])]\s*$`)
/** A tab first: it comes from a table, and nobody types one. */
const SEPARATORS = [/\t+/, /\s+(-|‐|–|−|—|―)\s+/, /(–|—|―)/]

/** Reads what was pasted. Empty lines are passed over. */
export function readTrackList(text: string, options: TrackListOptions): ReadTrackList {
  const tracks: Track[] = []
  const problems: { line: number; message: string }[] = []
  for (const [index, line] of text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    if (line.trim() === '') continue
    const read = tracks.length < MOST_TRACKS ? readLine(line, options) : `a list has at most ${MOST_TRACKS} tracks.`
    if (typeof read === 'string') problems.push({ line: index + 1, message: `Line ${index + 1}: ${read}` })
    else tracks.push(read)
  }
  return { tracks: withEnds(tracks, options.lastsUntilMs), problems }
}

/** A track, or what is wrong with the line. */
function readLine(written: string, { order, rights }: TrackListOptions): Track | string {
  const line = withPlainDigits(written)
  const numbered = line.replace(NUMBER, '')
  const time = TIME.exec(numbered)
  let rest = numbered.slice(time?.[0].length ?? 0)
  const startMs = time ? msOf(time.slice(1, 4)) : null
  let endMs = time?.[6] === undefined ? null : msOf(time.slice(4, 7))
  if (startMs === undefined || endMs === undefined) return 'there is no such time; write it like 12:30 or 1:02:03.'
  const length = startMs === null ? null : LENGTH.exec(rest)
  if (length && startMs !== null) {
    rest = rest.slice(0, length.index)
    endMs ??= startMs + (msOf(length.slice(1, 4)) ?? 0)
  }
  if (startMs !== null && endMs !== null && endMs <= startMs) return 'it ends before it begins.'
  const { artist, title } = named(rest, order)
  const [cleanArtist, cleanTitle] = [clean(artist), clean(title)]
  if (cleanTitle.problem !== null) return rest.trim() === '' ? 'there is a time and no title.' : `the title ${cleanTitle.problem}`
  if (cleanArtist.problem !== null && artist.trim() !== '') return `the artist ${cleanArtist.problem}`
  return { startMs, endMs, artist: cleanArtist.text ?? '', title: cleanTitle.text, rights }
}

function named(text: string, order: TrackOrder): { readonly artist: string; readonly title: string } {
  for (const separator of SEPARATORS) {
    const found = separator.exec(text.trim())
    if (!found) continue
    const before = text.trim().slice(0, found.index)
    const after = text.trim().slice(found.index + found[0].length)
    if (before.trim() === '' || after.trim() === '') return { artist: '', title: `${before}${after}` }
    const isTitleFirst = order === 'title_first' || (order === 'auto' && /[—―]/.test(found[0]))
    return isTitleFirst ? { artist: after, title: before } : { artist: before, title: after }
  }
  return { artist: '', title: text }
}

function clean(text: string) {
  return cleanText(text.replace(/\s+/g, ' '), { maxLength: LONGEST })
}

/** Undefined: there is no such time. */
function msOf([hours, minutes, seconds]: readonly (string | undefined)[]): number | undefined {
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}

/** For the times only: digits and colons of every script as the ones that are read above, letter for letter, so that places stay. */
function withPlainDigits(line: string): string {
  // A title keeps its own digits: only what stands before the first letter is read as a time.
  const head = /^[\p{Nd}\p{P}\p{S}\s]*/u.exec(line)?.[0] ?? ''
  const tail = line.slice(head.length)
  return head.replace(/\p{Nd}/gu, digit).replace(/[：∶︓]/g, ':') + tail
}

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((one) => code >= one && code <= one + 9)
  return zero === undefined ? character : String(code - zero)
}

function withEnds(tracks: readonly Track[], lastsUntilMs: number | null): Track[] {
  if (lastsUntilMs === null) return [...tracks]
  return tracks.map((track, index) => {
    if (track.startMs === null || track.endMs !== null) return track
    const { startMs } = track
    const next = tracks.slice(index + 1).find((one) => one.startMs !== null && one.startMs > startMs)?.startMs ?? lastsUntilMs
    return next > startMs ? { ...track, endMs: next } : track
  })
}
