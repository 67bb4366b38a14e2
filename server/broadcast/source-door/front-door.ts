// The one front door: looks at the first bytes of each connection and shows source clients to the source door, everybody else to the
// HTTP server. So hosts point BUTT at the address that listeners open in a browser.

import type { Server as HttpServer } from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import type { Log } from '../../log.ts'
import type { People } from '../../people/people.ts'
import { whoKnocks } from './front-door-peek.ts'
import type { LiveDoor } from '../live/live-door.ts'
import { SourceDoor, type SourceDoorLimits } from './source-door.ts'
import { Strangers } from './strangers.ts'

export interface FrontDoorOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** A second port that only source clients use; null: none. */
  readonly sourcePort: number | null
  /** Fastify's server; it never listens by itself. */
  readonly httpServer: HttpServer
  /** PEM texts; with them TLS and plain connections are told apart on the same port. */
  readonly tls: { readonly cert: string | Buffer; readonly key: string | Buffer } | null
  readonly door: LiveDoor
  readonly people: Pick<People, 'authenticateSource'>
  readonly log: Log
  readonly listeners?: () => number
  readonly limits?: Partial<FrontDoorLimits>
}

export interface FrontDoorLimits extends SourceDoorLimits {
  /** So long a connection may keep us guessing who it is. */
  readonly peekMs: number
  /** Connections that have not said yet who they are, or whose first request is not whole. */
  readonly strangersMax: number
}

export interface FrontDoor {
  readonly port: number
  readonly sourcePort: number | null
  /** Takes no more connections, ends those of source clients and the idle ones of browsers; requests under way are the HTTP server's to end. */
  close(): void
}

// Every listener comes back at once after a restart: Icecast's backlog of 5 lost half of them in the measurements.
const BACKLOG = 4096

/** Opens the door, or throws with what to do when a port is taken. */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const entrance = new Entrance(options)
  // Node begins to watch for requests that never end with this event, which a server that does not listen never emits.
  options.httpServer.emit('listening')
  const main = await listen((socket) => entrance.welcome(socket, 'anybody'), options.host, options.port, 'PORT')
  try {
    const source =
      options.sourcePort === null ? null : await listen((socket) => entrance.welcome(socket, 'sources-only'), options.host, options.sourcePort, 'SOURCE_PORT')
    return {
      port: portOf(main),
      sourcePort: source && portOf(source),
      close: () => {
        // Gives back the ports; listeners' connections go on until the HTTP server ends them.
        main.close()
        source?.close()
        entrance.close()
        options.httpServer.close()
      },
    }
  } catch (error) {
    main.close()
    throw error
  }
}

type Port = 'anybody' | 'sources-only'

class Entrance {
  readonly #options: FrontDoorOptions
  readonly #sources: SourceDoor
  readonly #strangers: Strangers
  /** One per port, since a connection that leaves TLS must still be known by the port it came in by. */
  readonly #tls: Readonly<Record<Port, tls.Server>> | null
  readonly #peekMs: number

  constructor(options: FrontDoorOptions) {
    this.#options = options
    this.#sources = new SourceDoor(options)
    this.#peekMs = options.limits?.peekMs ?? 10_000
    this.#strangers = new Strangers(options.limits?.strangersMax ?? 4096)
    this.#strangers.knowByRequest(options.httpServer)
    this.#tls = options.tls && { anybody: this.#openTls(options.tls, 'anybody'), 'sources-only': this.#openTls(options.tls, 'sources-only') }
  }

  welcome(socket: Socket, port: Port): void {
    // A socket without an error listener would take the process with it.
    socket.on('error', () => {})
    this.#strangers.add(socket)
    this.#peek(socket, port, Buffer.alloc(0))
  }

  close(): void {
    this.#strangers.close()
    this.#sources.close()
  }

  #peek(socket: Socket, port: Port, before: Buffer): void {
    let seen = before
    const timer = setTimeout(() => socket.destroy(), this.#peekMs)
    const decide = (bytes: Buffer): void => {
      seen = seen.length === 0 ? bytes : Buffer.concat([seen, bytes])
      const knock = whoKnocks(seen)
      if (knock === 'undecided' && (port === 'anybody' || seen.length < 1)) return
      forget()
      socket.pause()
      this.#show(socket, port, knock, seen)
    }
    const leave = (): void => {
      forget()
      socket.destroy()
    }
    const forget = (): void => {
      clearTimeout(timer)
      socket.off('data', decide).off('end', leave).off('close', leave)
    }
    socket.on('data', decide).on('end', leave).on('close', leave)
  }

  #show(socket: Socket, port: Port, knock: ReturnType<typeof whoKnocks>, seen: Buffer): void {
    const isInsideTls = socket instanceof tls.TLSSocket
    if (knock === 'tls' && !isInsideTls) {
      if (!this.#tls) {
        socket.destroy()
        return
      }
      this.#strangers.delete(socket)
      socket.unshift(seen)
      this.#tls[port].emit('connection', socket)
    } else if (knock === 'source' || port === 'sources-only') {
      this.#strangers.delete(socket)
      void this.#sources.serve(socket, seen, port === 'anybody' ? (unread) => this.#toHttp(socket, unread) : null)
    } else this.#toHttp(socket, seen)
  }

  #toHttp(socket: Socket, seen: Buffer): void {
    socket.unshift(seen)
    this.#options.httpServer.emit('connection', socket)
    socket.resume()
  }

  #openTls({ cert, key }: { cert: string | Buffer; key: string | Buffer }, port: Port): tls.Server {
    const server = tls.createServer({ cert, key, handshakeTimeout: this.#peekMs, allowHalfOpen: true, ALPNProtocols: ['http/1.1'] })
    server.on('secureConnection', (socket) => this.welcome(socket, port))
    server.on('tlsClientError', (_error, socket) => socket.destroy())
    return server
  }
}

async function listen(onConnection: (socket: Socket) => void, host: string, port: number, name: string): Promise<net.Server> {
  // As node:http's own server: a client may close its half after a request and still wants the answer.
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, onConnection)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error, host, port, name), { cause: error })))
    server.listen({ host, port, backlog: BACKLOG }, resolve)
  })
  return server
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number, name: string): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken by another program: stop that one, or set ${name} to another port.`
  if (error.code === 'EACCES') return `This user may not open port ${port}: choose a ${name} of 1024 or more.`
  return `The station cannot listen on ${host} port ${port} (${error.message}): check HOST and ${name}.`
}

function portOf(server: net.Server): number {
  // A listening TCP server's address is never a string or null.
  return (server.address() as AddressInfo).port
}
