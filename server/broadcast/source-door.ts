// The source door: lets source clients in by login and key, and carries their sound to a line. Knows the protocol, nothing of slots.

import type { Socket } from 'node:net'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { People } from '../people/people.ts'
import type { Person } from '../people/person.ts'
import type { Line, LiveDoor } from './live-door.ts'
import { SocketReader, type Piece } from './socket-reader.ts'
import { answer, askForKey, CAPABILITIES, CONTINUE, METADATA_TAKEN, refuse, START, statusJson, statusSeven } from './source-answers.ts'
import { BodyReader, sniffContentType } from './source-body.ts'
import { HeadReader, type RequestHead } from './source-protocol.ts'
import { isLiveMount, readRequest, type Credentials, type SourceRequest } from './source-request.ts'

export interface SourceDoorOptions {
  readonly door: LiveDoor
  readonly people: Pick<People, 'authenticateSource'>
  readonly log: Log
  /** For clients that show their host how many listen. */
  readonly listeners?: () => number
  readonly limits?: Partial<SourceDoorLimits>
}

export interface SourceDoorLimits {
  /** A whole head must be here by then. */
  readonly headMs: number
  /** A line without a byte for so long is lost; short enough that the host's reconnect gets in. */
  readonly idleMs: number
  /** How long a refused client may take to read why. */
  readonly lingerMs: number
  readonly connectionsMax: number
  /** Several hosts may sit behind one address, each with a stream, its titles and its listener count. */
  readonly connectionsPerAddress: number
}

const LIMITS: SourceDoorLimits = { headMs: 10_000, idleMs: 10_000, lingerMs: 1500, connectionsMax: 200, connectionsPerAddress: 24 }

/** A client that does not wait for its answer sends sound within this time; one that waits loses no more than it. */
const EARLY_SOUND_MS = 100

type Ask<K extends SourceRequest['kind']> = Extract<SourceRequest, { kind: K }>

/** What a client that wants to send has been answered so far. */
type Told = 'nothing' | 'continue' | 'start'

/** What happens to the connection after a request was answered. */
type Next = 'next-request' | 'close'

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

interface ConnectionOptions extends SourceDoorOptions {
  readonly limits: SourceDoorLimits
  readonly lines: Map<string, Line>
  readonly address: string
}

/** One connection of a source client, from its first head to its end. */
class SourceConnection {
  readonly #socket: Socket
  readonly #reader: SocketReader
  readonly #options: ConnectionOptions
  #unread: Buffer

  constructor(socket: Socket, first: Buffer, options: ConnectionOptions) {
    this.#socket = socket
    this.#unread = first
    this.#options = options
    this.#reader = new SocketReader(socket)
    socket.setKeepAlive(true, 15_000)
    socket.setNoDelay(true)
  }

  /** Answers request after request; gives the bytes of the first one that is not the source protocol's. */
  async serve(): Promise<Buffer | null> {
    for (;;) {
      const taken = await this.#readHead()
      if (!taken) return null
      const request = readRequest(taken.head)
      if (request.kind === 'other') {
        this.#reader.release(Buffer.alloc(0))
        return Buffer.concat([taken.bytes, this.#unread])
      }
      const next = await this.#answer(request, taken.head)
      if (next === 'close') return null
    }
  }

  /** Says why not, gives the client time to read it, and closes. */
  async refuse(text: string): Promise<void> {
    this.#socket.end(text)
    // Closing over unread bytes would reset the connection, and the client would never see the reason.
    const until = performance.now() + this.#options.limits.lingerMs
    for (let left = this.#options.limits.lingerMs; left > 0; left = until - performance.now()) {
      const piece = await this.#reader.read(left)
      if (piece.kind !== 'bytes') break
    }
    this.#socket.destroySoon()
  }

  async #readHead(): Promise<{ head: RequestHead; bytes: Buffer } | null> {
    const head = new HeadReader()
    const pushed: Buffer[] = []
    const until = performance.now() + this.#options.limits.headMs
    for (;;) {
      if (this.#unread.length > 0) {
        pushed.push(this.#unread)
        const progress = head.push(this.#unread)
        this.#unread = Buffer.alloc(0)
        if (progress.state === 'refused') return this.#refuseHead(progress.why)
        if (progress.state === 'complete') {
          const all = Buffer.concat(pushed)
          this.#unread = progress.rest
          return { head: progress.head, bytes: all.subarray(0, all.length - progress.rest.length) }
        }
      }
      const piece = await this.#reader.read(Math.max(1, until - performance.now()))
      if (piece.kind === 'late') {
        await this.refuse(answer(408, 'The head of the request did not come in time.\n'))
        return null
      }
      if (piece.kind !== 'bytes') {
        this.#socket.destroy()
        return null
      }
      this.#unread = piece.bytes
    }
  }

  async #refuseHead(why: 'too-large' | 'not-a-request'): Promise<null> {
    const tooLarge = answer(431, 'The head of the request is larger than 8 KiB.\n')
    const wrongProtocol = 'invalid password\r\nThis station speaks the Icecast 2 protocol: choose "Icecast" in your program, mount /live, and your login as user.\r\n'
    await this.refuse(why === 'too-large' ? tooLarge : wrongProtocol)
    return null
  }

  async #answer(request: Exclude<SourceRequest, { kind: 'other' }>, head: RequestHead): Promise<Next> {
    switch (request.kind) {
      case 'options':
        this.#socket.write(CAPABILITIES)
        return 'next-request'
      case 'poke':
        return this.#reply(head, '')
      case 'status': {
        const listeners = this.#options.listeners?.() ?? 0
        if (request.as === 'json') return this.#reply(head, statusJson(listeners), 'application/json')
        return this.#reply(head, statusSeven(listeners), 'text/html')
      }
      case 'metadata':
        return this.#setTitle(request, head)
      case 'source':
        await this.#stream(request)
        return 'close'
    }
  }

  async #reply(head: RequestHead, body: string, type?: string): Promise<Next> {
    const keepsOpen = head.protocol === 'HTTP/1.1' && !/\bclose\b/i.test(head.headers.get('connection') ?? '')
    const text = answer(200, body, { type, keepsOpen, protocol: head.protocol === 'HTTP/1.1' ? 'HTTP/1.1' : 'HTTP/1.0' })
    if (!keepsOpen) {
      await this.refuse(text)
      return 'close'
    }
    this.#socket.write(text)
    return 'next-request'
  }

  async #setTitle({ mount, credentials, title }: Ask<'metadata'>, head: RequestHead): Promise<Next> {
    const person = await this.#identify(credentials)
    if (!person) return 'close'
    const line = isLiveMount(mount) ? this.#options.lines.get(person.id) : undefined
    if (!line || title === null) {
      const why = line ? 'There is no title in the request.' : 'You are not connected to this mount.'
      await this.refuse(answer(400, `${why}\n`))
      return 'close'
    }
    line.setTitle(title)
    return this.#reply(head, METADATA_TAKEN, 'text/xml; charset=utf-8')
  }

  /** Null when the client was told why not. */
  async #identify(credentials: Credentials | null): Promise<Person | null> {
    if (!credentials) {
      await this.refuse(askForKey())
      return null
    }
    try {
      const person = await this.#options.people.authenticateSource(credentials.login, credentials.key, this.#options.address)
      if (!person) await this.refuse(askForKey())
      return person
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const retry = error.details?.['retryAfterSeconds']
      const headers = typeof retry === 'number' ? [`Retry-After: ${retry}`] : []
      await this.refuse(answer(error.kind === 'too-many' ? 429 : 503, `${error.message}\n`, { headers }))
      return null
    }
  }

  async #stream(request: Ask<'source'>): Promise<void> {
    const person = await this.#identify(request.credentials)
    if (!person) return
    if (!isLiveMount(request.mount)) return this.refuse(answer(404, `There is no mount ${request.mount.slice(0, 100)}; send to /live.\n`))
    const body = new BodyReader(request.body)
    let told: Told = 'nothing'

    // A client that does not say what it sends must be let speak before the engine is asked.
    if (request.contentType === null) told = await this.#start(request.waitsForContinue)
    const contentType = request.contentType ?? (await this.#sniff(body))
    if (contentType === null) return this.refuse(answer(400, 'Nothing came; say with Content-Type what you send.\n'))

    const admission = await this.#options.door.open({ person, by: 'client', contentType, userAgent: request.userAgent })
    if (!admission.admitted) return this.refuse(refuse(admission))
    const { line } = admission
    // Made at once: the engine may hang up before the client has been answered.
    const feed = new LineFeed(this.#socket, line)
    this.#options.lines.set(person.id, line)
    const log = this.#options.log.child({ login: person.login, sessionId: line.sessionId })
    log.info({ contentType, userAgent: request.userAgent }, 'source client connected')
    try {
      if (request.contentType !== null) told = await this.#start(request.waitsForContinue)
      const how = await feed.carry(body, this.#unread, () => this.#reader.read(this.#options.limits.idleMs))
      log.info({ how: how.ended, bytes: how.bytes }, 'source client gone')
      await this.#finish(how.ended, told)
    } finally {
      // Does nothing after the line has been told how it ended.
      line.end('lost')
      if (this.#options.lines.get(person.id) === line) this.#options.lines.delete(person.id)
    }
  }

  /** Reads until four bytes of sound are here, keeping all that was read. */
  async #sniff(body: BodyReader): Promise<string | null> {
    const seen: Buffer[] = []
    // A reader of its own looks ahead; `body` itself must still see every byte.
    const ahead = body.copy()
    let sound = Buffer.alloc(0)
    let unread = this.#unread
    for (;;) {
      seen.push(unread)
      const part = ahead.push(unread)
      sound = Buffer.concat([sound, ...part.sound])
      if (sound.length >= 4 || part.state !== 'more') break
      const piece: Piece = await this.#reader.read(this.#options.limits.idleMs)
      if (piece.kind !== 'bytes') return null
      unread = piece.bytes
    }
    this.#unread = Buffer.concat(seen)
    // SOURCE without a type meant MP3 in the days when clients left it out.
    return sniffContentType(sound) ?? 'audio/mpeg'
  }

  /** Tells the client to begin, in the words it waits for. */
  async #start(waitsForContinue: boolean): Promise<Told> {
    if (waitsForContinue) {
      this.#socket.write(CONTINUE)
      return 'continue'
    }
    // ffmpeg's old form has begun without waiting and never reads: an answer left unread would turn its goodbye into a reset.
    const early = this.#unread.length > 0 ? null : await this.#reader.read(EARLY_SOUND_MS)
    if (early?.kind === 'bytes') this.#unread = early.bytes
    if (this.#unread.length > 0) return 'nothing'
    this.#socket.write(START)
    return 'start'
  }

  async #finish(how: 'goodbye' | 'lost' | 'hung-up', told: Told): Promise<void> {
    // A client that has heard no final answer may be waiting for one.
    if (how === 'goodbye' && told !== 'start') return this.refuse(answer(200, 'The stream has ended.\n'))
    if (how === 'goodbye') this.#socket.end()
    this.#socket.destroySoon()
  }
}

/** Carries sound from a socket to a line until one of them ends. */
class LineFeed {
  readonly #line: Line
  #bytes = 0
  #hungUp = false
  #wake: (() => void) | null = null

  constructor(socket: Socket, line: Line) {
    this.#line = line
    line.onHangUp(() => {
      this.#hungUp = true
      // Ends a read that waits for the network, and a wait for the decoder.
      socket.destroySoon()
      this.#wake?.()
    })
    line.onDrain(() => this.#wake?.())
    socket.once('close', () => this.#wake?.())
  }

  async carry(body: BodyReader, first: Buffer, read: () => Promise<Piece>): Promise<{ ended: 'goodbye' | 'lost' | 'hung-up'; bytes: number }> {
    const ended = await this.#carryOn(body, first, read)
    this.#line.end(ended === 'goodbye' ? 'goodbye' : 'lost')
    return { ended: this.#hungUp ? 'hung-up' : ended, bytes: this.#bytes }
  }

  async #carryOn(body: BodyReader, first: Buffer, read: () => Promise<Piece>): Promise<'goodbye' | 'lost'> {
    for (let piece: Piece = { kind: 'bytes', bytes: first }; ; piece = await read()) {
      if (this.#hungUp) return 'lost'
      if (piece.kind === 'end') return body.mayEnd ? 'goodbye' : 'lost'
      if (piece.kind !== 'bytes') return 'lost'
      const part = body.push(piece.bytes)
      for (const sound of part.sound) {
        this.#bytes += sound.length
        // While the decoder lags nothing is read, so the sender's own buffer fills and it waits too.
        if (!this.#line.write(sound) && !this.#hungUp) await new Promise<void>((resolve) => (this.#wake = resolve))
        if (this.#hungUp) return 'lost'
      }
      if (part.state !== 'more') return part.state === 'complete' ? 'goodbye' : 'lost'
    }
  }
}
