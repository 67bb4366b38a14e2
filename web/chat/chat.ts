// The chat of one page: speaks the protocol over one line, keeps each room's conversation and the draft. Draws nothing.

import type { AuthorMark, ChatMessage, ChatReply, ChatRequest, ChatRoom } from '../../server/chat/chat-schema.ts'
import type { SocketEvents } from '../api/one-socket.ts'
import { ChatLink, type ChatLinkState, type ChatSocket } from './chat-link.ts'
import { heard, NOTHING_SAID, trimmed, withOlder, withQueue, type Conversation } from './conversation.ts'
import { isSending, kept, maySend, refused, sent, written, type Draft, type Refusal } from './draft.ts'
import { newSayId, readReply, requestText } from './protocol.ts'

export type HelpOffer = Extract<ChatReply, { type: 'help' }>
export type DecisionTold = Extract<ChatReply, { type: 'decision' }>

export interface Self {
  readonly id: string
  readonly nick: string | null
  readonly mark: AuthorMark | null
  /** Speaks under the name of their account, which is not changed here. */
  readonly isSignedIn: boolean
}

export interface ChatView {
  readonly link: ChatLinkState
  /** null: not welcomed yet. `nick` null: may read, and be here. */
  readonly self: Self | null
  /** Why the wanted nick cannot be had; null: nothing is wrong with it. */
  readonly nickRefusal: Refusal | null
  /** The nick was asked for, and the station has not answered. */
  readonly isNaming: boolean
  readonly rooms: readonly ChatRoom[]
  /** The room one is in, or wants to be in; null: not chosen yet. */
  readonly room: string | null
  readonly conversation: Conversation
  readonly draft: Draft
  readonly isHere: boolean
  readonly help: HelpOffer | null
  readonly decisions: readonly DecisionTold[]
}

export interface ChatStart {
  /** null, or one that is not there: the first that the station names. */
  readonly room: string | null
  readonly language: string
  readonly token: string | null
  readonly nick: string | null
  readonly draft: Draft
}

export interface ChatParts {
  openSocket(events: SocketEvents): ChatSocket
  /** The station's time, not the phone's. */
  nowMs(): number
  chance(): number
  keep: {
    author(token: string, nick: string | null): void
    draft(draft: Draft): void
    case(number: string): void
  }
}

/** A talk of this many messages is cut back to the last of them, so that a phone can go on. */
const MOST_MESSAGES = { kept: 400, before: 600 } as const

const ENTER_AGAIN_MS = 5_000

export class Chat {
  readonly #parts: ChatParts
  readonly #language: string
  readonly #link: ChatLink
  readonly #conversations = new Map<string, Conversation>()
  readonly #watchers = new Set<() => void>()
  #token: string | null
  #nick: string | null
  #view: ChatView
  #enteredAt = 0

  constructor(start: ChatStart, parts: ChatParts) {
    this.#parts = parts
    this.#language = start.language
    this.#token = start.token
    this.#nick = start.nick
    this.#view = {
      link: { kind: 'waiting', untilMs: 0 },
      self: null,
      nickRefusal: null,
      isNaming: false,
      rooms: [],
      room: start.room,
      conversation: NOTHING_SAID,
      draft: start.draft,
      isHere: false,
      help: null,
      decisions: [],
    }
    this.#link = new ChatLink({
      openSocket: (events) => parts.openSocket(events),
      nowMs: () => parts.nowMs(),
      chance: () => parts.chance(),
      onOpen: () => this.#say({ type: 'hello', token: this.#token, nick: this.#nick, language: this.#language, isHere: this.#view.isHere }),
      onMessage: (text) => this.#hear(readReply(text)),
      onState: (link) => this.#show({ link }),
      probe: () => this.#enter(),
    })
  }

  readonly view = (): ChatView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  connect(): void {
    this.#link.connect()
  }

  close(): void {
    this.#link.close()
  }

  wake(): void {
    this.#link.wake()
  }

  tick(): void {
    this.#link.tick()
    const { draft, conversation } = this.#view
    // The station was too busy to let anybody in.
    if (this.#link.isOpen && conversation.state === null && this.#parts.nowMs() - this.#enteredAt > ENTER_AGAIN_MS) this.#enter()
    if (draft.againAt !== null && this.#parts.nowMs() >= draft.againAt) this.#sayDraft()
  }

  /** Leaves the room one is in for that one. */
  join(room: string): void {
    if (room === this.#view.room) return
    this.#show({ room, conversation: this.#conversations.get(room) ?? NOTHING_SAID })
    if (this.#link.isOpen) this.#enter()
  }

  setHere(isHere: boolean): void {
    this.#show({ isHere })
    if (this.#link.isOpen) this.#say({ type: 'here', isHere })
  }

  setNick(nick: string): void {
    this.#nick = nick
    this.#show({ isNaming: true, nickRefusal: null })
    if (this.#link.isOpen) this.#say({ type: 'nick', nick })
  }

  write(change: Parameters<typeof written>[1]): void {
    this.#draft(written(this.#view.draft, change))
  }

  /** Says the draft; with `nick` under that one, when it can be had. */
  send(nick: string | null = null): void {
    if (!maySend(this.#view.draft, this.#parts.nowMs())) return
    if (nick !== null && nick !== this.#view.self?.nick) this.setNick(nick)
    this.#draft(sent(this.#view.draft, newSayId()))
    this.#sayDraft()
  }

  /** Somebody changed their mind before the station answered. */
  takeBack(): void {
    this.#draft(written(this.#view.draft, {}))
  }

  addOlder(room: string, messages: readonly ChatMessage[]): void {
    this.#converse(room, (before) => withOlder(before, messages))
  }

  addQueue(room: string, messages: readonly ChatMessage[]): void {
    this.#converse(room, (before) => withQueue(before, messages))
  }

  /** The end of the list is in view, so what is far above it may go. */
  trim(): void {
    const { room, conversation } = this.#view
    if (room !== null && conversation.known.size > MOST_MESSAGES.before) this.#converse(room, (before) => trimmed(before, MOST_MESSAGES.kept))
  }

  dismissHelp(): void {
    this.#show({ help: null })
  }

  dismissDecision(number: string): void {
    this.#show({ decisions: this.#view.decisions.filter((one) => one.case !== number) })
  }

  #hear(reply: ChatReply | null): void {
    switch (reply?.type) {
      case 'welcome':
        return this.#welcomed(reply)
      case 'named':
        return this.#named(reply.nick)
      case 'rooms':
        return this.#show({ rooms: reply.rooms })
      case 'room':
        this.#converse(reply.room.id, (before) => heard(before, reply))
        this.#show({ rooms: this.#view.rooms.map((room) => (room.id === reply.room.id ? reply.room : room)) })
        // Only in a room can anything be said: what waited for the line goes now.
        if (reply.room.id === this.#view.room) this.#sayDraft()
        return
      case 'messages':
      case 'counts':
        return this.#converse(reply.room, (before) => heard(before, reply))
      case 'said':
        return this.#draft(kept(this.#view.draft, reply.id, this.#slowUntil()))
      case 'refused':
        return this.#refused(reply)
      case 'help':
        return this.#show({ help: reply })
      case 'decision':
        this.#parts.keep.case(reply.case)
        return this.#show({ decisions: [...this.#view.decisions.filter((one) => one.case !== reply.case), reply] })
    }
  }

  #welcomed({ author, token, rooms }: Extract<ChatReply, { type: 'welcome' }>): void {
    // A signed-in person speaks under their own name; who they were before stays on the device until they sign out.
    if (token === null) this.#nick = null
    else this.#keepAuthor(token, author.nick)
    this.#show({ self: { ...author, isSignedIn: token === null }, rooms, isNaming: false, room: this.#view.room ?? rooms[0]?.id ?? null })
    this.#link.welcomed()
    this.#enter()
  }

  #named(nick: string): void {
    const { self } = this.#view
    this.#nick = nick
    if (this.#token !== null) this.#keepAuthor(this.#token, nick)
    this.#show({ isNaming: false, nickRefusal: null, ...(self ? { self: { ...self, nick } } : {}) })
    this.#sayDraft()
  }

  #refused({ id, code, message, retryAt }: Extract<ChatReply, { type: 'refused' }>): void {
    const refusal: Refusal = { code, message, retryAt: retryAt === null ? null : Date.parse(retryAt) }
    const { draft } = this.#view
    if (id !== null) return this.#draft(refused(draft, id, refusal, this.#parts.nowMs()))
    // The address of a show's room outlives the room.
    if (code === 'room_unknown') return this.join(this.#view.rooms[0]?.id ?? 'station')
    if (!this.#view.isNaming && !code.startsWith('nick_')) return
    this.#nick = this.#view.self?.nick ?? null
    this.#show({ isNaming: false, nickRefusal: refusal })
    // It was to be said under that nick; the text stays where it is.
    if (isSending(draft)) this.#draft(written(draft, {}))
  }

  /** Enters the room, from where one knows it; in the same room it asks for what is new. */
  #enter(): void {
    const { room } = this.#view
    this.#enteredAt = this.#parts.nowMs()
    if (room !== null) this.#say({ type: 'join', room, after: this.#conversations.get(room)?.seq ?? null })
  }

  #sayDraft(): void {
    const { draft, self, isNaming, conversation } = this.#view
    if (draft.sayId === null || !this.#link.isOpen || isNaming || self?.nick == null || conversation.state === null) return
    this.#show({ draft: { ...draft, againAt: null } })
    this.#say({ type: 'say', id: draft.sayId, kind: draft.kind, text: draft.text, language: draft.language })
  }

  #keepAuthor(token: string, nick: string | null): void {
    this.#token = token
    this.#parts.keep.author(token, nick)
  }

  #slowUntil(): number | null {
    const state = this.#view.conversation.state
    if (!state || state.slowSeconds === 0 || state.mayHost || state.mayModerate || this.#view.self?.mark) return null
    return this.#parts.nowMs() + state.slowSeconds * 1000
  }

  #draft(draft: Draft): void {
    this.#show({ draft })
    this.#parts.keep.draft(draft)
  }

  #converse(room: string, change: (before: Conversation) => Conversation): void {
    const conversation = change(this.#conversations.get(room) ?? NOTHING_SAID)
    this.#conversations.set(room, conversation)
    if (room === this.#view.room) this.#show({ conversation })
  }

  #say(request: ChatRequest): void {
    this.#link.send(requestText(request))
  }

  #show(part: Partial<ChatView>): void {
    this.#view = { ...this.#view, ...part }
    for (const watcher of this.#watchers) watcher()
  }
}
