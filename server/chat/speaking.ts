// Takes what somebody says: who may say it now, whether all see it at once, and whether help is to be offered.

import type { Clock } from '../clock.ts'
import { Allowances } from '../http/allowance.ts'
import type { Log } from '../log.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { markOf } from './author.ts'
import type { AuthorMark, ChatRefusalCode, HeldFor, HelpTopic, MessageKind } from './chat-schema.ts'
import type { Cases } from './cases/cases.ts'
import { CHAT_RATES, MOST_HELD_OF_NETWORK } from './limits.ts'
import { raidOf, slowSecondsOf } from './live/live-room.ts'
import type { Bans } from './moderation/bans.ts'
import { helpTopicOf } from './moderation/help.ts'
import { spokenText } from './moderation/spoken-text.ts'
import type { WordLists } from './moderation/word-lists.ts'
import { networkOf } from './network.ts'
import { isOpen, type Room } from './rooms.ts'
import type { AuthorPast, ChatStore, RoomRow, Verdict } from './store.ts'

/** Who speaks, in the room they are in. */
export interface Author {
  /** The first is who they are; the others, such as the browser's cookie, are them as well. */
  readonly keys: readonly [string, ...string[]]
  /** Kept nowhere; only asked whether its network is banned. */
  readonly address: string
  readonly nick: string | null
  readonly mark: AuthorMark | null
  /** Moderators and hosts of the room: nothing slows them down or holds their words. */
  readonly isTrusted: boolean
}

/** Somebody in that room, by whatever way they came. */
export function authorIn(room: Room, { person, keys, address, nick }: Pick<Author, 'keys' | 'address' | 'nick'> & { readonly person: Person | null }): Author {
  return { keys, address, nick: person?.name ?? nick, mark: person && markOf(person, room.hosts), isTrusted: may(person, 'host_chat', { hosts: room.hosts }) }
}

export interface Words {
  readonly id: string
  readonly kind: MessageKind
  readonly text: string
  readonly language: string
}

export type Answer =
  | { readonly outcome: 'said'; readonly messageId: number; readonly state: 'shown' | 'held' | 'hidden'; readonly help: HelpTopic | null }
  | { readonly outcome: 'refused'; readonly code: ChatRefusalCode; readonly message: string; readonly retryAt: Date | null }

export interface SpeakingOptions {
  readonly store: ChatStore
  readonly bans: Bans
  readonly words: WordLists
  readonly cases: Cases
  readonly clock: Clock
  readonly log: Log
}

/** A newcomer of a raid is who was not heard a minute before it was noticed. */
const RAID_NOTICED_MS = 60_000

export class Speaking {
  readonly #options: SpeakingOptions
  readonly #ofAuthor: Allowances
  readonly #ofNetwork: Allowances

  constructor(options: SpeakingOptions) {
    this.#options = options
    this.#ofAuthor = new Allowances(CHAT_RATES.author, options.clock)
    this.#ofNetwork = new Allowances(CHAT_RATES.network, options.clock)
  }

  async say(author: Author, room: Room, words: Words): Promise<Answer> {
    const { store, bans, clock, log } = this.#options
    const now = clock.now()
    if (author.nick === null) return refused('nick_missing', 'Choose a nick first.')
    if (!isOpen(room, now) && !author.isTrusted) return refused('room_closed', 'This room is closed; what was said stays to be read.', room.opensAt !== null && room.opensAt > now ? room.opensAt : null)
    const { text, problem } = spokenText(words.text)
    if (problem !== null) return refused('text_invalid', `The message ${problem}`)
    const waitMs = author.isTrusted ? 0 : this.#spend(author)
    if (waitMs > 0) return refused('too_fast', 'That was very fast; wait a moment and send it again.', new Date(now.getTime() + waitMs))
    const ban = author.isTrusted ? null : await bans.find(author.keys, author.address)
    if (ban) return refused('banned', 'Somebody who keeps this chat kind has paused writing from here; you can go on reading.', ban.ends_at)

    const help = author.isTrusted ? null : helpTopicOf(text)
    const holdFor = author.isTrusted ? null : await this.#holdFor(text, help)
    const network = author.isTrusted ? null : await bans.networkOf(author.address)
    let isFull = false
    const said = await store.say(
      {
        room: room.id,
        nick: author.nick,
        mark: author.mark,
        kind: words.kind,
        text,
        language: words.language,
        queue: words.kind === 'message' ? null : 'queued',
        authorKey: author.keys[0],
        sayId: words.id,
        at: now,
        network,
      },
      (row, past) => {
        const verdict = verdictOf({ author, row, past, holdFor, now })
        isFull = verdict.state === 'held' && verdict.heldFor !== 'help' && past.heldOfNetwork >= MOST_HELD_OF_NETWORK
        return isFull ? { state: 'refused', retryAt: new Date(now.getTime() + 60_000) } : verdict
      },
    )
    if (said.outcome === 'refused' && isFull) return refused('waiting_full', 'Many messages from this network wait for a moderator; try again later.', said.retryAt)
    if (said.outcome === 'refused') return refused('slow_mode', 'The room is slow just now; keep your message and send it in a moment.', said.retryAt)
    // Counted without who or what: whether help was offered is for the station to know.
    if (help && said.outcome === 'said') log.info({ room: room.id, topic: help }, 'the help card was offered')
    if (said.outcome === 'said' && said.state === 'hidden') await this.#options.cases.openAutomatic(room.id, said.id)
    return { outcome: 'said', messageId: said.id, state: said.state === 'erased' ? 'hidden' : said.state, help }
  }

  /** Milliseconds to wait; 0: spent. */
  #spend({ keys, address }: Author): number {
    const allowances = [this.#ofAuthor.of(keys[0]), this.#ofNetwork.of(networkOf(address))]
    const waitMs = Math.max(...allowances.map((allowance) => allowance.waitMs(1)))
    if (waitMs === 0) for (const allowance of allowances) allowance.spend(1)
    return waitMs
  }

  async #holdFor(text: string, help: HelpTopic | null): Promise<HeldFor | 'hide' | null> {
    if (help) return 'help'
    const found = await this.#options.words.judge(text)
    return found === 'hold' ? 'words' : found
  }
}

interface Circumstances {
  readonly author: Author
  readonly row: RoomRow
  readonly past: AuthorPast
  readonly holdFor: HeldFor | 'hide' | null
  readonly now: Date
}

/** What becomes of a message, once the room is known. Pure. */
export function verdictOf({ author, row, past, holdFor, now }: Circumstances): Verdict {
  if (author.isTrusted) return { state: 'shown', heldFor: null, isNewcomer: false, linksAllowed: true }
  const freeAt = (past.lastSaidAt?.getTime() ?? 0) + slowSecondsOf(row, now) * 1000
  if (freeAt > now.getTime()) return { state: 'refused', retryAt: new Date(freeAt) }
  const isRaid = raidOf(row, now)
  const knownBefore = isRaid ? (row.raid_since ?? now).getTime() - RAID_NOTICED_MS : now.getTime()
  const isNewcomer = past.firstShownAt === null || past.firstShownAt.getTime() >= knownBefore
  if (holdFor === 'hide') return { state: 'hidden', heldFor: null, isNewcomer, linksAllowed: false }
  const heldFor = holdFor ?? (isRaid && isNewcomer ? 'raid' : null)
  return { state: heldFor ? 'held' : 'shown', heldFor, isNewcomer, linksAllowed: false }
}

function refused(code: ChatRefusalCode, message: string, retryAt: Date | null = null): Answer {
  return { outcome: 'refused', code, message, retryAt }
}
