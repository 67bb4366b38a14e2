// A real Icecast on a free port with the station's shipped configuration, that a test may stop and start again.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

const PASSWORD = 'for-the-test'
const NOBODY = 65_534

export class Icecast {
  readonly url: string
  readonly #folder: string
  #child: ChildProcess | null = null

  constructor(port: number, folder: string) {
    this.url = `http://127.0.0.1:${port}`
    this.#folder = folder
  }

  /** With the source's user and password in it, as ICECAST_URL wants it. */
  get sourceUrl(): string {
    return this.url.replace('http://', `http://source:${PASSWORD}@`)
  }

  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  async start(): Promise<void> {
    // Icecast refuses to be root.
    const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
    this.#child = spawn('icecast2', ['-c', join(this.#folder, 'icecast.xml')], { cwd: '/', stdio: 'ignore', ...identity })
    await until('Icecast answers', () => fetch(`${this.url}/status-json.xsl`).then((response) => response.ok, () => false))
  }

  /** As a crash would: at once, without a goodbye. */
  async stop(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child) return
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Prepares and starts one. */
export async function openIcecast(): Promise<Icecast> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'icecast-'))
  chmodSync(folder, 0o755)
  const values: Record<string, string> = { SOURCE_PASSWORD: PASSWORD, RELAY_PASSWORD: PASSWORD, ADMIN_PASSWORD: PASSWORD, HOSTNAME: 'localhost', ADMIN_EMAIL: 'radio@localhost', PORT: String(port) }
  const template = readFileSync(new URL('../../icecast/icecast.xml', import.meta.url), 'utf8')
  writeFileSync(join(folder, 'icecast.xml'), template.replaceAll(/@([A-Z_]+)@/g, (whole, name: string) => values[name] ?? whole))
  const icecast = new Icecast(port, folder)
  await icecast.start()
  return icecast
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
