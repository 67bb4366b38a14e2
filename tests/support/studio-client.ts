// A studio without a browser: speaks imi.v1 over a real WebSocket, as docs/studio-protocol.md says.

import { once } from 'node:events'
import WebSocket from 'ws'
import { formatFrame } from '../../server/broadcast/studio/microphone-frame.ts'
import { STUDIO_PROTOCOL, type StudioReply, type StudioRequest } from '../../server/broadcast/studio/studio-schema.ts'

type Reply<T extends StudioReply['type']> = Extract<StudioReply, { type: T }>

/** One connection; keeps all replies, and lets a test await the next of a kind. */
export class StudioClient {
  readonly socket: WebSocket
  readonly replies: StudioReply[] = []
  readonly #waiting = new Set<() => void>()
  readonly closed: Promise<{ code: number; reason: string }>

  constructor(url: string, options: { headers?: Record<string, string>; protocol?: string } = {}) {
    this.socket = new WebSocket(url, options.protocol ?? STUDIO_PROTOCOL, { headers: options.headers ?? {} })
    this.socket.on('message', (data: Buffer) => {
      this.replies.push(JSON.parse(data.toString()) as StudioReply)
      for (const wake of this.#waiting) wake()
    })
    this.socket.on('error', () => {})
    this.closed = new Promise((resolve) => this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })))
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open')
    return this
  }

  say(request: StudioRequest): void {
    this.socket.send(JSON.stringify(request))
  }

  send(byteOffset: number, bytes: Buffer | string, epoch = 1): void {
    this.socket.send(formatFrame({ epoch, byteOffset, madeAtMs: Date.now(), bytes: Buffer.from(bytes) }))
  }

  /** The first reply of that type, now or later, that `fits`. */
  async reply<T extends StudioReply['type']>(type: T, fits: (reply: Reply<T>) => boolean = () => true): Promise<Reply<T>> {
    const find = () => this.replies.find((reply): reply is Reply<T> => reply.type === type && fits(reply as Reply<T>))
    for (;;) {
      const found = find()
      if (found) return found
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }
}
