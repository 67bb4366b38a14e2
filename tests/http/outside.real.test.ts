// Files of other servers over real sockets: what is not fetched, what is bounded, and what goes on after a cut.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fetchOutside } from '../../server/http/outside-body.ts'
import { bringFile, type Arriving, type BringFile } from '../../server/http/outside-file.ts'
import { PUBLIC_INTERNET, type Reach } from '../../server/http/outside.ts'

/** A few kilobytes that would be 50 MB. */
const BOMB = gzipSync(Buffer.alloc(50_000_000))
const signal = new AbortController().signal
const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => {
  server.closeAllConnections()
  server.close(resolve)
}))))

async function serve(answer: RequestListener, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  return (server.address() as AddressInfo).port // it listens on TCP
}

/** Names with an answer for each time they are looked up; 127.0.0.1 plays the public internet. */
function names(answers: Readonly<Record<string, readonly string[]>>): Reach & { readonly asked: string[] } {
  const asked: string[] = []
  const lookup = ((hostname: string, _options: object, callback: (error: Error | null, found: { address: string; family: number }[]) => void) => {
    const left = answers[hostname] ?? []
    const address = left[Math.min(left.length - 1, asked.filter((one) => one === hostname).length)]
    asked.push(hostname)
    callback(address ? null : Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), address ? [{ address, family: address.includes(':') ? 6 : 4 }] : [])
  }) as LookupFunction
  return { asked, lookup, isAllowed: (address) => address === '127.0.0.1' }
}

const get = (url: string, reach: Reach, maxBytes = 100_000) => fetchOutside(url, { reach, signal, headers: {}, maxBytes, silenceMs: 500 })

describe('where a feed may lead', () => {
  test('with nothing set, not to this machine by any of its names', async () => {
    let asked = 0
    const port = await serve((_, response) => void (asked += 1, response.end('secret')))
    for (const host of ['127.0.0.1', 'localhost', '0x7f.1', '[::ffff:127.0.0.1]', '0.0.0.0']) {
      await expect(get(`http://${host}:${port}/`, PUBLIC_INTERNET), host).rejects.toMatchObject({ code: 'address_private' })
    }
    expect(asked).toBe(0)
  })

  test('a redirect into the private network is refused, whether it names a number or a name', async () => {
    let asked = 0
    const secret = await serve((_, response) => void (asked += 1, response.end('secret')), '127.0.0.2')
    const reach = names({ 'feed.example': ['127.0.0.1'], 'inside.example': ['127.0.0.2'] })
    for (const target of [`http://127.0.0.2:${secret}/`, `http://inside.example:${secret}/`]) {
      const port = await serve((_, response) => response.writeHead(302, { location: target }).end())
      await expect(get(`http://feed.example:${port}/`, reach)).rejects.toMatchObject({ code: 'address_private' })
    }
    expect(asked).toBe(0)
  })

  test('a name that is public when it is checked and private a moment later is connected to only where it was public', async () => {
    const seen: string[] = []
    const answer = (who: string): RequestListener => (request, response) => {
      seen.push(who)
      if (request.url === '/first') response.writeHead(302, { location: '/second' }).end()
      else response.end(who)
    }
    const port = await serve(answer('public'))
    await serve(answer('private'), '127.0.0.2', port)
    const reach = names({ 'rebind.example': ['127.0.0.1', '127.0.0.2'] })
    await expect(get(`http://rebind.example:${port}/first`, reach)).rejects.toMatchObject({ code: 'address_private' })
    expect(seen).toEqual(['public'])
    expect(reach.asked).toHaveLength(2)
    // Once checked it is not looked up again for the same connection.
    expect((await get(`http://rebind.example:${port}/x`, names({ 'rebind.example': ['127.0.0.1', '127.0.0.2'] }))).bytes.toString()).toBe('public')
  })

  test('five redirects are followed, a sixth is not, and none to a file', async () => {
    let hops = 0
    const port = await serve((request, response) => {
      hops += 1
      const left = Number(request.url?.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.end('there')
    })
    const reach = names({})
    expect((await get(`http://127.0.0.1:${port}/5`, reach)).bytes.toString()).toBe('there')
    hops = 0
    await expect(get(`http://127.0.0.1:${port}/6`, reach)).rejects.toMatchObject({ code: 'too_many_redirects' })
    expect(hops).toBe(6)
    const astray = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end())
    await expect(get(`http://127.0.0.1:${astray}/`, reach)).rejects.toMatchObject({ code: 'address_not_web' })
  })
})

describe('what is bounded', () => {
  const reach = names({})

  test.each([
    ['a length that is announced', (response: ServerResponse) => response.writeHead(200, { 'content-length': 200_000 }).end(Buffer.alloc(200_000))],
    ['an answer without end', (response: ServerResponse) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      }
      response.on('drain', more)
      more()
    }],
    ['a gzip bomb', (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB)],
  ])('%s', async (_, answer) => {
    const port = await serve((_request, response) => void answer(response))
    await expect(get(`http://127.0.0.1:${port}/`, reach)).rejects.toMatchObject({ code: 'outside_too_large' })
  })

  test('a server that says nothing, and one that falls silent', async () => {
    const mute = await serve(() => {})
    await expect(get(`http://127.0.0.1:${mute}/`, reach)).rejects.toMatchObject({ kind: 'unavailable' })
    const tired = await serve((_, response) => void response.writeHead(200, { 'content-length': 10 }).write('abc'))
    await expect(get(`http://127.0.0.1:${tired}/`, reach)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test.each([[404, 'not-found'], [410, 'not-found'], [403, 'forbidden'], [503, 'unavailable'], [429, 'unavailable'], [418, 'invalid']])('a server that answers %i is told of as %s', async (status, kind) => {
    const port = await serve((_, response) => response.writeHead(status).end())
    await expect(get(`http://127.0.0.1:${port}/`, reach)).rejects.toMatchObject({ kind, message: expect.stringContaining(String(status)) })
  })

  test('a gzip that is broken, a packing nobody asked for, a name nobody knows', async () => {
    const broken = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'))
    await expect(get(`http://127.0.0.1:${broken}/`, reach)).rejects.toMatchObject({ kind: 'unavailable' })
    const strange = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'x-own' }).end('??'))
    await expect(get(`http://127.0.0.1:${strange}/`, reach)).rejects.toMatchObject({ code: 'outside_packed' })
    await expect(get('http://nowhere.example/', reach)).rejects.toMatchObject({ message: expect.stringContaining('spelt right') })
  })
})

describe('a large file', () => {
  const whole = randomBytes(3_000_000)
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  let folder: string
  let file: string
  let kept: Arriving | null
  beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-outside-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  beforeEach(() => {
    file = path.join(folder, 'part')
    rmSync(file, { force: true })
    kept = null
  })

  const bring = (port: number, changes: Partial<BringFile> = {}) =>
    bringFile(`http://127.0.0.1:${port}/`, {
      file, arriving: kept, onBegin: async (arriving) => void (kept = arriving), maxBytes: 4_000_000, onProgress: () => {}, reach: names({}), signal, headers: {}, silenceMs: 500, pauseMs: () => 0, ...changes,
    })

  /** Gives ranges, and breaks off after each `cutAfter` bytes. */
  const cutting = (cutAfter: number, { validator = true, ranges = true, content = () => whole }: { validator?: boolean; ranges?: boolean; content?: () => Buffer } = {}) => {
    const requests: (string | undefined)[] = []
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      requests.push(request.headers.range)
      const bytes = content()
      const etag = `"${sha(bytes).slice(0, 8)}"`
      const from = ranges && request.headers.range && (request.headers['if-range'] ?? etag) === etag ? Number(/\d+/.exec(request.headers.range)?.[0]) : 0
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from, ...(validator ? { etag } : {}), ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}) })
      const part = bytes.subarray(from, from + cutAfter)
      if (from + part.length === bytes.length) response.end(part)
      else response.write(part, () => request.socket.end())
    }
    return { requests, answer }
  }

  test('is gone on with after each of many cuts, and is whole', async () => {
    const { requests, answer } = cutting(700_000)
    expect(await bring(await serve(answer))).toBe(whole.length)
    expect(sha(readFileSync(file))).toBe(sha(whole))
    expect(requests.length).toBeGreaterThan(3)
    expect(requests.slice(1).every((range) => range !== undefined)).toBe(true)
  })

  test('is gone on with in another process, where the first one was killed', async () => {
    writeFileSync(file, whole.subarray(0, 234_567))
    kept = { validator: `"${sha(whole).slice(0, 8)}"`, total: whole.length }
    const { requests, answer } = cutting(whole.length)
    await bring(await serve(answer))
    expect(requests).toEqual(['bytes=234567-'])
    expect(sha(readFileSync(file))).toBe(sha(whole))
  })

  test('that was there already is not asked for again', async () => {
    writeFileSync(file, whole)
    kept = { validator: '"x"', total: whole.length }
    const { requests, answer } = cutting(whole.length)
    expect(await bring(await serve(answer))).toBe(whole.length)
    expect(requests).toEqual([])
  })

  test('that became another meanwhile is taken from its beginning', async () => {
    const other = randomBytes(2_500_000)
    let asked = 0
    const { answer } = cutting(1_500_000, { content: () => (asked++ === 0 ? whole : other) })
    await bring(await serve(answer))
    expect(sha(readFileSync(file))).toBe(sha(other))
  })

  test('of a server without ranges is begun anew, and given up when it never comes to its end', async () => {
    let cuts = 2
    const short = cutting(1_000_000, { ranges: false })
    const full = cutting(whole.length, { ranges: false })
    const port = await serve((request, response) => (cuts-- > 0 ? short : full).answer(request, response))
    await bring(port)
    expect(sha(readFileSync(file))).toBe(sha(whole))
    const never = cutting(1_000_000, { ranges: false, validator: false })
    await expect(bring(await serve(never.answer), { arriving: null })).rejects.toMatchObject({ kind: 'unavailable' })
    expect(never.requests).toHaveLength(4)
  })

  test('of a server that answers with another part than was asked is begun anew', async () => {
    writeFileSync(file, Buffer.from('something else'))
    kept = { validator: '"x"', total: whole.length }
    const port = await serve((request, response) => request.headers.range
      ? response.writeHead(206, { 'content-range': `bytes 0-9/${whole.length}` }).end(whole.subarray(0, 10))
      : response.writeHead(200, { 'content-length': whole.length }).end(whole))
    await bring(port)
    expect(sha(readFileSync(file))).toBe(sha(whole))
  })

  test('that is larger than it may be is not brought, whether it says so or not', async () => {
    const honest = await serve((_, response) => response.writeHead(200, { 'content-length': 5_000_000 }).end(Buffer.alloc(5_000_000)))
    await expect(bring(honest)).rejects.toMatchObject({ code: 'outside_too_large' })
    const liar = await serve((_, response) => response.end(BOMB))
    expect(await bring(liar)).toBe(BOMB.length)
    const bomb = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB))
    await expect(bring(bomb, { arriving: null })).rejects.toMatchObject({ code: 'outside_too_large' })
  })
})
