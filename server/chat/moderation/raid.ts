// Notices a raid: many newcomers at once, or newcomers who all say nearly the same. Pure; one for each room.

import { distance } from 'fastest-levenshtein'
import { fold } from './fold.ts'

export interface HeardMessage {
  readonly author: string
  /** Has said nothing here that was shown, before this window. */
  readonly isNewcomer: boolean
  readonly text: string
  readonly atMs: number
  readonly id: number
}

const CROWD_MS = 10_000
/** So many messages of newcomers by so many authors in ten seconds. A host's "where are you from?" brings fewer. */
const CROWD = { messages: 12, authors: 6, withJoins: 6, joins: 60 } as const
const ECHO_MS = 30_000
/** So many newcomers' messages that are nearly the same, by so many authors, in half a minute. */
const ECHO = { messages: 5, authors: 3, letters: 16, likeness: 0.8 } as const
const REMEMBERED = 60

/** How long a raid lasts after its last sign, and how slow the room is meanwhile. */
export const RAID = { lastsMs: 5 * 60_000, slowSeconds: 10 } as const

type Heard = HeardMessage & { readonly gist: string }

export class RaidWatch {
  #heard: Heard[] = []
  #joins: number[] = []

  /** Somebody came into the room. */
  join(atMs: number): void {
    this.#joins = [...this.#joins.filter((at) => atMs - at < CROWD_MS), atMs].slice(-CROWD.joins)
  }

  /**
   * The ids of the messages that, with this one, are a raid: what everybody saw before it was noticed. Empty: it is none. Give every message
   * once, those of all processes, in their order.
   */
  hear(message: HeardMessage): readonly number[] {
    if (!message.isNewcomer) return []
    const heard = { ...message, gist: gistOf(message.text) }
    this.#heard = [...this.#heard.filter(({ atMs }) => message.atMs - atMs < ECHO_MS), heard].slice(-REMEMBERED)
    const echoes = echoesOf(heard, this.#heard)
    const signs = [...this.#crowd(message.atMs), ...(echoes.length >= ECHO.messages ? echoes : [])]
    return [...new Set(signs.map(({ id }) => id))].sort((one, other) => one - other)
  }

  #crowd(nowMs: number): readonly Heard[] {
    const recent = this.#heard.filter(({ atMs }) => nowMs - atMs < CROWD_MS)
    const isRush = this.#joins.filter((at) => nowMs - at < CROWD_MS).length >= CROWD.joins
    return authors(recent) >= CROWD.authors && recent.length >= (isRush ? CROWD.withJoins : CROWD.messages) ? recent : []
  }
}

function echoesOf(one: Heard, heard: readonly Heard[]): readonly Heard[] {
  // "Dzień dobry" from everybody is no raid.
  if (one.gist.length < ECHO.letters) return []
  const echoes = heard.filter(({ gist }) => isAlike(gist, one.gist))
  return authors(echoes) >= ECHO.authors ? echoes : []
}

function isAlike(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length)
  return 1 - distance(one, other) / longest >= ECHO.likeness
}

function authors(messages: readonly HeardMessage[]): number {
  return new Set(messages.map(({ author }) => author)).size
}

function gistOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}]/gu, '').slice(0, 80)
}
