// The source door over real sockets, without the programs: every answer, every limit.

import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { basic, KEY, OLA, openTestDoor, RawClient, type TestDoor } from '../../support/test-door.ts'

let station: TestDoor
const clients: RawClient[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  await station.stop()
})

async function connect(): Promise<RawClient> {
  const client = await RawClient.connect(station.port)
  clients.push(client)
  return client
}

const OLAS = basic('ola', KEY)
const SOURCE = `SOURCE /live HTTP/1.0\r\n${OLAS}\r\nContent-Type: audio/mpeg\r\n\r\n`
const say = async (bytes: string): Promise<RawClient> => (await connect()).say(bytes)

/** Resolves when the engine's line has so many bytes. */
async function received(count: number): Promise<Buffer> {
  await expect.poll(() => station.door.lines.at(-1)?.bytes.length ?? 0).toBeGreaterThanOrEqual(count)
  return station.door.line.bytes
}

test('a host who sends the sound in the same packet as the head loses no byte of it', async () => {
  station = await openTestDoor()
  const client = await say(`${SOURCE}first`)
  client.say(' second')
  expect((await received(12)).toString()).toBe('first second')
  expect(station.door.line.request).toEqual({ person: OLA, access: { kind: 'key', id: 'key-of-ola' }, by: 'client', contentType: 'audio/mpeg', userAgent: null })
  client.socket.end()
  expect(await client.closed()).toMatch(/^HTTP\/1.0 200 OK/)
  expect(station.door.line.endedHow).toBe('goodbye')
})

test('a client that waits for 200 is told so before it sends a byte', async () => {
  station = await openTestDoor()
  const client = await say(SOURCE)
  expect(await client.hear('\r\n\r\n')).toBe('HTTP/1.0 200 OK\r\n\r\n')
})

test('a client that expects 100 is told 100 and nothing else, and 200 when it has finished', async () => {
  station = await openTestDoor()
  const client = await say(`PUT /live HTTP/1.1\r\n${OLAS}\r\nContent-Type: audio/mpeg\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n`)
  expect(await client.hear('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n')
  client.say('abcd')
  expect(await client.closed()).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.0 200 OK\r\n/)
  expect(station.door.line.bytes.toString()).toBe('abcd')
  expect(station.door.line.endedHow).toBe('goodbye')
})

test('a chunked stream reaches the line without its chunk sizes, and ends with its last chunk', async () => {
  station = await openTestDoor()
  const client = await say(`PUT /live HTTP/1.1\r\n${OLAS}\r\nContent-Type: audio/mpeg\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`)
  client.say('2\r\nde\r\n0\r\n\r\n')
  await client.closed()
  expect(station.door.line.bytes.toString()).toBe('abcde')
  expect(station.door.line.endedHow).toBe('goodbye')
})

test('a chunked stream that breaks off before its last chunk is lost, not finished', async () => {
  station = await openTestDoor()
  const client = await say(`PUT /live HTTP/1.1\r\n${OLAS}\r\nContent-Type: audio/mpeg\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`)
  await received(3)
  client.socket.end()
  await client.closed()
  expect(station.door.line.endedHow).toBe('lost')
})

test.each([
  ['no key', `SOURCE /live HTTP/1.0\r\nContent-Length: 0\r\n\r\n`, 401],
  ['a wrong key', `SOURCE /live HTTP/1.0\r\n${basic('ola', 'wrong')}\r\n\r\n`, 401],
  ['an unknown login', `PUT /live HTTP/1.1\r\n${basic('nobody', KEY)}\r\nExpect: 100-continue\r\n\r\n`, 401],
  ['too many tries', `SOURCE /live HTTP/1.0\r\n${basic('busy', KEY)}\r\n\r\n`, 429],
  ['a database that is away', `SOURCE /live HTTP/1.0\r\n${basic('away', KEY)}\r\n\r\n`, 503],
  ['another mount', `SOURCE /other HTTP/1.0\r\n${OLAS}\r\n\r\n`, 404],
  ['a title without a key', 'GET /admin/metadata?mode=updinfo&mount=/live&song=x HTTP/1.0\r\n\r\n', 401],
  ['a title without a stream', `GET /admin/metadata?mode=updinfo&mount=/live&song=x HTTP/1.0\r\n${OLAS}\r\n\r\n`, 400],
  ['a head that is too large', `SOURCE /live HTTP/1.0\r\nX: ${'a'.repeat(9000)}`, 431],
])('%s is refused and closed', async (_what, bytes, status) => {
  station = await openTestDoor()
  const heard = await (await say(bytes)).closed()
  expect(heard).toMatch(new RegExp(`^HTTP/1.0 ${status} `))
  expect(heard).toContain('Connection: close')
  if (status === 401) expect(heard).toContain('WWW-Authenticate: Basic')
  if (status === 429) expect(heard).toContain('Retry-After: 60')
  expect(station.door.lines).toHaveLength(0)
})

test.each([
  ['outside_slot', 403],
  ['not_a_host', 403],
  ['slot_taken', 409],
  ['format_unknown', 415],
  ['engine_stopping', 503],
] as const)('a host refused with %s reads the reason with status %i', async (code, status) => {
  station = await openTestDoor()
  station.door.refusal = { admitted: false, code, reason: 'Your next slot is on Friday at 19:00.', nextSlotAt: new Date('2026-11-27T18:00:00Z') }
  const heard = await (await say(`${SOURCE}${'sound'.repeat(20_000)}`)).closed()
  expect(heard).toMatch(new RegExp(`^HTTP/1.0 ${status} `))
  expect(heard).toContain('X-Next-Slot: 2026-11-27T18:00:00.000Z')
  expect(heard).toContain('Your next slot is on Friday at 19:00.')
})

test('a host already refused while their program waits for 100 is refused with the final status, never with 100', async () => {
  station = await openTestDoor()
  station.door.refusal = { admitted: false, code: 'slot_taken', reason: 'Taken.', nextSlotAt: null }
  const heard = await (await say(`PUT /live HTTP/1.1\r\n${OLAS}\r\nContent-Type: audio/mpeg\r\nExpect: 100-continue\r\n\r\n`)).closed()
  expect(heard).toMatch(/^HTTP\/1.0 409 /)
})

test('a SHOUTcast client reads what to do instead', async () => {
  station = await openTestDoor()
  expect(await (await say('ola:key\r\n')).closed()).toMatch(/^invalid password\r\n.*Icecast/s)
})

test('a title sent on another connection reaches the stream of the same person only', async () => {
  station = await openTestDoor()
  const client = await say(SOURCE)
  await client.hear('200 OK')
  const title = await say(`GET /admin/metadata?mode=updinfo&mount=/live&charset=windows-1251&song=%CE%E9 HTTP/1.0\r\n${OLAS}\r\n\r\n`)
  expect(await title.closed()).toContain('<return>1</return>')
  expect(station.door.line.titles).toEqual(['Ой'])
  const other = await say(`GET /admin/metadata?mode=updinfo&mount=/live&song=x HTTP/1.0\r\n${basic('taras', KEY)}\r\n\r\n`)
  expect(await other.closed()).toMatch(/^HTTP\/1.0 400 /)
  expect(station.door.line.titles).toEqual(['Ой'])
})

test('a host who connects again gets their titles on the new line, also after the old connection is gone', async () => {
  station = await openTestDoor()
  const old = await say(SOURCE)
  await old.hear('200 OK')
  const fresh = await say(SOURCE)
  await fresh.hear('200 OK')
  station.door.lines[0]?.hangUp('replaced')
  await old.closed()
  const title = await say(`GET /admin/metadata?mount=/live&song=x HTTP/1.0\r\n${OLAS}\r\n\r\n`)
  await title.closed()
  expect(station.door.lines[1]?.titles).toEqual(['x'])
})

test('libshout\'s questions on one connection are answered one after the other', async () => {
  station = await openTestDoor()
  const client = await say('OPTIONS * HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: TLS/1.0, HTTP/1.1\r\n\r\n')
  expect(await client.hear('\r\n\r\n')).toContain('Allow: GET, SOURCE, PUT, OPTIONS')
  client.say(SOURCE)
  await client.hear('200 OK')
  client.say('sound')
  expect((await received(5)).toString()).toBe('sound')
})

test('BUTT is told how many listen', async () => {
  station = await openTestDoor()
  const json = await (await say('GET /status-json.xsl HTTP/1.0\r\n\r\n')).closed()
  expect(JSON.parse(json.split('\r\n\r\n')[1] ?? '')).toMatchObject({ icestats: { source: { listeners: 7 } } })
  expect(await (await say('GET /7.xsl HTTP/1.0\r\n\r\n')).closed()).toContain('<pre>7,1,7')
})

test('a line without a byte for the idle time is lost, so the host can come back', async () => {
  station = await openTestDoor({ limits: { idleMs: 200 } })
  const client = await say(`${SOURCE}sound`)
  await client.closed()
  expect(station.door.line.endedHow).toBe('lost')
})

test('a decoder that lags stops the reading, and no byte is lost when it has caught up', async () => {
  station = await openTestDoor({ limits: { idleMs: 300 } })
  const client = await say(SOURCE)
  await client.hear('200 OK')
  station.door.line.lagsFrom = 0
  const sound = Buffer.alloc(16 * 1024 * 1024, 'sound')
  let isSent = false
  client.socket.write(sound, () => (isSent = true))
  await expect.poll(() => station.door.line.written.length).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 600))
  // The sender waits, and its line is not taken for lost although nothing is read from it.
  expect(isSent).toBe(false)
  expect(station.door.line.bytes.length).toBeLessThan(200_000)
  expect(station.door.line.endedHow).toBeNull()
  station.door.line.drain()
  expect((await received(sound.length)).equals(sound)).toBe(true)
})

test('a host whose slot is over is hung up on, whether they speak or wait', async () => {
  station = await openTestDoor()
  const client = await say(SOURCE)
  await client.hear('200 OK')
  station.door.line.hangUp('slot_over')
  await client.closed()
})

test('a head that trickles in is cut off, one that never ends too', async () => {
  station = await openTestDoor({ limits: { headMs: 300, peekMs: 300 } })
  const trickle = await say('SOURCE /live HTTP/1.0\r\n')
  expect(await trickle.closed()).toMatch(/^HTTP\/1.0 408 /)
  const silent = await connect()
  expect(await silent.closed()).toBe('')
  const half = await say('SOUR')
  expect(await half.closed()).toBe('')
})

test('a header of gigabytes is cut off after a few kilobytes', async () => {
  station = await openTestDoor()
  const client = await say('SOURCE /live HTTP/1.0\r\nX-Endless: ')
  const block = Buffer.alloc(1024 * 1024, 'a')
  let written = 0
  const pour = (): void => {
    if (client.socket.destroyed || written > 10 * 2 ** 30) return
    written += block.length
    client.socket.write(block, pour)
  }
  pour()
  await client.closed()
  expect(written).toBeLessThan(2 * 2 ** 30)
  expect(await (await say(SOURCE)).hear('200 OK')).toBeTruthy()
})

test('one address cannot take every place, and gets its places back', async () => {
  station = await openTestDoor({ limits: { connectionsPerAddress: 3 } })
  const hosts = await Promise.all([1, 2, 3].map(() => say(SOURCE)))
  await Promise.all(hosts.map((client) => client.hear('200 OK')))
  expect(await (await say(SOURCE)).closed()).toMatch(/^HTTP\/1.0 429 /)
  hosts[0]?.socket.destroy()
  await expect.poll(async () => (await (await say(SOURCE)).hear('HTTP/1.0')).slice(9, 12)).toBe('200')
})

test('a client that resets its connection at any moment does no harm', async () => {
  station = await openTestDoor()
  for (const bytes of ['', 'S', 'SOURCE /live HTTP/1.0\r\n', SOURCE, `${SOURCE}sound`, 'GET / HTTP/1.1\r\n', 'OPTIONS * HTTP/1.1\r\n\r\n']) {
    const client = await say(bytes)
    client.socket.resetAndDestroy()
  }
  await say(`${SOURCE}still here`)
  await expect.poll(() => station.door.line.bytes.toString()).toBe('still here')
})

test('a flood of nonsense is answered or closed, and the next host gets in', async () => {
  station = await openTestDoor({ limits: { headMs: 500, peekMs: 500, lingerMs: 100 } })
  const nonsense = [randomBytes(3000), Buffer.from('SOURCE '), Buffer.from(`PUT /live HTTP/1.1\r\n${OLAS}\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n`), Buffer.from('GET /admin/metadata?%%%=%&song=%ff HTTP/1.0\n\n'), Buffer.alloc(5000, '\n')]
  const flood = await Promise.all(Array.from({ length: 300 }, async (_, n) => (await connect()).say(nonsense[n % nonsense.length] ?? '')))
  await Promise.all(flood.map((client) => client.closed()))
  const host = await say(`PUT /live HTTP/1.1\r\n${OLAS}\r\nContent-Type: audio/mpeg\r\nExpect: 100-continue\r\n\r\n`)
  await host.hear('100 Continue')
})
