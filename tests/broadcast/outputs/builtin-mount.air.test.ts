import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '../../../server/broadcast/outputs/formats.ts'
import { dominantPitch, silences } from '../../support/audio.ts'
import { listen, play, separateTitles } from '../../support/listener.ts'
import { openToneStation, STATION_NAME, type ToneStation } from '../../support/tone-station.ts'
import { until } from '../../support/until.ts'

const HZ = 440
const bytesPerSecond = (kbps: number) => (kbps * 1000) / 8

describe('a station with its four mounts', () => {
  let station: ToneStation

  beforeAll(async () => {
    station = await openToneStation({ hz: HZ })
    station.setTitle('Перша пісня')
    const listener = await listen(`${station.url}/listen/radio.mp3`)
    // Long enough that every mount has its whole burst.
    await listener.until(11 * bytesPerSecond(128))
    listener.hangUp()
  })
  afterAll(() => station.close())

  test.each(FORMATS)('$name plays from any moment of joining, without a decoder\'s complaint, the tone that goes in', async ({ name, codec, bitrateKbps, burstSeconds }) => {
    const heard = await Promise.all(
      [0, 90, 170, 260, 330, 450].map(async (delayMs) => {
        await pause(delayMs)
        const listener = await listen(`${station.url}/listen/${name}`)
        const bytes = await listener.until((burstSeconds * 0.7 + 1) * bytesPerSecond(bitrateKbps))
        listener.hangUp()
        return play(bytes, codec)
      }),
    )
    for (const { pcm, complaints } of heard) {
      expect(complaints).toBe('')
      // The very first milliseconds belong to the decoder.
      expect(dominantPitch(pcm, 300, 1200)).toBeCloseTo(HZ, -1)
      expect(silences(pcm.subarray(192_000 * 0.3))).toEqual([])
    }
  })

  test('the burst comes at once, so that sound starts at once', async () => {
    for (const { name, bitrateKbps, burstSeconds } of FORMATS) {
      const startedAt = performance.now()
      const listener = await listen(`${station.url}/listen/${name}`)
      // Opus spends less than its nominal bitrate on a tone.
      await listener.until(burstSeconds * 0.6 * bytesPerSecond(bitrateKbps))
      listener.hangUp()
      expect(performance.now() - startedAt).toBeLessThan(1_500)
    }
  })

  test('titles in Cyrillic and Arabic arrive whole with the first sound, and change while one listens', async () => {
    station.setTitle("Вечір з Олею — «пісня» it's")
    const listener = await listen(`${station.url}/listen/radio.mp3`, { headers: { 'Icy-MetaData': '1' } })
    const interval = Number(listener.response.headers['icy-metaint'])
    // Behind the burst, so that what follows is sent as it is made.
    await listener.until(11 * interval)
    station.setTitle('موسيقى من بيروت')
    await listener.until(listener.length + 3 * interval)
    listener.hangUp()
    const { sound, titles } = separateTitles(listener.bytes, interval)
    expect(titles[0]).toBe("Вечір з Олею — «пісня» it's")
    expect(titles.at(-1)).toBe('موسيقى من بيروت')
    expect(new Set(titles).size).toBe(2)
    expect((await play(sound, 'mp3')).complaints).toBe('')
  })

  test('a listener who did not ask for titles gets sound only', async () => {
    const listener = await listen(`${station.url}/listen/low.mp3`)
    const bytes = await listener.until(40_000)
    listener.hangUp()
    expect(listener.response.headers).not.toHaveProperty('icy-metaint')
    expect(bytes.includes('StreamTitle')).toBe(false)
  })

  test('the headers say what the mount is, to any page, and that it never ends', async () => {
    const listener = await listen(`${station.url}/listen/radio.mp3`, { headers: { 'Icy-MetaData': '1', Range: 'bytes=0-', Origin: 'https://elsewhere.example' } })
    listener.hangUp()
    const { headers, statusCode } = listener.response
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'audio/mpeg', 'cache-control': 'no-store', connection: 'close', 'access-control-allow-origin': '*', 'icy-br': '128' })
    expect(Buffer.from(String(headers['icy-name']), 'latin1').toString('utf8')).toBe(STATION_NAME)
    expect(headers).not.toHaveProperty('transfer-encoding')
    expect(headers).not.toHaveProperty('content-length')
  })

  test('HEAD is answered without sound', async () => {
    const response = await fetch(`${station.url}/listen/radio.opus`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/ogg')
    expect((await response.arrayBuffer()).byteLength).toBe(0)
  })

  test('.m3u and .pls lead players to the mount', async () => {
    const address = `${station.url}/listen/low.opus`
    const m3u = await fetch(`${address}.m3u`)
    expect(m3u.headers.get('content-type')).toContain('audio/x-mpegurl')
    expect((await m3u.text()).split('\n')).toContain(address)
    const pls = await fetch(`${address}.pls`)
    expect(pls.headers.get('content-type')).toContain('audio/x-scpls')
    expect(await pls.text()).toContain(`File1=${address}\n`)
    expect((await fetch(`${address}.m3u`, { method: 'HEAD' })).status).toBe(200)
    const all = await (await fetch(`${station.url}/listen.m3u`)).text()
    expect(FORMATS.every(({ name }) => all.includes(`/listen/${name}\n`))).toBe(true)
    const radio = await fetch(`${station.url}/listen.pls`)
    expect(radio.headers.get('content-type')).toBe('audio/x-scpls; charset=utf-8')
    expect(await radio.text()).toContain(`NumberOfEntries=${FORMATS.length}\nFile1=${station.url}/listen/radio.mp3\n`)
  })

  test('a mount that does not exist is answered with those that do', async () => {
    const response = await fetch(`${station.url}/listen/radio.aac`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'mount_unknown', message: expect.stringContaining('/listen/radio.mp3'), details: { mounts: expect.arrayContaining(['/listen/low.opus']) } })
  })

  test('a page elsewhere may ask before it plays', async () => {
    const response = await fetch(`${station.url}/listen/radio.mp3`, { method: 'OPTIONS', headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Headers': 'icy-metadata' } })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toContain('Icy-MetaData')
  })

  test('a browser that fetched another page on the same connection hears the stream on it', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const firstPort = await new Promise<number | undefined>((resolve, reject) => {
      get(`${station.url}/hello`, { agent }, (response) => {
        const port = response.socket.localPort
        response.resume().on('end', () => resolve(port))
      }).on('error', reject)
    })
    const listener = await listen(`${station.url}/listen/radio.mp3`, { agent })
    expect(listener.response.socket.localPort).toBe(firstPort)
    const { complaints } = await play(await listener.until(160_000), 'mp3')
    expect(complaints).toBe('')
    listener.hangUp()
    agent.destroy()
  })

  test('listeners are counted by mount, also when they leave', async () => {
    await until('earlier listeners are gone', () => station.mounts.listeners().total === 0)
    const told: number[] = []
    const stop = station.events.on('listenersChanged', ({ total }) => told.push(total))
    const listeners = await Promise.all(['radio.mp3', 'radio.mp3', 'low.opus'].map((mount) => listen(`${station.url}/listen/${mount}`)))
    await until('three are counted', () => station.mounts.listeners().total === 3)
    expect(station.mounts.listeners().byMount).toEqual({ 'radio.mp3': 2, 'radio.opus': 0, 'low.opus': 1, 'low.mp3': 0 })
    listeners.forEach((listener) => listener.hangUp())
    await until('none is counted', () => told.at(-1) === 0)
    stop()
  })

  test('an encoder that is killed is replaced: listeners keep their connection and the sound goes on', async () => {
    const listeners = await Promise.all((['radio.mp3', 'radio.opus'] as const).map(async (name) => ({ name, listener: await listen(`${station.url}/listen/${name}`) })))
    for (const { name, listener } of listeners) {
      const encoder = station.encoder(name)
      process.kill(await until('an encoder', () => encoder.pid), 'SIGKILL')
      await until('a new encoder', () => encoder.stats.restarts === 1 && encoder.pid)
      await listener.until(listener.length + 4 * bytesPerSecond(name === 'radio.mp3' ? 128 : 70))
      const { pcm, complaints } = await play(listener.bytes, name === 'radio.mp3' ? 'mp3' : 'opus')
      listener.hangUp()
      expect(complaints).toBe('')
      const lastSecond = pcm.length / 192 - 1000
      expect(dominantPitch(pcm, lastSecond)).toBeCloseTo(HZ, -1)
      // What was inside the killed encoder is lost; what came while it was away is not.
      expect(silences(pcm.subarray(192_000), -45, 150)).toEqual([])
    }
  })
})

test('a listener who does not read is dropped and counted while others hear on', async () => {
  const station = await openToneStation({ mounts: ['radio.mp3'] })
  try {
    const port = Number(new URL(station.url).port)
    const slow = connect({ port, host: '127.0.0.1' })
    slow.on('error', () => {})
    slow.write('GET /listen/radio.mp3 HTTP/1.1\r\nHost: x\r\n\r\n')
    slow.pause()
    const good = await listen(`${station.url}/listen/radio.mp3`)
    await until('both are counted', () => station.mounts.listeners().total === 2)
    // The kernel holds megabytes for a loopback listener: a flood of encoded sound fills them in no time.
    const sink = station.mounts.sinkFor(FORMATS[0] ?? failed())
    const frames = Buffer.alloc(384 * 100, (await good.until(384)).subarray(0, 384))
    // Only as fast as the good one reads, so that it never lags itself.
    await until(
      'the slow one is dropped',
      async () => {
        for (let second = 0; second < 5; second++) sink.push(frames, false)
        await good.until(good.length + 5 * frames.length)
        return station.mounts.droppedListeners() > 0
      },
      60_000,
    )
    expect(station.mounts.droppedListeners()).toBe(1)
    expect(station.mounts.listeners().total).toBe(1)
    const before = good.length
    await good.until(before + 100_000)
    good.hangUp()
    slow.destroy()
  } finally {
    await station.close()
  }
})

test('a fan-out process that is killed is replaced, and who reconnects hears sound at once, with the title', async () => {
  const station = await openToneStation({ mounts: ['radio.mp3', 'radio.opus'] })
  try {
    station.setTitle('Після збою')
    const first = await listen(`${station.url}/listen/radio.mp3`)
    await first.until(40_000)
    const pid = await until('a fan-out process', () => station.mounts.pid)
    process.kill(pid, 'SIGKILL')
    await first.untilOver()
    await until('another fan-out process', () => station.mounts.pid !== null && station.mounts.pid !== pid)
    const again = await listen(`${station.url}/listen/radio.mp3`, { headers: { 'Icy-MetaData': '1' } })
    await again.until(40_000)
    again.hangUp()
    const { titles, sound } = separateTitles(again.bytes, Number(again.response.headers['icy-metaint']))
    expect(titles[0]).toBe('Після збою')
    expect((await play(sound, 'mp3')).complaints).toBe('')
    const opus = await listen(`${station.url}/listen/radio.opus`)
    expect((await play(await opus.until(20_000), 'opus')).complaints).toBe('')
    opus.hangUp()
  } finally {
    await station.close()
  }
})

test('a few listeners need no process of their own; a crowd gets one, and nobody hears the difference', async () => {
  const station = await openToneStation({ mounts: ['radio.mp3'], fanOutFrom: 2 })
  try {
    station.setTitle('Для всіх')
    const few = await Promise.all([listen(`${station.url}/listen/radio.mp3`), listen(`${station.url}/listen/radio.mp3`)])
    await Promise.all(few.map((listener) => listener.until(20_000)))
    expect(station.mounts.pid).toBe(null)
    expect(station.mounts.listeners().total).toBe(2)
    const crowd = await Promise.all([1, 2, 3].map(() => listen(`${station.url}/listen/radio.mp3`, { headers: { 'Icy-MetaData': '1' } })))
    await until('everybody is counted', () => station.mounts.listeners().total === 5)
    expect(station.mounts.pid).not.toBe(null)
    await Promise.all([...few, ...crowd].map((listener) => listener.until(listener.length + 60_000)))
    for (const listener of [...few, ...crowd]) listener.hangUp()
    for (const listener of few) expect((await play(listener.bytes, 'mp3')).complaints).toBe('')
    for (const listener of crowd) {
      const { titles, sound } = separateTitles(listener.bytes, Number(listener.response.headers['icy-metaint']))
      expect(titles[0]).toBe('Для всіх')
      expect((await play(sound, 'mp3')).complaints).toBe('')
    }
    await until('nobody is counted', () => station.mounts.listeners().total === 0)
  } finally {
    await station.close()
  }
})

test('a station that is full says so and serves those it has', async () => {
  const station = await openToneStation({ mounts: ['low.mp3'], maxListeners: 2 })
  try {
    const served = await Promise.all([listen(`${station.url}/listen/low.mp3`), listen(`${station.url}/listen/low.mp3`)])
    const refused = await fetch(`${station.url}/listen/low.mp3`)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ code: 'listeners_full' })
    await Promise.all(served.map((listener) => listener.until(20_000)))
    served.forEach((listener) => listener.hangUp())
  } finally {
    await station.close()
  }
})

test('through TLS the same mounts play, and a keep-alive connection too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'))
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem'), '-days', '2', '-subj', '/CN=localhost'], { stdio: 'ignore' })
  const station = await openToneStation({ mounts: ['radio.mp3', 'radio.opus'], tls: { key: readFileSync(join(folder, 'key.pem'), 'utf8'), cert: readFileSync(join(folder, 'cert.pem'), 'utf8') } })
  try {
    for (const [name, codec] of [['radio.mp3', 'mp3'], ['radio.opus', 'opus']] as const) {
      const listener = await listen(`${station.url}/listen/${name}`)
      expect((await play(await listener.until(30_000), codec)).complaints).toBe('')
      await until('the TLS listener is counted', () => station.mounts.listeners().byMount[name] === 1)
      listener.hangUp()
    }
    await until('nobody is counted', () => station.mounts.listeners().total === 0)
  } finally {
    await station.close()
    rmSync(folder, { recursive: true })
  }
})

test('a station with listeners stops at once, and its web server with it', async () => {
  const station = await openToneStation({ mounts: ['radio.mp3'] })
  const listener = await listen(`${station.url}/listen/radio.mp3`)
  await listener.until(10_000)
  const pid = await until('a fan-out process', () => station.mounts.pid)
  await station.close()
  await listener.untilOver()
  expect(() => process.kill(pid, 0)).toThrow()
})

function failed(): never {
  throw new Error('no mounts')
}
