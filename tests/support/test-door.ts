// A front door on a free port, with a small Fastify application behind it and a live door that only keeps what it is given.

import websocket from '@fastify/websocket'
import Fastify from 'fastify'
import net from 'node:net'
import { openFrontDoor, type FrontDoor, type FrontDoorLimits } from '../../server/broadcast/source-door/front-door.ts'
import { AppError } from '../../server/errors.ts'
import { silentLog } from '../../server/log.ts'
import type { Person } from '../../server/people/person.ts'
import type { KnownSource } from '../../server/people/source-keys.ts'
import { FakeLiveDoor } from './fake-live-door.ts'

export const OLA: Person = { id: 'person-ola', login: 'ola', name: 'Ola', role: 'host', hostSlug: 'ola', shows: [] }
export const TARAS: Person = { id: 'person-taras', login: 'taras', name: 'Тарас', role: 'host', hostSlug: 'taras', shows: [] }
export const KEY = 'imi-test-key'

export interface TestDoor extends FrontDoor {
  readonly door: FakeLiveDoor
  readonly stop: () => Promise<void>
}

/** Lets in `ola` and `taras` with KEY; the login `busy` is told to wait, `away` that the database is away. */
export async function openTestDoor(options: { limits?: Partial<FrontDoorLimits>; tls?: { cert: string; key: string }; sourcePort?: number | null } = {}): Promise<TestDoor> {
  const app = Fastify({ forceCloseConnections: true, http: { headersTimeout: 400, connectionsCheckingInterval: 100 } })
  await app.register(websocket)
  app.get('/', async () => 'the listener\'s page')
  app.get('/hello', async (request) => ({ protocol: request.protocol, address: request.ip }))
  app.put('/api/v1/thing', async (request) => ({ put: request.body }))
  app.get('/events', { websocket: true }, (socket) => {
    socket.on('message', (message) => socket.send(`echo ${String(message)}`))
  })
  await app.ready()
  const door = new FakeLiveDoor()
  const opened = await openFrontDoor({
    host: '127.0.0.1',
    port: 0,
    sourcePort: options.sourcePort ?? null,
    httpServer: app.server,
    tls: options.tls ?? null,
    door,
    people: { authenticateSource },
    log: silentLog,
    listeners: () => 7,
    limits: options.limits,
  })
  return {
    ...opened,
    door,
    stop: async () => {
      opened.close()
      app.server.closeAllConnections()
      await app.close()
    },
  }
}

async function authenticateSource(login: string, key: string): Promise<KnownSource | null> {
  if (login === 'busy') throw new AppError('too-many', 'too_many_tries', 'Too many wrong tries; wait a minute and try again.', { details: { retryAfterSeconds: 60 } })
  if (login === 'away') throw new AppError('unavailable', 'database_away', 'The station cannot look you up at this moment.')
  const person = [OLA, TARAS].find((one) => one.login === login && key === KEY)
  return person ? { person, access: { kind: 'key', id: `key-of-${login}` } } : null
}

export const basic = (user: string, password: string): string => `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** A bare TCP client: says bytes, and waits for what the door says. */
export class RawClient {
  readonly socket: net.Socket
  #heard = ''
  #isClosed = false
  #wake: (() => void)[] = []

  private constructor(socket: net.Socket) {
    this.socket = socket
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      this.#heard += text
      this.#wakeAll()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#isClosed = true
      this.#wakeAll()
    })
  }

  static async connect(port: number): Promise<RawClient> {
    const socket = net.connect({ port, host: '127.0.0.1' })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new RawClient(socket)
  }

  say(bytes: string | Buffer): this {
    this.socket.write(bytes)
    return this
  }

  get heard(): string {
    return this.#heard
  }

  /** Resolves with all that was heard once it contains `text`; fails when the connection closes before. */
  async hear(text: string): Promise<string> {
    while (!this.#heard.includes(text)) {
      if (this.#isClosed) throw new Error(`closed before "${text}"; heard: ${this.#heard}`)
      await this.#next()
    }
    return this.#heard
  }

  /** Resolves with all that was heard once the other side has closed. */
  async closed(): Promise<string> {
    while (!this.#isClosed) await this.#next()
    return this.#heard
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve))
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }
}
