// The real process: what let a host in ends while they are live, and so does the line that came in by it.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FFMPEG } from '../support/audio.ts'
import { descendantsOf } from '../support/processes.ts'
import { startStation, type RealStation } from '../support/real-station.ts'
import { command } from '../support/station-commands.ts'
import { StudioClient } from '../support/studio-client.ts'
import { basic, RawClient } from '../support/test-door.ts'

const PASSWORD = 'long winter evening'

let station: RealStation
let cookie: string
const hosts: ChildProcess[] = []
const studios: StudioClient[] = []

beforeAll(async () => {
  station = await startStation()
  await station.ready()
  await command(station, 'person', 'add', '--login', 'ola', '--name', 'Ola', '--role', 'host', '--password', PASSWORD)
  await command(station, 'special', 'start', '--login', 'ola', '--title', 'Debate', '--minutes', '60')
})
afterAll(() => station.remove())
beforeEach(async () => {
  cookie = await signIn()
})
afterEach(() => {
  for (const host of hosts.splice(0)) host.kill('SIGKILL')
  for (const { socket } of studios.splice(0)) socket.terminate()
})

async function ask(method: string, path: string, body?: object, by = cookie): Promise<Response> {
  const headers = { origin: station.url, cookie: by, ...(body ? { 'content-type': 'application/json' } : {}) }
  return fetch(`${station.url}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
}

async function signIn(password = PASSWORD): Promise<string> {
  const answer = await ask('POST', '/sign-in', { login: 'ola', password }, '')
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** ffmpeg with that key, on air. */
async function liveByKey(secret: string): Promise<{ ended: Promise<unknown> }> {
  const sound = ['-re', '-f', 'lavfi', '-i', 'sine=1000:sample_rate=48000', '-ac', '2', '-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3']
  const host = spawn(FFMPEG, ['-v', 'quiet', '-nostdin', ...sound, `icecast://ola:${secret}@127.0.0.1:${station.port}/live`], { stdio: 'ignore' })
  hosts.push(host)
  await expect.poll(isLive, { timeout: 20_000 }).toBe(true)
  return { ended: once(host, 'exit') }
}

async function isLive(): Promise<boolean> {
  const now = (await (await fetch(`${station.url}/api/v1/now`)).json()) as { onAir: { live: boolean } }
  return now.onAir.live
}

/** A studio with an open line, by the session of that cookie. */
async function studio(by: string): Promise<StudioClient> {
  const client = new StudioClient(`${station.url.replace('http', 'ws')}/api/v1/studio`, { headers: { cookie: by, origin: station.url } })
  studios.push(client)
  await client.opened()
  client.say({ type: 'hello', resume: null })
  client.say({ type: 'go', epoch: 1, contentType: 'audio/webm;codecs=opus' })
  await client.reply('line')
  return client
}

test('a revoked key takes its source client off the air as soon as the slow database has forgotten it, and it does not get in again', async () => {
  const { key, secret } = (await (await ask('POST', '/me/keys', { label: 'BUTT' })).json()) as { key: { id: string }; secret: string }
  const { ended } = await liveByKey(secret)
  const database = descendantsOf(station.process.pid ?? 0).filter(({ command }) => command.includes('postgres'))
  for (const { pid } of database) process.kill(pid, 'SIGSTOP')
  const revoking = ask('DELETE', `/me/keys/${key.id}`)
  try {
    // So long the key is not revoked yet, and the answers from memory go on.
    for (let time = 0; time < 5; time += 1) expect(await isLive()).toBe(true)
  } finally {
    for (const { pid } of database) process.kill(pid, 'SIGCONT')
  }
  expect((await revoking).status).toBe(204)
  await ended
  await expect.poll(isLive).toBe(false)
  const again = await RawClient.connect(station.port)
  again.say(`SOURCE /live HTTP/1.0\r\n${basic('ola', secret)}\r\nContent-Type: audio/mpeg\r\n\r\n`)
  expect(await again.closed()).toMatch(/^HTTP\/1.0 401 /)
})

test('a sign-out ends the studio and its line, with the reason; a source client of the same person stays on air', async () => {
  const { secret } = (await (await ask('POST', '/me/keys', { label: 'BUTT' })).json()) as { secret: string }
  const client = await studio(cookie)
  expect((await ask('POST', '/sign-out')).status).toBe(204)
  expect(await client.reply('over')).toMatchObject({ code: 'access_ended', reason: expect.stringContaining('You signed out') as string })
  expect(await client.closed).toEqual({ code: 4401, reason: 'signed_out' })

  cookie = await signIn()
  await liveByKey(secret)
  const looking = new StudioClient(`${station.url.replace('http', 'ws')}/api/v1/studio`, { headers: { cookie, origin: station.url } })
  studios.push(looking)
  await looking.opened()
  await ask('POST', '/sign-out')
  expect((await looking.closed).code).toBe(4401)
  expect(await isLive()).toBe(true)
})

test('a password changed on the phone ends the studio on the laptop, and not the one on the phone', async () => {
  const laptop = await studio(await signIn())
  const next = 'an even longer evening'
  const phone = new StudioClient(`${station.url.replace('http', 'ws')}/api/v1/studio`, { headers: { cookie, origin: station.url } })
  studios.push(phone)
  await phone.opened()
  expect((await ask('POST', '/me/password', { current: PASSWORD, next })).status).toBe(204)
  expect(await laptop.reply('over')).toMatchObject({ code: 'access_ended', reason: expect.stringContaining('password was changed') as string })
  expect((await laptop.closed).code).toBe(4401)
  phone.say({ type: 'hello', resume: null })
  await phone.reply('welcome')
})
