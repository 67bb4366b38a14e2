// One socket to the station at a time: with a new one, nothing is heard of those before it. When to open one is its holder's to know.

export interface SocketEvents {
  onOpen(): void
  onMessage(text: string): void
  onClose(code: number): void
}

/** Opens the browser's socket at a path of the station this page came from. */
export function openSocketAt(path: string, protocol: string, events: SocketEvents): WebSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`, protocol)
  socket.addEventListener('open', () => events.onOpen())
  socket.addEventListener('message', ({ data }) => events.onMessage(String(data)))
  socket.addEventListener('close', ({ code }) => events.onClose(code))
  return socket
}

export class OneSocket<Socket extends { close(): void }> {
  #socket: Socket | null = null

  get now(): Socket | null {
    return this.#socket
  }

  /** `drop` the one before first. */
  open(openSocket: (events: SocketEvents) => Socket, { onOpen, onMessage, onClose }: SocketEvents): void {
    const socket = openSocket({
      onOpen: () => this.#socket === socket && onOpen(),
      onMessage: (text) => this.#socket === socket && onMessage(text),
      onClose: (code) => this.#socket === socket && onClose(code),
    })
    this.#socket = socket
  }

  drop(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }
}
