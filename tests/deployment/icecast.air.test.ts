import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'

const PASSWORD = 'a&b|c<d"e\\f'
const running: { child: ChildProcess; folder: string }[] = []

afterEach(async () => {
  for (const { child, folder } of running.splice(0)) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts the shipped entrypoint as nobody when the test is root, since Icecast refuses to be root. */
function startIcecast(environment: Record<string, string>): { child: ChildProcess; errors: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'icecast-'))
  cpSync('icecast', join(folder, 'icecast'), { recursive: true })
  execFileSync('chmod', ['-R', 'a+rX', folder])
  const runtime = join(folder, 'run')
  execFileSync('mkdir', ['-m', '0777', runtime])
  chmodSync(folder, 0o755)
  const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child = spawn(join(folder, 'icecast/entrypoint.sh'), [], {
    cwd: '/',
    env: { PATH: process.env['PATH'], ICECAST_RUNTIME_DIR: runtime, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...identity,
  })
  let errors = ''
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()))
  running.push({ child, folder })
  return { child, errors: () => errors }
}

async function answer(url: string, init: RequestInit = {}): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(url, init)
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((retry) => setTimeout(retry, 50))
    }
  }
}

test('a real Icecast runs with the shipped configuration and keeps a title in Cyrillic and Arabic whole', async () => {
  const port = await freePort()
  startIcecast({ ICECAST_SOURCE_PASSWORD: PASSWORD, ICECAST_ADMIN_PASSWORD: 'for-the-test', ICECAST_PORT: String(port) })
  const base = `http://127.0.0.1:${port}`
  expect((await answer(`${base}/status-json.xsl`)).status).toBe(200)

  const source = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', 'sine=d=30', '-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3',
    '-content_type', 'audio/mpeg', `icecast://source:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/radio.mp3`], { stdio: 'ignore' })
  try {
    const listener = await untilPlaying(`${base}/radio.mp3`)
    expect(listener.headers.get('content-type')).toBe('audio/mpeg')
    await listener.body?.cancel()

    const title = 'Вечір на Празі – شاي بالنعناع'
    const query = new URLSearchParams({ mode: 'updinfo', mount: '/radio.mp3', charset: 'UTF-8', song: title })
    const authorization = `Basic ${Buffer.from(`source:${PASSWORD}`).toString('base64')}`
    expect((await fetch(`${base}/admin/metadata?${query}`, { headers: { authorization } })).status).toBe(200)
    const status = async () => (await fetch(`${base}/status-json.xsl`)).text()
    await expect.poll(status, { timeout: 10_000 }).toContain(title)
  } finally {
    source.kill('SIGKILL')
  }
})

async function untilPlaying(url: string): Promise<Response> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await answer(url)
    if (response.status === 200) return response
    await response.body?.cancel()
    await new Promise((retry) => setTimeout(retry, 100))
  }
  throw new Error(`${url} never played`)
}

test('Icecast does not start without a password, and says which one to set', async () => {
  const { child, errors } = startIcecast({ ICECAST_ADMIN_PASSWORD: 'for-the-test' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  expect(errors()).toContain('set ICECAST_SOURCE_PASSWORD')
})

test('Icecast does not start with a well-known password', async () => {
  const { child, errors } = startIcecast({ ICECAST_SOURCE_PASSWORD: 'hackme', ICECAST_ADMIN_PASSWORD: 'for-the-test' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  expect(errors()).toContain('well-known')
})
