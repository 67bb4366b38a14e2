// The source door: takes source clients' connections, so many at a time, and keeps each one's line for its titles.

import type { Socket } from 'node:net'
import type { Line } from '../live/live-door.ts'
import { answer } from './source-answers.ts'
import { SourceConnection, type SourceConnectionLimits, type SourceConnectionOptions } from './source-connection.ts'

export interface SourceDoorLimits extends SourceConnectionLimits {
  readonly connectionsMax: number
  /** Several hosts may sit behind one address, each with a stream, its titles and its listener count. */
  readonly connectionsPerAddress: number
}

export interface SourceDoorOptions extends Pick<SourceConnectionOptions, 'door' | 'people' | 'log' | 'listeners'> {
  readonly limits?: Partial<SourceDoorLimits>
}

const LIMITS: SourceDoorLimits = { headMs: 10_000, idleMs: 10_000, lingerMs: 1500, connectionsMax: 200, connectionsPerAddress: 24 }

/** Takes sockets from the front door, each until it closes. */
export class SourceDoor {
  readonly #options: SourceDoorOptions
  readonly #limits: SourceDoorLimits
  readonly #sockets = new Map<Socket, string>()
  /** The newest line of each person: where their titles go. */
  readonly #lines = new Map<string, Line>()

  constructor(options: SourceDoorOptions) {
    this.#options = options
    this.#limits = { ...LIMITS, ...options.limits }
  }

  /**
   * Serves one connection; `first` are the bytes already read from it.
   *
   * A request that is not the source protocol's is given to `handOver` with its bytes; without one it is refused.
   */
  async serve(socket: Socket, first: Buffer, handOver: ((unread: Buffer) => void) | null): Promise<void> {
    const address = socket.remoteAddress ?? ''
    if (!this.#hasRoomFor(address)) {
      socket.end(answer(429, 'Too many connections from this address; close some and try again.\n'))
      socket.destroySoon()
      return
    }
    this.#sockets.set(socket, address)
    socket.once('close', () => this.#sockets.delete(socket))
    const connection = new SourceConnection(socket, first, { ...this.#options, limits: this.#limits, lines: this.#lines, address })
    try {
      const unread = await connection.serve()
      if (unread && handOver) {
        this.#sockets.delete(socket)
        handOver(unread)
      } else if (unread) await connection.refuse(answer(404, 'This port is for source clients only: send PUT or SOURCE to /live.\n'))
    } catch (error) {
      this.#options.log.error({ err: error }, 'a source connection failed')
      socket.destroy()
    }
  }

  /** Ends every connection, for the stop of the station. */
  close(): void {
    for (const socket of this.#sockets.keys()) socket.destroy()
  }

  #hasRoomFor(address: string): boolean {
    if (this.#sockets.size >= this.#limits.connectionsMax) return false
    let same = 0
    for (const other of this.#sockets.values()) if (other === address) same += 1
    return same < this.#limits.connectionsPerAddress
  }
}
