// What listeners' browsers need, through the front door: pages, keep-alive, sockets, TLS.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { basic, KEY, openTestDoor, RawClient, type TestDoor } from '../../support/test-door.ts'

let station: TestDoor
afterEach(() => station.stop())

const get = (path: string): Promise<string> => fetch(`http://127.0.0.1:${station.port}${path}`).then((response) => response.text())

test('the listener\'s page, the programming interface and a PUT to it are served through the front door', async () => {
  station = await openTestDoor()
  expect(await get('/')).toBe('the listener\'s page')
  const put = await fetch(`http://127.0.0.1:${station.port}/api/v1/thing`, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/plain' } })
  expect(await put.json()).toEqual({ put: 'x' })
})

test('the listener\'s own address is seen, not the front door\'s', async () => {
  station = await openTestDoor()
  expect(JSON.parse(await get('/hello'))).toEqual({ protocol: 'http', address: '127.0.0.1' })
})

test('a browser\'s connection is kept for its next requests', async () => {
  station = await openTestDoor()
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const request = http.get({ port: station.port, host: '127.0.0.1', path: '/', agent }, (response) => {
        const port = request.socket?.localPort
        response.resume().on('end', () => resolve(port))
      })
      request.on('error', reject)
    })
  const ports = [await ask(), await ask(), await ask()]
  expect(new Set(ports).size).toBe(1)
  agent.destroy()
})

test('a request that comes one byte at a time is served, and so are two in one packet', async () => {
  station = await openTestDoor()
  const slow = await RawClient.connect(station.port)
  for (const byte of 'GET /hello HTTP/1.0\r\n\r\n') {
    slow.say(byte)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await slow.closed()).toContain('127.0.0.1')
  const both = await RawClient.connect(station.port)
  both.say('GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(await both.closed()).toMatch(/listener's page.*"protocol"/s)
})

test('a client that closes its half after asking still gets the page', async () => {
  station = await openTestDoor()
  const client = await RawClient.connect(station.port)
  client.socket.end('GET /hello HTTP/1.0\r\n\r\n')
  expect(await client.closed()).toContain('127.0.0.1')
})

test('the events socket opens and echoes', async () => {
  station = await openTestDoor()
  const socket = new WebSocket(`ws://127.0.0.1:${station.port}/events`)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const heard = new Promise<string>((resolve) => socket.once('message', (message) => resolve(String(message))))
  socket.send('hello')
  expect(await heard).toBe('echo hello')
  socket.terminate()
})

test('a large upload passes whole', async () => {
  station = await openTestDoor()
  const put = await fetch(`http://127.0.0.1:${station.port}/api/v1/thing`, { method: 'PUT', body: 'x'.repeat(1_000_000), headers: { 'content-type': 'text/plain' } })
  expect(((await put.json()) as { put: string }).put).toHaveLength(1_000_000)
})

test('a page asked for after a source client\'s question on the same connection is served', async () => {
  station = await openTestDoor()
  const client = await RawClient.connect(station.port)
  client.say('OPTIONS * HTTP/1.1\r\n\r\n')
  await client.hear('204')
  client.say('GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(await client.closed()).toContain('127.0.0.1')
})

test('a browser whose headers never end is cut off', async () => {
  station = await openTestDoor()
  const client = await RawClient.connect(station.port)
  client.say('GET / HTTP/1.1\r\nHost: x\r\n')
  expect(await client.closed()).toMatch(/^(HTTP\/1.1 408|$)/)
})

test('a separate source port takes source clients only', async () => {
  station = await openTestDoor({ sourcePort: 0 })
  const page = await RawClient.connect(station.sourcePort ?? 0)
  expect(await page.say('GET / HTTP/1.1\r\nHost: x\r\n\r\n').closed()).toMatch(/^HTTP\/1.0 404 .*source clients only/s)
  const source = await RawClient.connect(station.sourcePort ?? 0)
  source.say(`SOURCE /live HTTP/1.0\r\n${basic('ola', KEY)}\r\nContent-Type: audio/mpeg\r\n\r\nsound`)
  await expect.poll(() => station.door.line.bytes.toString()).toBe('sound')
  source.socket.destroy()
})

test('a taken port is said with what to do', async () => {
  station = await openTestDoor()
  await expect(openTestDoor({ sourcePort: station.port })).rejects.toThrow(/is taken.*set SOURCE_PORT/)
})

test('with a certificate, TLS and plain connections are told apart on one port, for pages and for hosts', async () => {
  const { cert, key } = selfSigned()
  station = await openTestDoor({ tls: { cert, key } })
  const page = await new Promise<string>((resolve, reject) => {
    https.get({ port: station.port, host: '127.0.0.1', path: '/hello', rejectUnauthorized: false }, (response) => {
      response.setEncoding('utf8').on('data', resolve)
    }).on('error', reject)
  })
  expect(JSON.parse(page)).toEqual({ protocol: 'https', address: '127.0.0.1' })
  expect(JSON.parse(await get('/hello'))).toMatchObject({ protocol: 'http' })

  const host = tls.connect({ port: station.port, host: '127.0.0.1', rejectUnauthorized: false })
  host.write(`SOURCE /live HTTP/1.0\r\n${basic('ola', KEY)}\r\nContent-Type: audio/mpeg\r\n\r\nsound under TLS`)
  await expect.poll(() => station.door.lines.at(-1)?.bytes.toString()).toBe('sound under TLS')
  host.destroy()
  const socket = new WebSocket(`wss://127.0.0.1:${station.port}/events`, { rejectUnauthorized: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.terminate()
})

test('without a certificate a TLS greeting is closed, not left to wait', async () => {
  station = await openTestDoor()
  const host = tls.connect({ port: station.port, host: '127.0.0.1', rejectUnauthorized: false })
  await new Promise<void>((resolve) => host.once('error', () => resolve()).once('close', () => resolve()))
})

function selfSigned(): { cert: string; key: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-tls-'))
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' })
  const pair = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
  rmSync(folder, { recursive: true })
  return pair
}
