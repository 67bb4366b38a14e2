// A show that has been on the air for a while, as the station's HLS playlists give it: the same sound again and again, cut into pieces
// with the time of each.

import type { WireStartOver } from '../../server/broadcast/air-log/schema.ts'

/** Seconds of a piece: a whole number of MP3 frames at 48 kHz. */
const PIECE = 6
/** At 128 kbit/s. */
const PIECE_BYTES = (PIECE * 128_000) / 8

export interface FakeShow {
  readonly occurrenceId: string
  readonly startsAt: Date
  /** What was on from an instant on. */
  readonly titles: readonly { readonly from: Date; readonly title: string }[]
}

export class FakeHls {
  /** Instants of the pieces asked for, in order, in ms. */
  readonly asked: number[] = []
  /** Playlists and pieces are not there while this is false. */
  isKept = true
  /** The show's last piece was on air then; null: it is on air. */
  endedAt: Date | null = null
  readonly #show: FakeShow
  readonly #sound: Buffer

  /** `sound` is MP3 of 128 kbit/s at 48 kHz without tags, a whole number of pieces. */
  constructor(show: FakeShow, sound: Buffer) {
    this.#show = show
    this.#sound = sound
  }

  get offer(): WireStartOver {
    const { occurrenceId, startsAt } = this.#show
    return { available: true, reason: null, occurrenceId, startsAt: startsAt.toISOString(), playlist: '/listen/hls/show.m3u8', live: '/listen/hls/live.m3u8', rewindSeconds: 42 }
  }

  playlist(now: Date): string {
    const { startsAt, titles, occurrenceId } = this.#show
    const count = Math.floor(((this.endedAt ?? now).getTime() - startsAt.getTime()) / (PIECE * 1000))
    const pieces = Array.from({ length: count }, (_, n) => `#EXT-X-PROGRAM-DATE-TIME:${this.#timeOf(n).toISOString()}\n#EXTINF:${PIECE}.000,\n/listen/hls/pieces/${n}.mp3`)
    const ranges = titles.map(({ from, title }, n) => `#EXT-X-DATERANGE:ID="${occurrenceId}-${n}",CLASS="air",START-DATE="${from.toISOString()}",END-ON-NEXT=YES,X-TITLE="${title}"`)
    return ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${PIECE}`, '#EXT-X-PLAYLIST-TYPE:EVENT', '#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-START:TIME-OFFSET=0,PRECISE=YES', ...ranges, ...pieces, ...(this.endedAt ? ['#EXT-X-ENDLIST'] : []), ''].join('\n')
  }

  piece(n: number): Buffer {
    this.asked.push(this.#timeOf(n).getTime())
    const from = (n * PIECE_BYTES) % this.#sound.length
    return Buffer.concat([timestampTag(n * PIECE), this.#sound.subarray(from, from + PIECE_BYTES)])
  }

  #timeOf(n: number): Date {
    return new Date(this.#show.startsAt.getTime() + n * PIECE * 1000)
  }
}

/** The tag that packed audio begins with (RFC 8216, 3.4): when its first sample plays, in 90 kHz. */
function timestampTag(seconds: number): Buffer {
  const body = Buffer.concat([Buffer.from('com.apple.streaming.transportStreamTimestamp\0', 'latin1'), Buffer.alloc(8)])
  body.writeBigUInt64BE(BigInt(Math.round(seconds * 90_000)) & 0x1ffffffffn, body.length - 8)
  const head = Buffer.from('ID3\x04\0\0\0\0\0\0PRIV\0\0\0\0\0\0', 'latin1')
  head[9] = body.length + 10
  head[17] = body.length
  return Buffer.concat([head, body])
}
