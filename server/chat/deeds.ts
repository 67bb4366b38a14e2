// What moderators, and hosts in their own room, do: one transaction with its audit entry and its case, on every screen when it commits.

import { assertNever, AppError } from '../errors.ts'
import type { Clock } from '../clock.ts'
import { recordAudit } from '../people/audit-log.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { Cases } from './cases/cases.ts'
import { RAID } from './moderation/raid.ts'
import type { BanRow, ModerationStore } from './moderation/store.ts'
import { findRoom, type ChatProgramme, type StationName } from './rooms.ts'
import type { Deed } from './schema.ts'
import type { ChatStore, ChatTransaction, MessageChange, MessageRow, RoomChange } from './store.ts'

export interface DeedsOptions {
  readonly store: ChatStore
  readonly moderation: ModerationStore
  readonly cases: Cases
  readonly programme: ChatProgramme
  readonly station: StationName
  readonly clock: Clock
}

type DeedOf<Name extends Deed['do']> = Extract<Deed, { do: Name }>

/** What only moderators do: it reaches beyond the room. */
const MODERATORS_ONLY: readonly Deed['do'][] = ['time_out', 'ban', 'raid', 'no_raid']
const HOUR_MS = 3600_000

export class Deeds {
  readonly #options: DeedsOptions

  constructor(options: DeedsOptions) {
    this.#options = options
  }

  /** Does it, or says why not; gives the number of the case it decided. */
  async act(by: Person, deed: Deed): Promise<string | null> {
    this.#require(by, deed)
    return this.#options.store.inOneGo((trx) => this.#act(trx, by, deed, this.#options.clock.now()))
  }

  /** The bans that run, the newest first. */
  listBans(): Promise<BanRow[]> {
    return this.#options.moderation.list(this.#options.clock.now())
  }

  async endBan(by: Person, id: string): Promise<void> {
    const { store, moderation, clock } = this.#options
    const at = clock.now()
    await store.inOneGo(async (trx) => {
      const ended = await moderation.end(trx, id, at)
      if (!ended) throw new AppError('not-found', 'ban_unknown', 'There is no such ban; it may be over.')
      await recordAudit(trx, { at, person: by, action: 'chat.unbanned', subject: `ban/${id}`, details: { before: ended.ends_at.toISOString(), case: ended.case_number } })
    })
  }

  async #act(trx: ChatTransaction, by: Person, deed: Deed, at: Date): Promise<string | null> {
    switch (deed.do) {
      case 'hide':
        return this.#hide(trx, by, deed, at)
      case 'show':
        return this.#change(trx, by, deed, { state: 'shown', held_for: null }, 'chat.shown', at)
      case 'allow_links':
        return this.#change(trx, by, deed, { links_allowed: deed.allow }, 'chat.links_allowed', at, { after: deed.allow })
      case 'queue':
        return this.#queue(trx, by, deed, at)
      case 'pin':
        return this.#pin(trx, by, deed, at)
      case 'slow':
        return this.#changeRoom(trx, by, deed.room, { slow_seconds: deed.seconds }, 'chat.slowed', { after: deed.seconds }, at)
      case 'raid': {
        const until = deed.on ? { raid_since: at, raid_until: new Date(at.getTime() + RAID.lastsMs) } : { raid_until: at }
        return this.#changeRoom(trx, by, deed.room, until, deed.on ? 'chat.raid_started' : 'chat.raid_ended', {}, at)
      }
      case 'no_raid':
        return this.#noRaid(trx, by, deed.room, at)
      case 'time_out':
        return this.#silence(trx, by, deed, { ms: deed.minutes * 60_000, withNetwork: false, hideAll: false }, at)
      case 'ban':
        return this.#silence(trx, by, deed, { ms: deed.hours * HOUR_MS, withNetwork: deed.withNetwork, hideAll: deed.hideAll }, at)
      default:
        return assertNever(deed)
    }
  }

  async #hide(trx: ChatTransaction, by: Person, { room, message: id, reason, note }: DeedOf<'hide'>, at: Date): Promise<string> {
    const message = await this.#getMessage(trx, room, id)
    // Cases before rooms, everywhere: two moderators at once must not wait for each other.
    const number = await this.#options.cases.decideMessage(trx, message, { decision: 'hidden', reason, note, until: null, by })
    await this.#options.store.change(trx, room, [id], { state: 'hidden', held_for: null }, at)
    await recordAudit(trx, { at, person: by, action: 'chat.hidden', subject: subjectOf(message), details: { reason, case: number } })
    return number
  }

  async #silence(trx: ChatTransaction, by: Person, deed: DeedOf<'time_out' | 'ban'>, { ms, withNetwork, hideAll }: { readonly ms: number; readonly withNetwork: boolean; readonly hideAll: boolean }, at: Date): Promise<string> {
    const { cases, moderation } = this.#options
    const message = await this.#getMessage(trx, deed.room, deed.message)
    if (message.mark !== null) throw new AppError('conflict', 'author_has_account', 'This is somebody of the station; a coordinator can close the account instead.')
    const [until, name] = [new Date(at.getTime() + ms), deed.do === 'ban' ? 'banned' : 'timed_out'] as const
    const number = await cases.decideMessage(trx, message, { decision: name, reason: deed.reason, note: deed.note, until, by })
    const network = withNetwork ? { network: message.network, network_day: message.network_day } : { network: null, network_day: null }
    await moderation.insert(trx, {
      author_key: message.author_key,
      nick: message.nick,
      ...network,
      starts_at: at,
      ends_at: until,
      reason: deed.reason,
      by_person: by.id,
      by_name: by.name,
      case_number: number,
    })
    await this.#hideOf(trx, message, hideAll ? new Date(at.getTime() - HOUR_MS) : null, at)
    // No nick and no text: the audit log is kept for good, and what people said is not.
    await recordAudit(trx, { at, person: by, action: `chat.${name}`, subject: subjectOf(message), details: { reason: deed.reason, until: until.toISOString(), case: number } })
    return number
  }

  /** Hides the message, and with `since` all its author said from then on. */
  async #hideOf(trx: ChatTransaction, message: MessageRow & { readonly author_key: string }, since: Date | null, at: Date): Promise<void> {
    const all = since === null ? [] : (await this.#options.store.ofAuthor([message.author_key], trx)).filter((one) => one.said_at >= since && (one.state === 'shown' || one.state === 'held'))
    const rows = all.some((one) => one.room === message.room && one.id === message.id) ? all : [...all, message]
    for (const room of [...new Set(rows.map((one) => one.room))].sort()) {
      await this.#options.store.change(trx, room, rows.filter((one) => one.room === room).map(({ id }) => id), { state: 'hidden', held_for: null }, at)
    }
  }

  async #noRaid(trx: ChatTransaction, by: Person, room: string, at: Date): Promise<null> {
    const { store } = this.#options
    await store.changeRoom(trx, room, () => ({ raid_until: at }), at)
    const held = await store.heldByRaid(trx, room)
    await store.change(trx, room, held, { state: 'shown', held_for: null }, at)
    await recordAudit(trx, { at, person: by, action: 'chat.raid_undone', subject: `room/${room}`, details: { after: held.length } })
    return null
  }

  async #queue(trx: ChatTransaction, by: Person, deed: DeedOf<'queue'>, at: Date): Promise<null> {
    const message = await this.#getMessage(trx, deed.room, deed.message)
    return this.#change(trx, by, deed, { queue: deed.to }, 'chat.queue_moved', at, { before: message.queue, after: deed.to })
  }

  async #pin(trx: ChatTransaction, by: Person, { room, message }: DeedOf<'pin'>, at: Date): Promise<null> {
    if (message !== null && (await this.#getMessage(trx, room, message)).state !== 'shown') throw new AppError('conflict', 'not_shown', 'Only a message that everybody sees can be pinned; show it first.')
    return this.#changeRoom(trx, by, room, { pinned: message }, message === null ? 'chat.unpinned' : 'chat.pinned', message === null ? {} : { message }, at)
  }

  async #change(trx: ChatTransaction, by: Person, { room, message: id }: { readonly room: string; readonly message: number }, change: MessageChange, action: string, at: Date, details: Record<string, unknown> = {}): Promise<null> {
    const message = await this.#getMessage(trx, room, id)
    await this.#options.store.change(trx, room, [id], change, at)
    await recordAudit(trx, { at, person: by, action, subject: subjectOf(message), details })
    return null
  }

  async #changeRoom(trx: ChatTransaction, by: Person, room: string, change: RoomChange, action: string, details: Record<string, unknown>, at: Date): Promise<null> {
    await this.#options.store.changeRoom(trx, room, () => change, at)
    await recordAudit(trx, { at, person: by, action, subject: `room/${room}`, details })
    return null
  }

  /** Throws for a message that is not there, or that its author took back. */
  async #getMessage(trx: ChatTransaction, room: string, id: number): Promise<MessageRow & { readonly author_key: string }> {
    const found = await this.#options.store.findMessage(room, id, trx)
    if (!found || found.author_key === null) throw new AppError('not-found', 'message_unknown', 'There is no such message (any more).')
    return { ...found, author_key: found.author_key }
  }

  #require(by: Person, deed: Deed): void {
    const { programme, station, clock } = this.#options
    if (may(by, 'moderate_chat')) return
    const hosts = findRoom(deed.room, programme, station, clock.now())?.hosts ?? []
    if (!may(by, 'host_chat', { hosts })) throw new AppError('forbidden', 'may_not_moderate', 'Only moderators, and hosts in the rooms of their own shows, may do this.')
    if (MODERATORS_ONLY.includes(deed.do)) throw new AppError('forbidden', 'moderators_only', 'Only moderators may do this; hide the message and tell one of them.')
  }
}

function subjectOf({ room, id }: MessageRow): string {
  return `message/${room}/${id}`
}
