// The studio's socket on a real network: who gets in, who is thrown out, and that a line outlives its socket.

import { once } from 'node:events'
import net from 'node:net'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeLiveDoor } from '../../support/fake-live-door.ts'
import { StudioClient } from '../../support/studio-client.ts'
import { openStudioServer, type StudioServer } from '../../support/studio-server.ts'

let door: FakeLiveDoor
let server: StudioServer
const clients: StudioClient[] = []

beforeEach(async () => {
  door = new FakeLiveDoor()
  server = await openStudioServer(door)
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.terminate()
  await server.close()
})

async function connect(options: ConstructorParameters<typeof StudioClient>[1] = {}): Promise<StudioClient> {
  const client = new StudioClient(server.url, options)
  clients.push(client)
  return client.opened()
}

async function live(): Promise<{ client: StudioClient; resume: { sessionId: string; token: string; epoch: number } }> {
  const client = await connect()
  client.say({ type: 'hello', resume: null })
  client.say({ type: 'go', epoch: 1, contentType: 'audio/webm;codecs=opus' })
  const { sessionId, token, epoch } = await client.reply('line')
  return { client, resume: { sessionId, token, epoch } }
}

describe('who gets in', () => {
  test('a page of another site does not, though it brings the cookie', async () => {
    const client = new StudioClient(server.url, { headers: { origin: 'https://evil.example' } })
    clients.push(client)
    const [, response] = await once(client.socket, 'unexpected-response')
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(door.lines).toHaveLength(0)
  })

  test('the station\'s own page does', async () => {
    const client = await connect({ headers: { origin: `http://127.0.0.1:${server.port}` } })
    client.say({ type: 'hello', resume: null })
    expect((await client.reply('welcome')).person).toEqual({ name: 'Marta', role: 'host' })
  })

  test('somebody who is not signed in reads that they should', async () => {
    server.person = null
    const client = await connect()
    expect((await client.reply('error')).message).toContain('Sign in')
    expect(await client.closed).toEqual({ code: 4401, reason: 'signed_out' })
  })

  test('an old page that speaks another protocol reads that it should reload', async () => {
    const client = await connect({ protocol: 'webcast' })
    expect(await client.closed).toEqual({ code: 4426, reason: 'wrong_protocol' })
  })

  test('the seventh open studio of one person is refused, the six go on', async () => {
    const six = []
    for (let i = 0; i < 6; i += 1) six.push(await connect())
    const seventh = await connect()
    expect((await seventh.closed).code).toBe(4431)
    six[0]?.say({ type: 'hello', resume: null })
    await six[0]?.reply('welcome')
  })
})

describe('a line that outlives its socket', () => {
  test('is resumed with duplicates cut off and no byte missing', async () => {
    const audio = randomBytes(300_000)
    const { client, resume } = await live()
    client.send(0, audio.subarray(0, 100_000))
    await client.reply('have', (have) => have.bytes === 100_000)
    client.send(100_000, audio.subarray(100_000, 150_000))
    client.socket.terminate()

    const second = await connect()
    second.say({ type: 'hello', resume })
    const { bytes, resumed } = await second.reply('line')
    expect(resumed).toBe(true)
    // The client does not know whether its last frame arrived, and sends from what is surely safe.
    expect([100_000, 150_000]).toContain(bytes)
    for (let offset = 100_000; offset < 300_000; offset += 50_000) second.send(offset, audio.subarray(offset, offset + 50_000))
    await second.reply('have', (have) => have.bytes === 300_000)
    expect(door.lines).toHaveLength(1)
    expect(door.line.bytes.equals(audio)).toBe(true)
  })

  test('is taken over while the older socket still hangs, which is told so', async () => {
    const { client, resume } = await live()
    const second = await connect()
    second.say({ type: 'hello', resume })
    await second.reply('line')
    expect((await client.closed).code).toBe(4409)
    second.send(0, 'abc')
    await second.reply('have', (have) => have.bytes === 3)
  })

  test('a gap is answered with where to send from', async () => {
    const { client } = await live()
    client.send(0, 'abc')
    client.send(50, 'xyz')
    expect((await client.reply('gap')).bytes).toBe(3)
    expect(door.line.bytes.toString()).toBe('abc')
  })

  test('a wrong token gets a new line at most, never another host\'s', async () => {
    const { client, resume } = await live()
    client.send(0, 'abc')
    await client.reply('have', (have) => have.bytes === 3)
    const thief = await connect()
    thief.say({ type: 'hello', resume: { ...resume, token: 'guessed' } })
    await thief.reply('lost')
    client.send(3, 'def')
    await client.reply('have', (have) => have.bytes === 6)
  })
})

describe('who is thrown out', () => {
  test('bad JSON', async () => {
    const client = await connect()
    client.socket.send('{"type":')
    expect(await client.closed).toEqual({ code: 4400, reason: 'bad_message' })
  })

  test('audio before hello', async () => {
    const client = await connect()
    client.send(0, 'abc')
    expect(await client.closed).toEqual({ code: 4402, reason: 'hello_first' })
  })

  test('a frame of 300 KB with its reason, one of 1 MB by the transport', async () => {
    const { client } = await live()
    client.send(0, Buffer.alloc(300_000))
    expect((await client.closed).code).toBe(4413)
    const second = await live()
    second.client.send(0, Buffer.alloc(1_000_000))
    expect((await second.client.closed).code).toBe(1009)
  })

  test('a flood of 100 MB, while another host\'s studio goes on being answered', async () => {
    const flooder = await live()
    const frame = Buffer.alloc(200_000)
    const flood = async () => {
      for (let i = 0; i < 500 && flooder.client.socket.readyState === 1; i += 1) {
        flooder.client.send(0, frame)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    void flood()
    server.person = { id: 'p2', login: 'oksana', name: 'Oksana', role: 'host', hostSlug: 'oksana', shows: [] }
    const other = await live()
    other.client.send(0, 'abc')
    await other.client.reply('have', (have) => have.bytes === 3)
    expect((await flooder.client.closed).code).toBe(4429)
    other.client.send(3, 'def')
    await other.client.reply('have', (have) => have.bytes === 6)
  })

  test('a socket that never reads what it is told', async () => {
    const raw = net.connect(server.port, '127.0.0.1')
    await once(raw, 'connect')
    const key = randomBytes(16).toString('base64')
    raw.write(`GET /api/v1/studio HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: imi.v1\r\n\r\n`)
    await once(raw, 'data')
    raw.pause()
    const hello = Buffer.from('{"type":"hello","resume":null}')
    // A client's frame, masked with zeros.
    raw.write(Buffer.concat([Buffer.from([0x81, 0x80 | hello.length, 0, 0, 0, 0]), hello]))
    const gone = new Promise((resolve) => raw.on('error', resolve).on('close', resolve))
    // The station goes on telling what listeners hear; nobody reads it, until its patience is over and the socket is cut.
    let closed = false
    void gone.then(() => (closed = true))
    while (!closed) {
      for (let i = 0; i < 2000; i += 1) server.events.emit('nowPlayingChanged', { at: new Date() })
      await new Promise((resolve) => setTimeout(resolve, 50))
      // Only writing notices that the other side has cut the line.
      raw.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]))
    }
    expect(raw.bytesRead).toBeLessThan(64 * 1024 * 1024)
  }, 20_000)
})

test('a station that stops closes every studio, which then comes back by itself', async () => {
  const { client } = await live()
  await server.app.close()
  // No code of ours: the studio takes it as a lost line.
  expect((await client.closed).code).toBe(1005)
})
