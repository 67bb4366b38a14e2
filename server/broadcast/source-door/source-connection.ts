// One connection of a source client: reads its requests, answers them, and carries its sound once it is let in.

import type { Socket } from 'node:net'
import { AppError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { People } from '../../people/people.ts'
import type { KnownSource } from '../../people/source-keys.ts'
import { LineFeed } from './line-feed.ts'
import type { Line, LiveDoor } from '../live/live-door.ts'
import { SocketReader } from './socket-reader.ts'
import { answer, askForKey, CAPABILITIES, CONTINUE, METADATA_TAKEN, refuse, START, statusJson, statusSeven } from './source-answers.ts'
import { BodyReader } from './source-body.ts'
import { HeadReader, type RequestHead } from './source-protocol.ts'
import { isLiveMount, readRequest, type Credentials, type SourceRequest } from './source-request.ts'

export interface SourceConnectionLimits {
  /** A whole head must be here by then. */
  readonly headMs: number
  /** A line without a byte for so long is lost; short enough that the host's reconnect gets in. */
  readonly idleMs: number
  /** How long a refused client may take to read why. */
  readonly lingerMs: number
}

export interface SourceConnectionOptions {
  readonly door: LiveDoor
  readonly people: Pick<People, 'authenticateSource'>
  readonly log: Log
  /** For clients that show their host how many listen. */
  readonly listeners?: () => number
  readonly limits: SourceConnectionLimits
  /** The newest line of each person: where their titles go. Shared by all connections. */
  readonly lines: Map<string, Line>
  /** Only handed on to count tries; never logged. */
  readonly address: string
}

/** A client that does not wait for its answer sends sound within this time; one that waits loses no more than it. */
const EARLY_SOUND_MS = 100

type Ask<K extends SourceRequest['kind']> = Extract<SourceRequest, { kind: K }>

/** What a client that wants to send has been answered so far. */
type Told = 'nothing' | 'continue' | 'start'

/** What happens to the connection after a request was answered. */
type Next = 'next-request' | 'close'

/** One connection of a source client, from its first head to its end. */
export class SourceConnection {
  readonly #socket: Socket
  readonly #reader: SocketReader
  readonly #options: SourceConnectionOptions
  #unread: Buffer

  constructor(socket: Socket, first: Buffer, options: SourceConnectionOptions) {
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
    const known = await this.#identify(credentials)
    if (!known) return 'close'
    const line = isLiveMount(mount) ? this.#options.lines.get(known.person.id) : undefined
    if (!line || title === null) {
      const why = line ? 'There is no title in the request.' : 'You are not connected to this mount.'
      await this.refuse(answer(400, `${why}\n`))
      return 'close'
    }
    line.setTitle(title)
    return this.#reply(head, METADATA_TAKEN, 'text/xml; charset=utf-8')
  }

  /** Null when the client was told why not. */
  async #identify(credentials: Credentials | null): Promise<KnownSource | null> {
    if (!credentials) {
      await this.refuse(askForKey())
      return null
    }
    try {
      const known = await this.#options.people.authenticateSource(credentials.login, credentials.key, this.#options.address)
      if (!known) await this.refuse(askForKey())
      return known
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const retry = error.details?.['retryAfterSeconds']
      const headers = typeof retry === 'number' ? [`Retry-After: ${retry}`] : []
      await this.refuse(answer(error.kind === 'too-many' ? 429 : 503, `${error.message}\n`, { headers }))
      return null
    }
  }

  async #stream(request: Ask<'source'>): Promise<void> {
    const known = await this.#identify(request.credentials)
    if (!known) return
    const { person, access } = known
    if (!isLiveMount(request.mount)) return this.refuse(answer(404, `There is no mount ${request.mount.slice(0, 100)}; send to /live.\n`))
    const body = new BodyReader(request.body)
    const admission = await this.#options.door.open({ person, access, by: 'client', contentType: request.contentType, userAgent: request.userAgent })
    if (!admission.admitted) return this.refuse(refuse(admission))
    const { line } = admission
    // Made at once: the engine may hang up before the client has been answered.
    const feed = new LineFeed(this.#socket, line)
    this.#options.lines.set(person.id, line)
    const log = this.#options.log.child({ login: person.login, sessionId: line.sessionId })
    log.info({ contentType: request.contentType, userAgent: request.userAgent }, 'source client connected')
    try {
      const told = await this.#start(request.waitsForContinue)
      const how = await feed.carry(body, this.#unread, () => this.#reader.read(this.#options.limits.idleMs))
      log.info({ how: how.ended, bytes: how.bytes }, 'source client gone')
      await this.#finish(how.ended, told)
    } finally {
      // Does nothing after the line has been told how it ended.
      line.end('lost')
      if (this.#options.lines.get(person.id) === line) this.#options.lines.delete(person.id)
    }
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
