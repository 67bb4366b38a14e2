// Connections that have not yet said what they want: so many and no more. Whoever means it asks within a moment of coming, so when there are
// too many the one that has kept silent the longest goes, and nobody is kept out by those who only stand in the door.

import type { Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'

export class Strangers {
  readonly #most: number
  readonly #sockets = new Set<Socket>()

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#sockets.size
  }

  add(socket: Socket): void {
    const [oldest] = this.#sockets
    if (oldest && this.#sockets.size >= this.#most) {
      this.#sockets.delete(oldest)
      oldest.destroy()
    }
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
  }

  delete(socket: Socket): void {
    this.#sockets.delete(socket)
  }

  /** From now on a connection is no stranger any more when its first request is whole. */
  knowByRequest(server: HttpServer): void {
    server.on('request', ({ socket }) => this.delete(socket))
    // Whoever listens for upgrades takes them on: only beside somebody who does.
    if (server.listenerCount('upgrade') > 0) server.on('upgrade', ({ socket }) => this.delete(socket))
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}
