import { createServer as createTlsServer } from 'node:tls'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIcecastMount, type IcecastMount } from '../../../server/broadcast/outputs/icecast-mount.ts'
import { FORMATS } from '../../../server/broadcast/outputs/formats.ts'
import type { Log } from '../../../server/log.ts'
import { silentLog } from '../../../server/log.ts'
import { dominantPitch } from '../../support/audio.ts'
import { openIcecast, type Icecast } from '../../support/icecast.ts'
import { listen, play, separateTitles, type Listener } from '../../support/listener.ts'
import { openToneStation, STATION_NAME, type ToneStation } from '../../support/tone-station.ts'
import { until } from '../../support/until.ts'

const HZ = 523
let icecast: Icecast
let station: ToneStation
const outputs: IcecastMount[] = []

beforeAll(async () => {
  icecast = await openIcecast()
  station = await openToneStation({
    hz: HZ,
    mounts: ['radio.mp3', 'low.opus'],
    alsoTo: (format) => {
      const output = openIcecastMount({ url: icecast.sourceUrl, format, station: { name: STATION_NAME }, log: silentLog })
      outputs.push(output)
      return [output]
    },
  })
})
afterAll(async () => {
  await station.close()
  await icecast.close()
})

async function listenAtIcecast(mount: string, headers: Record<string, string> = {}): Promise<Listener> {
  return until(`${mount} plays at Icecast`, async () => {
    const listener = await listen(`${icecast.url}/${mount}`, { headers }).catch(() => null)
    if (listener?.response.statusCode === 200) return listener
    listener?.hangUp()
    return null
  })
}

test.each([['radio.mp3', 'mp3', 60_000], ['low.opus', 'opus', 12_000]] as const)('%s plays at Icecast the tone that goes in', async (mount, codec, length) => {
  const listener = await listenAtIcecast(mount)
  const { pcm } = await play(await listener.until(length), codec === 'mp3' ? 'mp3' : 'opus')
  listener.hangUp()
  expect(dominantPitch(pcm, 500, 1500)).toBeCloseTo(HZ, -1)
})

test('a title in Cyrillic and Arabic reaches a listener at Icecast whole', async () => {
  station.setTitle('Ранок на радіо — صباح الخير')
  const title = await until('the title is there', async () => {
    const listener = await listenAtIcecast('radio.mp3', { 'Icy-MetaData': '1' })
    const interval = Number(listener.response.headers['icy-metaint'])
    const { titles } = separateTitles(await listener.until(interval + 300), interval)
    listener.hangUp()
    return titles[0]?.includes('радіо') ? titles[0] : null
  })
  expect(title).toBe('Ранок на радіо — صباح الخير')
})

test('Icecast goes away and comes back: both codecs play again with their title, our own listeners hear no change', async () => {
  const ours = await listen(`${station.url}/listen/radio.mp3`)
  await icecast.stop()
  await until('the station notices', () => outputs.every((output) => !output.isSending))
  const before = ours.length
  await ours.until(before + 48_000)
  await icecast.start()
  const opus = await listenAtIcecast('low.opus')
  const heard = await play(await opus.until(12_000), 'opus')
  opus.hangUp()
  expect(dominantPitch(heard.pcm, 500, 1500)).toBeCloseTo(HZ, -1)
  const mp3 = await listenAtIcecast('radio.mp3', { 'Icy-MetaData': '1' })
  const interval = Number(mp3.response.headers['icy-metaint'])
  // The title is told right after the source; Icecast shows it from the next block on.
  const titles = await until('the title is back', async () => {
    const found = separateTitles(mp3.bytes, interval).titles.filter((title) => title.includes('радіо'))
    return found.length > 0 ? found : null
  })
  mp3.hangUp()
  expect(titles[0]).toBe('Ранок на радіо — صباح الخير')
  expect((await play(ours.bytes, 'mp3')).complaints).toBe('')
  expect(ours.isOver).toBe(false)
  ours.hangUp()
})

test('a wrong password is said once, with what to do, however often it is tried', async () => {
  const said: string[] = []
  const log: Log = { ...silentLog, warn: (line: { trouble?: string }) => said.push(line.trouble ?? '') } as unknown as Log // pino's overloads
  const output = openIcecastMount({ url: icecast.url.replace('http://', 'http://source:wrong@'), format: FORMATS[3] ?? failed(), station: { name: 'x' }, log })
  await until('it is refused', () => said.length > 0)
  // A second try comes a second later.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await output.close()
  expect(said).toEqual(['wrong source password: check ICECAST_URL'])
})

test('a server that accepts and then reads nothing gets a bounded backlog', async () => {
  let frozen: Socket | null = null
  const server = createServer((socket) => {
    frozen = socket.on('error', () => {})
    socket.once('data', () => {
      socket.write('HTTP/1.1 100 Continue\r\n\r\n')
      socket.pause()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const lines: string[] = []
  const log: Log = { ...silentLog, warn: (_line: object, text: string) => lines.push(text) } as unknown as Log // pino's overloads
  const output = openIcecastMount({ url: `http://source:x@127.0.0.1:${(server.address() as AddressInfo).port}`, format: FORMATS[0] ?? failed(), station: { name: 'x' }, log })
  await until('it is accepted', () => output.isSending)
  // More than the kernel takes on loopback: 400 s of sound.
  for (let second = 0; second < 400; second++) output.push(Buffer.alloc(16_000), false)
  expect(output.backlogBytes).toBeLessThanOrEqual(11 * 16_000)
  ;(frozen as Socket | null)?.resume()
  await until('sound flows again', () => {
    output.push(Buffer.alloc(384), false)
    return lines.includes('the line to Icecast was too slow, sound was dropped')
  })
  await output.close()
  ;(frozen as Socket | null)?.destroy()
  server.close()
})

test('an https address is spoken to with TLS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'))
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem'), '-days', '2', '-subj', '/CN=localhost'], { stdio: 'ignore' })
  const server = createTlsServer({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }).listen(0, '127.0.0.1')
  const secured = once(server, 'connection')
  await once(server, 'listening')
  const said: string[] = []
  const log: Log = { ...silentLog, warn: (line: { trouble?: string }) => said.push(line.trouble ?? '') } as unknown as Log // pino's overloads
  const output = openIcecastMount({ url: `https://source:x@127.0.0.1:${(server.address() as AddressInfo).port}`, format: FORMATS[0] ?? failed(), station: { name: 'x' }, log })
  await secured
  // The certificate is nobody's: that must be refused, since the password would be sent.
  await until('it is refused', () => said.length > 0)
  expect(said[0]).toMatch(/self-signed|certificate/i)
  await output.close()
  server.close()
  rmSync(folder, { recursive: true })
})

function failed(): never {
  throw new Error('no mounts')
}
