// What a host's page can know of its uplink: the link, the show, what waits, what went wrong.

import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { OverCode, RefusalCode, StudioSlot, StudioStatus } from '../../server/broadcast/studio/studio-schema.ts'
import type { LinkState } from './station-link.ts'

export type LiveState = 'off' | 'asking' | 'sending' | 'ending'

/** All that a page draws. A new object on every change. */
export interface UplinkView {
  readonly link: LinkState
  readonly live: LiveState
  readonly person: { readonly name: string; readonly role: string } | null
  readonly slot: StudioSlot | null
  readonly status: StudioStatus | null
  readonly now: NowPlaying | null
  readonly refusal: { readonly code: RefusalCode; readonly reason: string; readonly nextSlotAt: string | null } | null
  readonly over: { readonly code: OverCode; readonly reason: string } | null
  readonly waitingBytes: number
  /** How far behind the station is: the age of the oldest unacknowledged sound. */
  readonly waitingMs: number
  /** The station's clock minus this machine's. */
  readonly clockOffsetMs: number
  /** Times the line was lost during this show. */
  readonly drops: number
  /** Sound thrown away because the line was gone for more than the backlog can hold. */
  readonly lostMs: number
}

export const NOTHING_HEARD: UplinkView = {
  link: { kind: 'waiting', untilMs: 0 },
  live: 'off',
  person: null,
  slot: null,
  status: null,
  now: null,
  refusal: null,
  over: null,
  waitingBytes: 0,
  waitingMs: 0,
  clockOffsetMs: 0,
  drops: 0,
  lostMs: 0,
}
