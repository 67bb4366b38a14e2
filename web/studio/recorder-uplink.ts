// Brings a recording to the station over a connection that may break at any time: keeps every byte until it is
// acknowledged, notices a dead line, connects again, goes on from the byte the station has. Knows no browser: socket,
// recorder and clock are given, and `tick` is called a few times a second.

import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { OverCode, RefusalCode, StudioReply, StudioRequest, StudioSlot, StudioStatus } from '../../server/broadcast/studio/studio-schema.ts'
import { Backlog } from './backlog.ts'
import { frameOf } from './uplink-frame.ts'

export interface UplinkSocket {
  readonly bufferedAmount: number
  send(data: string | Blob): void
  close(): void
}

export interface UplinkSocketEvents {
  onOpen(): void
  onMessage(text: string): void
  onClose(code: number): void
}

export interface UplinkRecorder {
  readonly contentType: string
  /** Stops; the last chunk still comes. */
  stop(): void
}

export interface UplinkParts {
  openSocket(events: UplinkSocketEvents): UplinkSocket
  /** Starts a new recording, with a fresh container header; throws when the browser cannot. */
  startRecorder(onChunk: (data: Blob) => void): UplinkRecorder
  nowMs(): number
}

export type LinkState =
  | { readonly kind: 'connecting'; readonly sinceMs: number }
  | { readonly kind: 'connected' }
  | { readonly kind: 'waiting'; readonly untilMs: number }
  /** Does not connect again by itself: signed out, opened elsewhere, too old a page. */
  | { readonly kind: 'closed'; readonly code: string }

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

export const UPLINK = {
  /** Small, so that even a line of 32 kbit/s brings a whole frame, and so an acknowledgement, within the stale limit. */
  frameBytes: 8 * 1024,
  socketBufferBytes: 256 * 1024,
  staleMs: 3000,
  connectMs: 5000,
  /** The station says something at least every 10 s even to a studio that only looks. */
  silentMs: 30_000,
  backOffMs: { first: 300, most: 3000 },
  /** More than half an hour at 128 kbit/s. */
  backlogBytes: 32 * 1024 * 1024,
  /** How long the last seconds of a show may take to arrive. */
  endingMs: 30_000,
  askAgainMs: 2000,
} as const

/** Close codes after which connecting again would only be refused again. */
const FINAL_CLOSES: Readonly<Record<number, string>> = {
  4400: 'bad_message',
  4401: 'signed_out',
  4402: 'hello_first',
  4403: 'not_allowed',
  4409: 'superseded',
  4413: 'frame_too_large',
  4426: 'wrong_protocol',
  4431: 'too_many_sockets',
}

interface Session {
  readonly sessionId: string
  readonly token: string
  readonly epoch: number
}

interface Recording {
  readonly epoch: number
  readonly recorder: UplinkRecorder
  readonly backlog: Backlog
}

const NOTHING_HEARD: UplinkView = {
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

/** One studio's end of protocol imi.v1. */
export class RecorderUplink {
  readonly #parts: UplinkParts
  readonly #listeners = new Set<() => void>()
  #view: UplinkView = NOTHING_HEARD
  #socket: UplinkSocket | null = null
  #session: Session | null = null
  #recording: Recording | null = null
  #epoch = 0
  #attempts = 0
  /** The station has said `line` on this socket, so frames may be sent. */
  #lineOpen = false
  #sentTo = 0
  #lastAckMs = 0
  #lastWordMs = 0
  #endBeforeMs = 0
  #askAgainAtMs: number | null = null
  #title: string | null = null

  constructor(parts: UplinkParts) {
    this.#parts = parts
  }

  get view(): UplinkView {
    return this.#view
  }

  /** Calls `listener` after each change of the view, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Connects to look; nothing is recorded before `goLive`. */
  connect(): void {
    this.#dropSocket()
    this.#lineOpen = false
    this.#set({ link: { kind: 'connecting', sinceMs: this.#parts.nowMs() } })
    const events: UplinkSocketEvents = {
      onOpen: () => this.#socket === socket && this.#say({ type: 'hello', resume: this.#session }),
      onMessage: (text) => this.#socket === socket && this.#hear(text),
      onClose: (code) => this.#socket === socket && this.#closed(code),
    }
    const socket = this.#parts.openSocket(events)
    this.#socket = socket
  }

  /** Starts recording and asks for the air. Throws what the recorder throws. */
  goLive(): void {
    if (this.#view.live !== 'off') return
    this.#session = null
    this.#newRecording()
    this.#set({ live: 'asking', refusal: null, over: null, status: null, drops: 0, lostMs: 0 })
    if (this.#view.link.kind === 'connected') this.#askForLine()
  }

  /** Ends the show: stops recording, brings the last seconds home, says goodbye. */
  end(): void {
    if (this.#view.live === 'off' || this.#view.live === 'ending') return
    this.#recording?.recorder.stop()
    this.#endBeforeMs = this.#parts.nowMs() + UPLINK.endingMs
    this.#set({ live: 'ending' })
  }

  /** Shows listeners what is playing. Kept, and said again on a new line. */
  setTitle(title: string): void {
    this.#title = title
    if (this.#lineOpen) this.#say({ type: 'title', title })
  }

  /** Leaves the studio: no more reconnecting. */
  close(): void {
    this.#recording?.recorder.stop()
    this.#recording = null
    this.#dropSocket()
    this.#set({ live: 'off', link: { kind: 'closed', code: 'left' } })
  }

  /** The network is back (the browser says so): no need to sit out the back-off. */
  networkIsBack(): void {
    if (this.#view.link.kind === 'waiting') this.connect()
  }

  /** Notices what did not happen: an answer, an acknowledgement, the end of a show. */
  tick(): void {
    const nowMs = this.#parts.nowMs()
    const { link } = this.#view
    if (link.kind === 'waiting' && nowMs >= link.untilMs) this.connect()
    else if (link.kind === 'connecting' && nowMs - link.sinceMs > UPLINK.connectMs) this.#retry()
    else if (link.kind === 'connected' && this.#isStale(nowMs)) this.#retry()
    if (this.#askAgainAtMs !== null && nowMs >= this.#askAgainAtMs && this.#view.link.kind === 'connected') this.#askForLine()
    this.#pump()
    if (this.#view.live === 'ending') this.#finishEnding(nowMs)
    this.#measure(nowMs)
  }

  #isStale(nowMs: number): boolean {
    if (this.#lineOpen && this.#recording && this.#sentTo > this.#recording.backlog.acknowledged) return nowMs - this.#lastAckMs > UPLINK.staleMs
    return nowMs - this.#lastWordMs > UPLINK.silentMs
  }

  #hear(text: string): void {
    // The station is trusted to speak its own protocol; anything else is from a newer one and means nothing here.
    const reply = JSON.parse(text) as StudioReply
    this.#lastWordMs = this.#parts.nowMs()
    switch (reply.type) {
      case 'welcome':
        return this.#welcomed(reply)
      case 'line':
        return this.#lineOpened(reply)
      case 'lost':
        return this.#lineLost()
      case 'refused':
        return this.#refused(reply)
      case 'have':
      case 'gap':
        return this.#acknowledged(reply)
      case 'status':
        return this.#set({ status: reply.status, clockOffsetMs: Date.parse(reply.at) - this.#parts.nowMs() })
      case 'now':
        return this.#set({ now: reply.now, slot: reply.slot })
      case 'over':
        return this.#ended(reply)
      case 'error':
        return
    }
  }

  #welcomed(reply: Extract<StudioReply, { type: 'welcome' }>): void {
    this.#attempts = 0
    this.#set({ link: { kind: 'connected' }, person: reply.person, clockOffsetMs: Date.parse(reply.at) - this.#parts.nowMs() })
    if (this.#view.live !== 'off' && !this.#session) this.#askForLine()
  }

  #lineOpened(reply: Extract<StudioReply, { type: 'line' }>): void {
    const recording = this.#recording
    if (!recording || reply.epoch !== recording.epoch) return
    if (reply.bytes < recording.backlog.acknowledged) return this.#lineLost()
    this.#session = { sessionId: reply.sessionId, token: reply.token, epoch: reply.epoch }
    this.#lineOpen = true
    this.#lastAckMs = this.#parts.nowMs()
    recording.backlog.acknowledge(reply.bytes)
    this.#sentTo = reply.bytes
    if (this.#view.live === 'asking') this.#set({ live: 'sending' })
    if (this.#title !== null && !reply.resumed) this.#say({ type: 'title', title: this.#title })
    this.#pump()
  }

  /** The station was restarted or gave the line up. A recording's first bytes are its header: without them a new one is needed. */
  #lineLost(): void {
    this.#session = null
    this.#lineOpen = false
    if (this.#view.live === 'ending') return this.#stopLive({})
    if (this.#view.live === 'off') return
    if (this.#recording && this.#recording.backlog.acknowledged > 0) this.#newRecording()
    this.#askForLine()
  }

  #refused(reply: Extract<StudioReply, { type: 'refused' }>): void {
    if (reply.code === 'engine_stopping') {
      this.#askAgainAtMs = this.#parts.nowMs() + UPLINK.askAgainMs
      return
    }
    this.#stopLive({ refusal: { code: reply.code, reason: reply.reason, nextSlotAt: reply.nextSlotAt } })
  }

  #ended(reply: Extract<StudioReply, { type: 'over' }>): void {
    // A station that restarts comes back: the show goes on in a new recording.
    if (reply.code === 'stopping') return this.#lineLost()
    if (this.#view.live !== 'off') this.#stopLive({ over: { code: reply.code, reason: reply.reason } })
  }

  #acknowledged(reply: Extract<StudioReply, { type: 'have' | 'gap' }>): void {
    const recording = this.#recording
    if (!recording || reply.epoch !== recording.epoch) return
    this.#lastAckMs = this.#parts.nowMs()
    if (reply.bytes < recording.backlog.acknowledged) return this.#lineLost()
    recording.backlog.acknowledge(reply.bytes)
    if (reply.type === 'gap') this.#sentTo = reply.bytes
    this.#pump()
    this.#measure(this.#parts.nowMs())
  }

  #askForLine(): void {
    if (!this.#recording) return
    this.#askAgainAtMs = null
    this.#say({ type: 'go', epoch: this.#recording.epoch, contentType: this.#recording.recorder.contentType })
  }

  #newRecording(): void {
    this.#recording?.recorder.stop()
    this.#epoch += 1
    const epoch = this.#epoch
    const backlog = new Backlog()
    const recorder = this.#parts.startRecorder((data) => this.#recorded(epoch, data))
    this.#recording = { epoch, recorder, backlog }
    this.#sentTo = 0
    this.#lineOpen = false
  }

  #recorded(epoch: number, data: Blob): void {
    if (this.#recording?.epoch !== epoch) return
    const nowMs = this.#parts.nowMs()
    this.#recording.backlog.add(data, nowMs)
    if (this.#recording.backlog.waitingBytes > UPLINK.backlogBytes) this.#giveUpBacklog(nowMs)
    this.#pump()
    this.#measure(nowMs)
  }

  /** A container cannot be cut in the middle, so a backlog that is too long goes as a whole and a new recording begins. */
  #giveUpBacklog(nowMs: number): void {
    const oldestAtMs = this.#recording?.backlog.oldestAtMs ?? nowMs
    this.#set({ lostMs: this.#view.lostMs + nowMs - oldestAtMs })
    this.#session = null
    this.#newRecording()
    if (this.#view.link.kind === 'connected') this.#askForLine()
  }

  #pump(): void {
    const recording = this.#recording
    const socket = this.#socket
    if (!recording || !socket || !this.#lineOpen) return
    while (socket.bufferedAmount < UPLINK.socketBufferBytes) {
      const piece = recording.backlog.pieceFrom(this.#sentTo, UPLINK.frameBytes)
      if (!piece) return
      if (this.#sentTo <= recording.backlog.acknowledged) this.#lastAckMs = this.#parts.nowMs()
      socket.send(frameOf(recording.epoch, piece))
      this.#sentTo += piece.size
    }
  }

  #finishEnding(nowMs: number): void {
    const isHome = this.#lineOpen && this.#recording?.backlog.waitingBytes === 0 && nowMs > this.#endBeforeMs - UPLINK.endingMs + 500
    if (!isHome && nowMs < this.#endBeforeMs) return
    if (this.#lineOpen) this.#say({ type: 'goodbye' })
    this.#stopLive({ over: { code: 'goodbye', reason: '' } })
  }

  #stopLive(news: Partial<UplinkView>): void {
    this.#recording?.recorder.stop()
    this.#recording = null
    this.#session = null
    this.#lineOpen = false
    this.#askAgainAtMs = null
    this.#set({ live: 'off', status: null, waitingBytes: 0, waitingMs: 0, ...news })
  }

  #closed(code: number): void {
    const final = FINAL_CLOSES[code]
    if (final === undefined) return this.#retry()
    this.#dropSocket()
    if (this.#view.live !== 'off') this.#stopLive({})
    this.#set({ link: { kind: 'closed', code: final } })
  }

  #retry(): void {
    this.#dropSocket()
    this.#lineOpen = false
    const { first, most } = UPLINK.backOffMs
    const untilMs = this.#parts.nowMs() + Math.min(most, first * 2 ** this.#attempts)
    this.#attempts += 1
    const wasConnected = this.#view.link.kind === 'connected'
    this.#set({ link: { kind: 'waiting', untilMs }, drops: this.#view.drops + (wasConnected && this.#view.live !== 'off' ? 1 : 0) })
  }

  #dropSocket(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  #say(request: StudioRequest): void {
    this.#socket?.send(JSON.stringify(request))
  }

  #measure(nowMs: number): void {
    const backlog = this.#recording?.backlog
    if (!backlog) return
    const waitingBytes = backlog.waitingBytes
    if (waitingBytes === this.#view.waitingBytes && waitingBytes === 0) return
    this.#set({ waitingBytes, waitingMs: backlog.oldestAtMs === null ? 0 : nowMs - backlog.oldestAtMs })
  }

  #set(change: Partial<UplinkView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}
