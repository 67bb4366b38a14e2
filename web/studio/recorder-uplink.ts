// One studio's end of protocol imi.v1: says what the host wants, hears what the station answers, keeps the page's view of it.
// The connection is station-link's, the sound sound-sender's. Knows no browser; `tick` is called a few times a second.

import type { OverCode, StudioReply, StudioRequest } from '../../server/broadcast/studio/studio-schema.ts'
import { SoundSender, type SoundSenderParts } from './sound-sender.ts'
import { StationLink, type LinkState, type StationLinkParts } from './station-link.ts'
import { NOTHING_HEARD, type UplinkView } from './uplink-view.ts'

export interface UplinkParts {
  readonly openSocket: StationLinkParts['openSocket']
  readonly startRecorder: SoundSenderParts['startRecorder']
  nowMs(): number
  /** What was said on air and could not be brought before the show was over for the station. */
  onRest?(rest: LateRest): void
}

/** The rest of a show, and where it belongs. */
export interface LateRest {
  readonly data: Blob
  readonly contentType: string
  /** The live session whose line was lost. */
  readonly sessionId: string
  /** When the first of it was said, by the station's clock. */
  readonly startedAt: Date
}

export const UPLINK = {
  /** How long the last seconds of a show may take to arrive. */
  endingMs: 30_000,
  /** A recorder that was stopped gives its last chunk within this time. */
  lastChunkMs: 500,
  askAgainMs: 2000,
  /** Less than this is the last breath of every show. */
  shortestRestMs: 2000,
} as const

/** What ends a show whose rest may still come. */
const BROUGHT_AFTER: readonly OverCode[] = ['goodbye', 'slot_over', 'lost']

interface Session {
  readonly sessionId: string
  readonly token: string
  readonly epoch: number
}

/** Brings a host's show to the station over a connection that may break at any time. */
export class RecorderUplink {
  readonly #nowMs: () => number
  readonly #onRest: UplinkParts['onRest']
  readonly #link: StationLink
  readonly #sound: SoundSender
  readonly #listeners = new Set<() => void>()
  #view: UplinkView = NOTHING_HEARD
  #session: Session | null = null
  #endedAtMs = 0
  #askAgainAtMs: number | null = null
  /** This show was heard: should the station forget it, what comes late still belongs to it. */
  #wasOnAir = false
  /** The session that was on air last, and when its slot ends, by the station's clock. */
  #aired: { readonly sessionId: string; readonly endsAtMs: number } | null = null
  #title: string | null = null

  constructor({ openSocket, startRecorder, nowMs, onRest }: UplinkParts) {
    this.#nowMs = nowMs
    this.#onRest = onRest
    this.#link = new StationLink({
      openSocket,
      nowMs,
      onOpen: () => this.#say({ type: 'hello', resume: this.#session }),
      onMessage: (text) => this.#hear(text),
      onState: (state) => this.#linkChanged(state),
    })
    this.#sound = new SoundSender({
      startRecorder,
      nowMs,
      hasRoom: () => this.#link.hasRoom,
      send: (frame) => this.#link.send(frame),
      onRecorded: () => this.#measure(),
      onGivenUp: (lostMs) => this.#gaveUp(lostMs),
    })
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
    this.#link.connect()
  }

  /** Starts recording and asks for the air. Throws what the recorder throws. */
  goLive(): void {
    if (this.#view.live !== 'off') return
    this.#session = null
    this.#wasOnAir = false
    this.#aired = null
    this.#sound.start()
    this.#set({ live: 'asking', refusal: null, over: null, status: null, drops: 0, lostMs: 0 })
    this.#askForLine()
  }

  /** Ends the show: stops recording, brings the last seconds home, says goodbye. */
  end(): void {
    if (this.#view.live === 'off' || this.#view.live === 'ending') return
    this.#sound.finish()
    this.#endedAtMs = this.#nowMs()
    this.#set({ live: 'ending' })
  }

  /** Shows listeners what is playing. Kept, and said again on a new line. */
  setTitle(title: string): void {
    this.#title = title
    if (this.#sound.isOpen) this.#say({ type: 'title', title })
  }

  /** Leaves the studio: no more reconnecting. */
  close(): void {
    this.#link.close('left')
  }

  /** The network is back (the browser says so): no need to sit out the back-off. */
  networkIsBack(): void {
    this.#link.networkIsBack()
  }

  /** Notices what did not happen: an answer, an acknowledgement, the end of a show. */
  tick(): void {
    this.#link.tick()
    if (this.#link.isConnected && this.#sound.isStale) this.#link.retry()
    if (this.#askAgainAtMs !== null && this.#nowMs() >= this.#askAgainAtMs) this.#askForLine()
    this.#sound.pump()
    if (this.#view.live === 'ending') this.#finishEnding()
    this.#measure()
  }

  #linkChanged(link: LinkState): void {
    const wasConnected = this.#view.link.kind === 'connected'
    this.#sound.shut()
    // Another window has the show, or nobody is let in any more.
    if (link.kind === 'closed') this.#aired = null
    if (link.kind === 'closed' && this.#view.live !== 'off') this.#stopLive({})
    const isDrop = wasConnected && link.kind === 'waiting' && this.#view.live !== 'off'
    this.#set({ link, drops: this.#view.drops + (isDrop ? 1 : 0) })
  }

  #hear(text: string): void {
    // The station is trusted to speak its own protocol; anything else is from a newer one and means nothing here.
    const reply = JSON.parse(text) as StudioReply
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
        this.#wasOnAir ||= reply.status.phase === 'on-air'
        this.#noteAired(reply.status)
        return this.#set({ status: reply.status, clockOffsetMs: Date.parse(reply.at) - this.#nowMs() })
      case 'now':
        return this.#set({ now: reply.now, slot: reply.slot })
      case 'over':
        return this.#ended(reply)
      case 'error':
        return
    }
  }

  #welcomed(reply: Extract<StudioReply, { type: 'welcome' }>): void {
    this.#link.welcomed()
    this.#set({ person: reply.person, clockOffsetMs: Date.parse(reply.at) - this.#nowMs() })
    if (this.#view.live !== 'off' && !this.#session) this.#askForLine()
  }

  #lineOpened(reply: Extract<StudioReply, { type: 'line' }>): void {
    if (reply.epoch !== this.#sound.recording?.epoch) return
    if (!this.#sound.open(reply.epoch, reply.bytes)) return this.#lineLost()
    this.#session = { sessionId: reply.sessionId, token: reply.token, epoch: reply.epoch }
    if (this.#view.live === 'asking') this.#set({ live: 'sending' })
    if (this.#title !== null && !reply.resumed) this.#say({ type: 'title', title: this.#title })
    this.#sound.pump()
  }

  /** The station was restarted or gave the line up: the show goes on, with what was not safe. Nothing it said of this line holds now. */
  #lineLost(): void {
    this.#session = null
    const unheardMs = this.#view.status?.bufferedMs ?? 0
    this.#set({ status: null })
    if (this.#view.live !== 'off') void this.#beginAgain(unheardMs)
  }

  async #beginAgain(unheardMs: number): Promise<void> {
    const canGoOn = await this.#sound.beginAgain(unheardMs)
    if (this.#view.live === 'off') return
    if (!canGoOn && this.#view.live === 'ending') return this.#stopLive({})
    if (!canGoOn) this.#sound.start()
    this.#askForLine()
  }

  #refused(reply: Extract<StudioReply, { type: 'refused' }>): void {
    if (reply.code === 'engine_stopping') {
      this.#askAgainAtMs = this.#nowMs() + UPLINK.askAgainMs
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
    if (!this.#sound.acknowledge(reply.epoch, reply.bytes, reply.type === 'gap')) return this.#lineLost()
    this.#sound.pump()
    this.#measure()
  }

  #askForLine(): void {
    const { recording } = this.#sound
    if (!recording || !this.#link.isConnected) return
    this.#askAgainAtMs = null
    this.#say({ type: 'go', ...recording, ...(this.#wasOnAir ? { goesOn: true } : {}) })
  }

  #gaveUp(lostMs: number): void {
    this.#session = null
    this.#set({ lostMs: this.#view.lostMs + lostMs })
    this.#askForLine()
  }

  #finishEnding(): void {
    const passedMs = this.#nowMs() - this.#endedAtMs
    const isHome = this.#sound.isOpen && this.#sound.waitingBytes === 0 && passedMs > UPLINK.lastChunkMs
    if (!isHome && passedMs < UPLINK.endingMs) return
    if (this.#sound.isOpen) this.#say({ type: 'goodbye' })
    this.#stopLive({ over: { code: 'goodbye', reason: '' } })
  }

  #noteAired({ phase, endsAt }: NonNullable<UplinkView['status']>): void {
    if (phase === 'on-air' && this.#session && endsAt !== null) this.#aired = { sessionId: this.#session.sessionId, endsAtMs: Date.parse(endsAt) }
  }

  /** The show is over for the station, and sound that was said in it is still here. */
  async #handOver(unheardMs: number): Promise<void> {
    const aired = this.#aired
    this.#aired = null
    const isMissing = aired !== null && this.#sound.waitingMs >= UPLINK.shortestRestMs
    if (!isMissing || !this.#onRest) return this.#sound.drop()
    const rest = await this.#sound.takeRest(unheardMs)
    const startedAtMs = (rest?.madeAtMs ?? Infinity) + this.#view.clockOffsetMs
    if (rest && startedAtMs < aired.endsAtMs - UPLINK.shortestRestMs) this.#onRest({ data: rest.data, contentType: rest.contentType, sessionId: aired.sessionId, startedAt: new Date(startedAtMs) })
  }

  #stopLive(news: Partial<UplinkView>): void {
    // Somebody else, or another window, has the show now.
    if (news.over && !BROUGHT_AFTER.includes(news.over.code)) this.#aired = null
    void this.#handOver(this.#view.status?.bufferedMs ?? 0)
    this.#session = null
    this.#askAgainAtMs = null
    this.#set({ live: 'off', status: null, waitingBytes: 0, waitingMs: 0, ...news })
  }

  #say(request: StudioRequest): void {
    this.#link.send(JSON.stringify(request))
  }

  #measure(): void {
    const { waitingBytes, waitingMs } = this.#sound
    if (!this.#sound.recording || (waitingBytes === this.#view.waitingBytes && waitingBytes === 0)) return
    this.#set({ waitingBytes, waitingMs })
  }

  #set(change: Partial<UplinkView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}
