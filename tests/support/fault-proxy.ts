// A bad network between a browser and the station: passes bytes on, or slowly, or not at all, or hangs up.

import { once } from 'node:events'
import net from 'node:net'
import type { AddressInfo } from 'node:net'

/** `pass`: bytes go through. `hole`: connections stay open and nothing moves, as in a lift. `down`: connections are cut and refused. */
export type NetworkState = 'pass' | 'hole' | 'down'

/** More than this waiting and the sender is told to wait, as a router's buffer would. */
const BUFFER_BYTES = 32 * 1024
/** Small, so that a slow network is slow evenly. */
const PIECE_BYTES = 1024

/** A TCP proxy in front of one port of this machine. */
export class FaultProxy {
  readonly #server: net.Server
  readonly #pipes = new Set<Pipe>()
  #state: NetworkState = 'pass'
  #upBitsPerSecond = Infinity

  private constructor(targetPort: number) {
    this.#server = net.createServer((near) => this.#accept(near, targetPort))
  }

  static async open(targetPort: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(targetPort)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port // listening on TCP, so an object
  }

  get state(): NetworkState {
    return this.#state
  }

  /** Changes the network for open and new connections. */
  set(state: NetworkState): void {
    this.#state = state
    for (const pipe of this.#pipes) {
      if (state === 'down') pipe.cut()
      if (state === 'pass') pipe.flow()
    }
  }

  /** Limits what each connection may send towards the station. */
  throttle(bitsPerSecond: number): void {
    this.#upBitsPerSecond = bitsPerSecond
  }

  async close(): Promise<void> {
    this.set('down')
    this.#server.close()
    await once(this.#server, 'close')
  }

  #accept(near: net.Socket, targetPort: number): void {
    near.on('error', () => {})
    if (this.#state === 'down') return void near.destroy()
    const far = net.connect(targetPort, '127.0.0.1').on('error', () => near.destroy())
    const isOpen = () => this.#state !== 'hole'
    this.#pipes.add(new Pipe(near, far, isOpen, () => this.#upBitsPerSecond, (pipe) => this.#pipes.delete(pipe)))
    this.#pipes.add(new Pipe(far, near, isOpen, () => Infinity, (pipe) => this.#pipes.delete(pipe)))
  }
}

/** One direction of one connection. */
class Pipe {
  readonly #from: net.Socket
  readonly #to: net.Socket
  readonly #isOpen: () => boolean
  readonly #bitsPerSecond: () => number
  readonly #onClosed: (pipe: Pipe) => void
  readonly #pieces: Buffer[] = []
  #waiting = 0
  #timer: NodeJS.Timeout | undefined
  #fromIsGone = false

  constructor(from: net.Socket, to: net.Socket, isOpen: () => boolean, bitsPerSecond: () => number, onClosed: (pipe: Pipe) => void) {
    this.#from = from
    this.#to = to
    this.#isOpen = isOpen
    this.#bitsPerSecond = bitsPerSecond
    this.#onClosed = onClosed
    from.on('data', (bytes: Buffer) => this.#take(bytes))
    from.on('close', () => {
      this.#fromIsGone = true
      this.flow()
    })
  }

  /** Goes on after the network is back. */
  flow(): void {
    if (this.#timer !== undefined || !this.#isOpen()) return
    const piece = this.#pieces.shift()
    if (!piece) return void (this.#fromIsGone && this.cut())
    this.#waiting -= piece.length
    if (this.#waiting < BUFFER_BYTES) this.#from.resume()
    if (!this.#to.destroyed) this.#to.write(piece)
    const rate = this.#bitsPerSecond()
    if (rate === Infinity) return this.flow()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.flow()
    }, (piece.length * 8 * 1000) / rate)
  }

  cut(): void {
    clearTimeout(this.#timer)
    this.#pieces.length = 0
    this.#from.destroy()
    this.#to.destroy()
    this.#onClosed(this)
  }

  #take(bytes: Buffer): void {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) this.#pieces.push(bytes.subarray(from, from + PIECE_BYTES))
    this.#waiting += bytes.length
    if (this.#waiting >= BUFFER_BYTES) this.#from.pause()
    this.flow()
  }
}
