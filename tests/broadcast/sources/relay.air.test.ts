import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { openRelay, type RelayOptions, type RelaySource } from '../../../server/broadcast/sources/relay.ts'
import { silentLog } from '../../../server/log.ts'
import { dominantPitch, FFMPEG, silences, tone } from '../../support/audio.ts'

const servers: Server[] = []
const relays: RelaySource[] = []

afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()))
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(listener: RequestListener, port = 0): Promise<{ server: Server; url: string; port: number }> {
  const server = createServer(listener).listen(port, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const at = (server.address() as AddressInfo).port
  return { server, port: at, url: `http://127.0.0.1:${at}` }
}

function relay(url: string, options: Partial<RelayOptions> = {}): RelaySource {
  const source = openRelay({ id: 'relay', url, label: 'another station', ffmpegPath: FFMPEG, allowPrivate: true, log: silentLog, ...options })
  relays.push(source)
  return source
}

const ready = (source: RelaySource) => vi.waitFor(() => expect(source.ready).toBe(true), { timeout: 20_000, interval: 10 })
const trouble = (source: RelaySource) => new Promise<string>((resolve) => source.onTrouble(resolve))

function readSome(source: RelaySource, ms: number): Buffer {
  return Buffer.concat(Array.from({ length: ms / 100 }, () => source.read()))
}

/** A station that sends a long burst and stays connected. */
const station = (sound: Buffer, contentType = 'audio/mpeg'): RequestListener => (_request, response) => {
  response.writeHead(200, { 'content-type': contentType })
  response.write(sound)
}

test('another station is heard, through a redirect and a playlist file', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/listen.m3u') return void response.writeHead(200, { 'content-type': 'audio/x-mpegurl' }).end(`#EXTM3U\nhttp://${request.headers.host}/moved\n`)
    if (request.url === '/moved') return void response.writeHead(302, { location: '/radio.mp3' }).end()
    station(sound)(request, response)
  })
  const sound = await tone(500, 5, 'mp3')
  const source = relay(`${url}/listen.m3u`)
  await ready(source)
  const heard = readSome(source, 2_000)
  expect(dominantPitch(heard, 300, 1_800)).toBeCloseTo(500, -1)
  expect(silences(heard.subarray(19_200), -45, 40)).toEqual([])
})

test('a station that breaks off is connected to again, by itself', async () => {
  const sound = await tone(500, 5, 'mp3')
  let connections = 0
  const { url } = await serve((request, response) => {
    // Asking for the title is another connection.
    if (request.headers['icy-metadata'] === '1') return void response.writeHead(200).end()
    connections += 1
    if (connections > 1) return station(sound)(request, response)
    response.writeHead(200, { 'content-type': 'audio/mpeg' })
    response.write(sound.subarray(0, 8_000), () => response.destroy())
  })
  const source = relay(url)
  expect(await trouble(source)).toMatch(/broke off|aborted/)
  await ready(source)
  expect(connections).toBe(2)
})

test('a private address is refused unless configured, and named', async () => {
  const asked = vi.fn()
  const { port } = await serve((_request, response) => void response.end(asked()))
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
    expect(await trouble(relay(`http://${host}:${port}/`, { allowPrivate: false }))).toMatch(/private network/)
  }
  expect(asked).not.toHaveBeenCalled()
})

test('an address that is no stream is told in words', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/gone') return void response.writeHead(404).end()
    if (request.url === '/hls') return void response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end('#EXTM3U\n#EXT-X-VERSION:3\n')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>a web page about radio</html>')
  })
  expect(await trouble(relay(`${url}/gone`))).toMatch(/answered 404/)
  expect(await trouble(relay(`${url}/hls`))).toMatch(/HLS/)
  expect(await trouble(relay(`${url}/page`))).toMatch(/does not look like audio/)
  expect(await trouble(relay('file:///etc/passwd'))).toMatch(/use http/)
})

test('a relayed station\'s titles are shown, and a station without titles is heard all the same', async () => {
  const sound = await tone(500, 5, 'mp3')
  const { url } = await serve((request, response) => {
    if (request.headers['icy-metadata'] !== '1') return station(sound)(request, response)
    response.writeHead(200, { 'content-type': 'audio/mpeg', 'icy-metaint': '1000' })
    const text = Buffer.from("StreamTitle='Гурт – Мова';")
    const block = Buffer.alloc(1 + Math.ceil(text.length / 16) * 16)
    block[0] = Math.ceil(text.length / 16)
    text.copy(block, 1)
    response.write(Buffer.concat([sound.subarray(0, 1_000), block, sound.subarray(1_000, 2_000)]))
  })
  const source = relay(url)
  await vi.waitFor(() => expect(source.title).toBe('Гурт – Мова'), { timeout: 10_000 })
  await ready(source)
})

test('a relay that waits for its slot stays near what the other station plays', async () => {
  const minute = await tone(500, 60, 'mp3')
  const source = relay((await serve(station(minute))).url)
  await ready(source)
  await vi.waitFor(() => expect(source.bufferedMs).toBeGreaterThan(5_000), { timeout: 10_000 })
  expect(source.bufferedMs).toBeLessThan(12_000)
})
