// The real process, started as a person starts it, on a free port and an own data folder.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface RealStation {
  readonly process: ChildProcess
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** Everything it said so far, on both outputs. */
  said(): string
  /** Resolves with `[status, signal]` when the process is gone. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>
  /** Waits for /health/ready; throws with what was said when the process ends first. */
  ready(): Promise<void>
  /** Ends it in order and removes its folder. */
  remove(): Promise<void>
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly dataDir?: string
  readonly port?: number
  /** Instead of `node server/main.ts`. */
  readonly command?: readonly string[]
  readonly cwd?: string
}

/** Starts it; `ready()` waits until audio flows. */
export async function startStation(options: StartOptions = {}): Promise<RealStation> {
  const dataDir = options.dataDir ?? makeDataDir()
  const port = options.port ?? (await freePort())
  const { DATABASE_URL: _, ICECAST_URL: __, ...inherited } = process.env
  const [program = '', ...args] = options.command ?? [process.execPath, path.join(ROOT, 'server/main.ts')]
  const child = spawn(program, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...inherited, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close').then(([status, signal]) => [status, signal] as const)
  const url = `http://127.0.0.1:${port}`
  return {
    process: child,
    url,
    port,
    dataDir,
    said: () => said,
    ended,
    ready: async () => {
      while (!(await isReady(url))) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the station ended instead of starting:\n${said}`)
        await sleep(50)
      }
    },
    remove: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

export function makeDataDir(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'imi-station-'))
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo // listening on TCP, so an object
  server.close()
  await once(server, 'close')
  return port
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).status === 200
  } catch {
    return false
  }
}
