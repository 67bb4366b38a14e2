// The chat's line in a test's hands: what the page says is kept, what the station says is said by the test.

import type { ChatReply, ChatRequest, ChatRoom } from '../../server/chat/chat-schema.ts'
import type { SocketEvents } from '../../web/api/one-socket.ts'
import { Chat, type ChatStart } from '../../web/chat/chat.ts'
import { emptyDraft, type Draft } from '../../web/chat/draft.ts'

export const STATION_ROOM: ChatRoom = { id: 'station', kind: 'station', title: 'IMI Radio', showSlug: null, languages: ['pl', 'uk'], isOpen: true, opensAt: null, closesAt: null }
export const SHOW_ROOM: ChatRoom = { ...STATION_ROOM, id: 'sawa-1', kind: 'show', title: 'Radio Sawa', showSlug: 'radio-sawa', languages: ['ar'] }

export class FakeChatLine {
  nowMs = 1_000_000
  /** Of the newest socket. */
  said: ChatRequest[] = []
  sockets = 0
  keptDraft: Draft | null = null
  readonly keptAuthors: string[] = []
  readonly keptCases: string[] = []
  readonly chat: Chat
  #events: SocketEvents | null = null

  constructor(start: Partial<ChatStart> = {}) {
    this.chat = new Chat({ room: null, language: 'uk', token: null, nick: null, draft: emptyDraft('uk'), ...start }, {
      openSocket: (events) => {
        this.#events = events
        this.sockets += 1
        this.said = []
        return { send: (text) => void this.said.push(JSON.parse(text)), close: () => {} }
      },
      nowMs: () => this.nowMs,
      chance: () => 0,
      keep: { author: (token) => void this.keptAuthors.push(token), draft: (draft) => void (this.keptDraft = draft), case: (number) => void this.keptCases.push(number) },
    })
  }

  open(): void {
    this.#events?.onOpen()
  }

  hear(...replies: readonly ChatReply[]): void {
    for (const reply of replies) this.#events?.onMessage(JSON.stringify(reply))
  }

  /** Connects and is welcomed into the first room. */
  come(nick: string | null = 'Ola', rooms: readonly ChatRoom[] = [STATION_ROOM]): void {
    this.open()
    const [first = STATION_ROOM] = rooms
    this.hear({ type: 'welcome', version: 1, author: { id: 'me', nick, mark: null }, token: 'token', rooms: [...rooms], limits: { text: 500, nick: 32 } })
    this.enter(first)
  }

  enter(room: ChatRoom, slowSeconds = 0): void {
    this.hear({ type: 'room', room, slowSeconds, isRaid: slowSeconds > 0, pinned: null, mayModerate: false, mayHost: false })
  }

  hangUp(code = 1006): void {
    this.#events?.onClose(code)
  }

  passMs(ms: number): void {
    this.nowMs += ms
    this.chat.tick()
  }

  /** What was said of one type on the newest socket. */
  saidOf<Type extends ChatRequest['type']>(type: Type): Extract<ChatRequest, { type: Type }>[] {
    return this.said.filter((one): one is Extract<ChatRequest, { type: Type }> => one.type === type)
  }
}
