// The HLS playlists (RFC 8216): a short one that goes on for ever, and one for each airing from its beginning. Pure.

import type { Aired } from './aired.ts'
import { addressNameOf, endMsOf, followsOn, secondsOf, type Segment } from './segment.ts'
import { SEGMENT_SECONDS } from './segment-packer.ts'

/** Where segments are fetched; the same in every list, so that a cache keeps each once. */
export const SEGMENTS_PATH = '/listen/hls/segments/'
/** The time is said again where counting on from the last time said is further off. */
const TIME_TOLERANCE_MS = 20

interface PlaylistParts {
  readonly segments: readonly Segment[]
  /** What was on air meanwhile, from before the first segment on. */
  readonly aired: readonly Aired[]
}

/** The live list: the newest segments, each with its time. Numbers go on over restarts. */
export function livePlaylist({ segments, aired }: PlaylistParts): string {
  const first = segments[0]
  return lines([
    ...head(segments),
    `#EXT-X-MEDIA-SEQUENCE:${first?.number ?? 0}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${first?.stretch ?? 0}`,
    ...entries(segments, aired, { timeEach: true }),
  ])
}

/** An airing's list: grows while it is on air, and ends with it. Times are said where they cannot be counted. */
export function airingPlaylist({ segments, aired, isOver }: PlaylistParts & { readonly isOver: boolean }): string {
  return lines([
    ...head(segments),
    '#EXT-X-PLAYLIST-TYPE:EVENT',
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-START:TIME-OFFSET=0,PRECISE=YES',
    ...entries(segments, aired, { timeEach: false }),
    ...(isOver ? ['#EXT-X-ENDLIST'] : []),
  ])
}

function head(segments: readonly Segment[]): string[] {
  // No entry may be longer, rounded; and it must not change while the list lives.
  const longest = Math.max(SEGMENT_SECONDS, ...segments.map((segment) => Math.round(secondsOf(segment))))
  return ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${longest}`]
}

function entries(segments: readonly Segment[], aired: readonly Aired[], { timeEach }: { readonly timeEach: boolean }): string[] {
  const found: string[] = []
  let said = 0
  let countedMs = Number.NaN
  segments.forEach((segment, index) => {
    const before = segments[index - 1]
    // A title belongs before the segment in which it begins; what began before the list, before its first.
    for (let next = aired[said]; next && next.atMs < endMsOf(segment); next = aired[++said]) found.push(dateRange(next))
    if (before && !followsOn(before, segment)) found.push('#EXT-X-DISCONTINUITY')
    if (timeEach || !(Math.abs(segment.startMs - countedMs) <= TIME_TOLERANCE_MS)) {
      found.push(`#EXT-X-PROGRAM-DATE-TIME:${isoOf(segment.startMs)}`)
      countedMs = segment.startMs
    }
    countedMs += secondsOf(segment) * 1000
    found.push(`#EXTINF:${secondsOf(segment).toFixed(3)},`, `${SEGMENTS_PATH}${addressNameOf(segment)}`)
  })
  return found
}

/** Says what is on air from a moment until the next of them. */
function dateRange({ atMs, occurrenceId, show, hosts, title, kind }: Aired): string {
  const attributes = [
    `ID="air-${atMs}"`,
    'CLASS="air"',
    `START-DATE="${isoOf(atMs)}"`,
    'END-ON-NEXT=YES',
    quoted('X-OCCURRENCE', occurrenceId),
    quoted('X-SHOW', show?.slug),
    quoted('X-SHOW-TITLE', show?.title),
    quoted('X-LANGUAGES', show?.languages.join(',')),
    quoted('X-HOSTS', hosts.join(', ')),
    quoted('X-TITLE', title),
    quoted('X-KIND', kind),
  ]
  return `#EXT-X-DATERANGE:${attributes.filter((one) => one !== null).join(',')}`
}

/** An attribute cannot hold quotes or line breaks. */
function quoted(name: string, value: string | null | undefined): string | null {
  if (!value) return null
  return `${name}="${value.replaceAll('"', '\u201d').replaceAll(/\p{Cc}+/gu, ' ')}"`
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
