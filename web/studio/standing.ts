// Where a host stands, in one word: what the big panel says. "On air" only when the station itself says so. Pure.

import type { UplinkView } from './uplink-view.ts'

export type Standing = 'off' | 'asking' | 'connecting' | 'greenRoom' | 'onAir' | 'bridged' | 'away' | 'ending'

export function standingOf(view: Pick<UplinkView, 'live' | 'link' | 'status'>): Standing {
  if (view.live === 'off') return 'off'
  if (view.live === 'ending') return 'ending'
  // What was true when the line broke may be over by now, so nothing is claimed without a line.
  if (view.link.kind !== 'connected') return view.status ? 'away' : 'asking'
  switch (view.status?.phase) {
    case 'on-air':
      return 'onAir'
    case 'green-room':
      return 'greenRoom'
    case 'bridged':
      return 'bridged'
    case 'connecting':
      return 'connecting'
    default:
      return 'asking'
  }
}

/** The panel's colour. */
export function moodOf(standing: Standing): 'quiet' | 'ready' | 'onAir' | 'trouble' {
  switch (standing) {
    case 'onAir':
      return 'onAir'
    case 'greenRoom':
      return 'ready'
    case 'bridged':
    case 'away':
      return 'trouble'
    default:
      return 'quiet'
  }
}
