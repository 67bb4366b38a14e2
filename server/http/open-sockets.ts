// The sockets of one path: counted, so that no place takes more than its share, and asked again and again whether they still live.

import type { WebSocket } from '@fastify/websocket'

export interface MostSockets {
  readonly inAll: number
  /** From one place: an address or a network, as the caller reckons. */
  readonly ofPlace: number
}

interface Entry<Guest> {
  readonly guest: Guest
  answered: boolean
}

/** All that are open, each with what its path knows of it. A socket is forgotten by itself when it closes. */
export class OpenSockets<Guest> {
  readonly #most: MostSockets
  readonly #open = new Map<WebSocket, Entry<Guest>>()
  readonly #ofPlace = new Map<string, number>()

  constructor(most: MostSockets) {
    this.#most = most
  }

  get size(): number {
    return this.#open.size
  }

  sockets(): Iterable<WebSocket> {
    return this.#open.keys()
  }

  guests(): Guest[] {
    return [...this.#open.values()].map(({ guest }) => guest)
  }

  /** False when there are too many already: the caller says so to the socket and closes it. */
  take(socket: WebSocket, place: string, guest: Guest): boolean {
    const ofPlace = this.#ofPlace.get(place) ?? 0
    if (this.#open.size >= this.#most.inAll || ofPlace >= this.#most.ofPlace) return false
    const entry: Entry<Guest> = { guest, answered: true }
    this.#open.set(socket, entry)
    this.#ofPlace.set(place, ofPlace + 1)
    socket.on('pong', () => (entry.answered = true))
    socket.on('close', () => this.#forget(socket, place))
    return true
  }

  /** Hangs up on who did not answer the last beat, and asks the others again. */
  beat(): void {
    for (const [socket, entry] of this.#open) {
      if (!entry.answered) {
        socket.terminate()
        continue
      }
      entry.answered = false
      socket.ping()
    }
  }

  #forget(socket: WebSocket, place: string): void {
    if (!this.#open.delete(socket)) return
    const left = (this.#ofPlace.get(place) ?? 1) - 1
    if (left > 0) this.#ofPlace.set(place, left)
    else this.#ofPlace.delete(place)
  }
}
