// The built-in mounts: listeners are taken over from the web server. A few are served here; a crowd is served by the fan-out process,
// away from the audio clock, which is replaced when it dies.

import { fork, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Events } from '../../events.ts'
import type { Log } from '../../log.ts'
import { Supervised } from '../../media/supervise.ts'
import { BlockCollector, blockSecondsFor } from './block-collector.ts'
import { FanOut } from './fan-out.ts'
import type { FromFanOut, ListenerMessage, StreamMessage, ToFanOut } from './fan-out-messages.ts'
import { headText, listenHeaders } from './listen-response.ts'
import type { MountCounts } from './mount-stream.ts'
import type { EncodedSink, MountFormat } from './output.ts'
import { isFirstPage } from './ogg-pages.ts'

/** So few sockets take the audio clock no time, and a process of their own would take 23 MB. */
const FAN_OUT_FROM = 100
/** The fan-out process reports once a second; one that is silent for so long is replaced. */
const MUTE_MS = 10_000

interface BuiltinMountsOptions {
  readonly stationName: string
  /** More are refused; what the machine's network can carry. */
  readonly maxListeners?: number
  /** From so many listeners on, those who come are served by a process of its own; 0: from the start. */
  readonly fanOutFrom?: number
  readonly events: Events
  readonly log: Log
}

export interface ListenerCounts {
  readonly total: number
  readonly byMount: Readonly<Record<string, number>>
}

export class BuiltinMounts {
  readonly #options: BuiltinMountsOptions
  readonly #maxListeners: number
  readonly #fanOutFrom: number
  /** Serves few listeners, TLS listeners, whose keys cannot leave this process, and everyone while the fan-out process is away. */
  readonly #local = new FanOut()
  #supervised: Supervised | null = null
  #watchdog: NodeJS.Timeout | null = null
  #counts: Record<string, MountCounts> = {}
  #countedAtMs = 0
  #takenSinceCounts = 0
  #announced = ''

  constructor(options: BuiltinMountsOptions) {
    this.#options = options
    this.#maxListeners = options.maxListeners ?? 10_000
    this.#fanOutFrom = options.fanOutFrom ?? FAN_OUT_FROM
  }

  /** Begins to count listeners, and to serve a crowd by a process of its own. */
  start(): void {
    this.#watchdog = setInterval(() => this.#everySecond(), 1_000)
    this.#watchdog.unref()
    if (this.#fanOutFrom === 0) this.#startFanOut()
  }

  /** The fan-out process, for those who measure it or end it in a test; null while there is none or it is replaced. */
  get pid(): number | null {
    return this.#supervised?.child?.pid ?? null
  }

  /** Takes a format's encoded bytes to its listeners. */
  sinkFor(format: MountFormat): EncodedSink {
    const collector = new BlockCollector(format)
    const mount = format.name
    let headers: Buffer = Buffer.alloc(0)
    return {
      name: `mount ${mount}`,
      push: (bytes, isHeader) => {
        if (isHeader) {
          headers = isFirstPage(bytes) ? bytes : Buffer.concat([headers, bytes])
          return this.#tell({ kind: 'headers', mount, bytes: headers })
        }
        const block = collector.push(bytes, blockSecondsFor(this.listeners().total))
        if (block) this.#tell({ kind: 'block', mount, ...block })
      },
      setTitle: (title) => this.#tell({ kind: 'title', mount, title }),
      close: async () => {},
    }
  }

  /** Answers a request with the mount's endless stream; the connection is the mount's from here on. */
  take(request: FastifyRequest, reply: FastifyReply, format: MountFormat): void {
    if (this.listeners().total + this.#takenSinceCounts >= this.#maxListeners) {
      throw new AppError('unavailable', 'listeners_full', 'The station has as many listeners as it can serve; try again in a moment.')
    }
    this.#takenSinceCounts++
    // Once begun it stays: a crowd that goes comes back.
    if (this.#watchdog && !this.#supervised && this.listeners().total >= this.#fanOutFrom) this.#startFanOut()
    reply.hijack()
    const wantsIcy = request.headers['icy-metadata'] === '1'
    const head = headText(listenHeaders(format, this.#options.stationName, wantsIcy))
    const message: ListenerMessage = { kind: 'listener', mount: format.name, head, wantsTitles: wantsIcy }
    const socket = request.raw.socket
    const child = this.#supervised?.child
    if (child?.connected && canLeaveProcess(socket)) handOver(child, message, socket)
    else this.#local.join(message.mount, socket, message.head, message.wantsTitles)
  }

  listeners(): ListenerCounts {
    const local = this.#local.counts()
    const byMount = Object.fromEntries(Object.entries(local).map(([mount, here]) => [mount, here.listeners + (this.#counts[mount]?.listeners ?? 0)]))
    return { total: Object.values(byMount).reduce((sum, count) => sum + count, 0), byMount }
  }

  /** Listeners dropped because they could not keep up, since the fan-out process started. */
  droppedListeners(): number {
    return [...Object.values(this.#counts), ...Object.values(this.#local.counts())].reduce((sum, mount) => sum + mount.dropped, 0)
  }

  /** Lets every listener go and ends the fan-out process. */
  async close(): Promise<void> {
    if (this.#watchdog) clearInterval(this.#watchdog)
    this.#watchdog = null
    this.#local.closeAll()
    await this.#supervised?.stop()
    this.#supervised = null
  }

  #startFanOut(): void {
    this.#supervised = new Supervised({
      name: 'fan-out',
      log: this.#options.log,
      launch: () => this.#launch(),
      end: (child) => child.disconnect(),
      onDeath: () => (this.#counts = {}),
    })
  }

  #launch(): ChildProcess {
    const child = fork(new URL('./fan-out-process.ts', import.meta.url), [], {
      serialization: 'advanced',
      // Blocks live for seconds and are few: V8 need not let garbage pile up.
      execArgv: ['--max-semi-space-size=1'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      detached: true,
    })
    child.on('message', (message: FromFanOut) => this.#counted(message.byMount))
    this.#countedAtMs = performance.now()
    for (const message of this.#local.snapshot()) send(child, message)
    return child
  }

  #tell(message: StreamMessage): void {
    this.#local.receive(message)
    const child = this.#supervised?.child
    if (child?.connected) send(child, message)
  }

  #counted(byMount: Record<string, MountCounts>): void {
    const before = this.droppedListeners()
    this.#counts = byMount
    this.#countedAtMs = performance.now()
    this.#takenSinceCounts = 0
    const dropped = this.droppedListeners() - before
    if (dropped > 0) this.#options.log.info({ dropped }, 'listeners too slow for their mount were dropped')
  }

  #everySecond(): void {
    // Without a fan-out process nobody else resets it.
    if (!this.#supervised) this.#takenSinceCounts = 0
    if (performance.now() - this.#countedAtMs > MUTE_MS) this.#supervised?.replace()
    const counts = this.listeners()
    const text = JSON.stringify(counts)
    if (text === this.#announced) return
    this.#announced = text
    this.#options.events.emit('listenersChanged', counts)
  }
}

function canLeaveProcess(socket: Socket): boolean {
  return socket instanceof Socket && !(socket instanceof TLSSocket)
}

function send(child: ChildProcess, message: ToFanOut): void {
  // A child that dies in between is told of by its supervisor.
  child.send(message, () => {})
}

/** Gives the connection away; Node frees its HTTP parser. What is left of it here is destroyed, so that servers count it as gone. */
function handOver(child: ChildProcess, message: ListenerMessage, socket: Socket): void {
  // Without its server, Node does not ask the other process about this connection whenever the server closes.
  Reflect.set(socket, 'server', null)
  child.send(message, socket, () => socket.destroy())
}
