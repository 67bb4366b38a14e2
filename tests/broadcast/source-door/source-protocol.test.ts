import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whoKnocks } from '../../../server/broadcast/source-door/front-door-peek.ts'
import { BodyReader, type BodyLength } from '../../../server/broadcast/source-door/source-body.ts'
import { HeadReader, HEAD_MAX, type HeadProgress } from '../../../server/broadcast/source-door/source-protocol.ts'
import { readAuthorization, readRequest, type SourceRequest } from '../../../server/broadcast/source-door/source-request.ts'

const read = (text: string | Buffer): HeadProgress => new HeadReader().push(Buffer.from(text))

function request(text: string): SourceRequest {
  const progress = read(text)
  if (progress.state !== 'complete') throw new Error(`the head is ${progress.state}`)
  return readRequest(progress.head)
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

// Bytes captured from the programs themselves.
const BUTT = `PUT /live HTTP/1.1\r\nAuthorization: ${basic('ola:imi-1')}\r\nHost: radio:8000\r\nUser-Agent: butt 0.1.37\r\nContent-Type: audio/mpeg\r\nice-name: no name\r\nice-public: 0\r\nice-audio-info: ice-bitrate=128;ice-channels=2;ice-samplerate=44100\r\nExpect: 100-continue\r\n\r\n`
const FFMPEG_LEGACY = `SOURCE /live HTTP/1.1\r\nUser-Agent: Lavf/59\r\nAccept: */*\r\nConnection: close\r\nHost: radio:8000\r\nContent-Type: audio/mpeg\r\nIcy-MetaData: 1\r\nIce-Public: 0\r\nAuthorization: ${basic('ola:imi-1')}\r\n\r\nID3`
const LIBSHOUT_PROBE = 'SOURCE /live HTTP/1.0\r\nHost: radio:8000\r\nUser-Agent: ezstream/1.0.2 libshout/2.4.6\r\nContent-Type: audio/mpeg\r\nContent-Length: 0\r\n\r\n'
const LIQUIDSOAP = `SOURCE /live HTTP/1.0\r\nContent-Type: application/ogg\r\nAuthorization: ${basic('source:ola,imi-1')}\r\nUser-Agent: Liquidsoap/2.1.3\r\nice-name: x\r\n\r\n`

describe('what real programs send', () => {
  test('BUTT sends PUT without a length and waits for 100', () => {
    expect(request(BUTT)).toEqual({
      kind: 'source', mount: '/live', credentials: { login: 'ola', key: 'imi-1' }, body: { kind: 'endless' }, waitsForContinue: true, contentType: 'audio/mpeg', userAgent: 'butt 0.1.37',
    })
  })

  test('ffmpeg\'s old form sends its sound in the same packet as the head, and nothing of it is lost', () => {
    expect(read(FFMPEG_LEGACY)).toMatchObject({ state: 'complete', rest: Buffer.from('ID3') })
    expect(request(FFMPEG_LEGACY)).toMatchObject({ kind: 'source', waitsForContinue: false })
  })

  test('libshout first asks without a key and with "Content-Length: 0", and means a stream', () => {
    expect(request(LIBSHOUT_PROBE)).toMatchObject({ kind: 'source', credentials: null, body: { kind: 'endless' } })
  })

  test('Liquidsoap with the user "source" packs login and key into the password', () => {
    expect(request(LIQUIDSOAP)).toMatchObject({ credentials: { login: 'ola', key: 'imi-1' }, contentType: 'application/ogg' })
  })

  test('ICE/1.0, bare line feeds and lower case are understood', () => {
    expect(request(`source /live ICE/1.0\nauthorization: bAsIc ${Buffer.from('ola:k').toString('base64')}\ncontent-TYPE:audio/aacp\n\n`)).toMatchObject({
      kind: 'source', credentials: { login: 'ola', key: 'k' }, contentType: 'audio/aacp',
    })
  })

  test('the probes are told apart from pages of the site', () => {
    expect(request('OPTIONS * HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: TLS/1.0, HTTP/1.1\r\n\r\n')).toEqual({ kind: 'options' })
    expect(request('GET /admin/!POKE HTTP/1.1\r\n\r\n')).toEqual({ kind: 'poke' })
    expect(request('GET /status-json.xsl HTTP/1.0\r\n\r\n')).toEqual({ kind: 'status', as: 'json' })
    expect(request('GET /7.xsl HTTP/1.0\r\n\r\n')).toEqual({ kind: 'status', as: 'seven' })
    expect(request('GET /admin HTTP/1.0\r\n\r\n')).toEqual({ kind: 'other' })
    expect(request('PUT /api/v1/x HTTP/1.1\r\n\r\n')).toEqual({ kind: 'other' })
  })

  test('"Content-Length" of a PUT is believed, "chunked" even more', () => {
    expect(request('PUT /live HTTP/1.1\r\nContent-Length: 12\r\n\r\n')).toMatchObject({ body: { kind: 'bytes', count: 12 } })
    expect(request('PUT /live HTTP/1.1\r\nContent-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n')).toMatchObject({ body: { kind: 'chunked' } })
  })

  test('a client that does not say what it sends is taken for MP3 until its first bytes say otherwise', () => {
    expect(request('PUT /live HTTP/1.1\r\nContent-Type: application/octet-stream\r\n\r\n')).toMatchObject({ contentType: 'audio/mpeg' })
    expect(request('SOURCE /live HTTP/1.0\r\n\r\n')).toMatchObject({ contentType: 'audio/mpeg' })
  })
})

test.each([
  ['ola:key', { login: 'ola', key: 'key' }],
  ['source:ola:key', { login: 'ola', key: 'key' }],
  ['source:ola,key', { login: 'ola', key: 'key' }],
  ['SOURCE:ola,key', { login: 'ola', key: 'key' }],
  [':ola:key', { login: 'ola', key: 'key' }],
  ['ola,key', { login: 'ola', key: 'key' }],
  ['ола:ключ', { login: 'ола', key: 'ключ' }],
  ['source:key', null],
  ['', null],
] as const)('the authorization "%s" is understood', (text, credentials) => {
  expect(readAuthorization(basic(text))).toEqual(credentials)
})

describe('titles', () => {
  const title = (query: string): string | null => {
    const asked = request(`GET /admin/metadata?mode=updinfo&mount=/live&${query} HTTP/1.0\r\n\r\n`)
    return asked.kind === 'metadata' ? asked.title : null
  }

  test.each([
    ['charset=UTF%2d8&song=%D0%9E%D0%B9+%D1%83+%D0%BB%D1%83%D0%B7%D1%96', 'Ой у лузі'],
    ['song=%D0%9E%D0%B9', 'Ой'],
    ['song=Caf%E9', 'Café'],
    ['charset=ISO-8859-1&song=Caf%E9', 'Café'],
    ['charset=windows-1251&song=%CE%E9%20%F3%20%EB%F3%E7%B3', 'Ой у лузі'],
    ['charset=windows-1250&song=%AF%F3%B3%E6', 'Żółć'],
    ['charset=iso-8859-6&song=%D3%E4%C7%E5', 'سلام'],
    ['charset=nonsense&song=%D0%9E', 'О'],
    ['song=a&title=b&artist=c', 'c - b'],
    ['title=b', 'b'],
    ['artist=c', 'c'],
    ['song=', ''],
    ['song=100%25+%26+more', '100% & more'],
    ['song=a%0d%0ab%00c', 'a b c'],
    ['song=two words left bare', 'two words left bare'],
    ['song=50%', '50%'],
    ['url=x', null],
  ])('%s is "%s"', (query, expected) => {
    expect(title(query)).toBe(expected)
  })

  test('are cut at 300 characters, never inside one', () => {
    expect(title(`song=${encodeURIComponent('🎵'.repeat(400))}`)).toBe('🎵'.repeat(300))
  })

  test('SHOUTcast\'s form carries the key in the query', () => {
    expect(request('GET /admin.cgi?mode=updinfo&pass=ola%3Akey&song=x HTTP/1.0\r\n\r\n')).toEqual({ kind: 'metadata', mount: '/live', credentials: { login: 'ola', key: 'key' }, title: 'x' })
  })

  test('the mount is decoded: libshout escapes its dots and slashes', () => {
    expect(request('GET /admin/metadata?mode=updinfo&mount=%2flive%2emp3&song=x HTTP/1.0\r\n\r\n')).toMatchObject({ mount: '/live.mp3' })
  })
})

describe('heads that are wrong', () => {
  test('a head that never ends is refused after 8 KiB', () => {
    const reader = new HeadReader()
    let pushed = 0
    let progress = reader.push(Buffer.from('SOURCE /live HTTP/1.0\r\n'))
    while (progress.state === 'more') {
      progress = reader.push(Buffer.from('X-Filler: 0123456789\r\n'))
      pushed += 22
    }
    expect(progress).toMatchObject({ state: 'refused', why: 'too-large' })
    expect(pushed).toBeLessThanOrEqual(HEAD_MAX + 22)
  })

  test('one line of 9000 letters is refused', () => {
    expect(read('a'.repeat(9000))).toMatchObject({ state: 'refused', why: 'too-large' })
  })

  test('a SHOUTcast password line is refused at once, not when the time is up', () => {
    expect(read('ola:key\r\n')).toMatchObject({ state: 'refused', why: 'not-a-request' })
  })

  test('a thousand headers are read without keeping them all', () => {
    const progress = read(`SOURCE /live HTTP/1.0\r\n${Array.from({ length: 500 }, (_, n) => `a${n}: b`).join('\r\n')}\r\n\r\n`)
    expect(progress.state === 'complete' && progress.head.headers.size).toBe(64)
  })

  test('the first of two Authorization headers counts', () => {
    expect(request(`SOURCE /live HTTP/1.0\r\nAuthorization: ${basic('ola:1')}\r\nAuthorization: ${basic('eve:2')}\r\n\r\n`)).toMatchObject({ credentials: { login: 'ola' } })
  })
})

/** Cuts bytes at random places. */
const pieces = (bytes: Buffer) =>
  fc.array(fc.nat({ max: bytes.length }), { maxLength: 30 }).map((cuts) => {
    const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
    return at.slice(1).map((end, index) => bytes.subarray(at[index], end))
  })

test('however the network cuts a head, it reads the same', () => {
  for (const sent of [BUTT, FFMPEG_LEGACY, LIBSHOUT_PROBE, LIQUIDSOAP].map((text) => Buffer.from(`${text}sound`))) {
    const whole = read(sent)
    fc.assert(
      fc.property(pieces(sent), (parts) => {
        const reader = new HeadReader()
        let progress: HeadProgress = { state: 'more' }
        let left = parts
        while (progress.state === 'more') {
          progress = reader.push(left[0] ?? Buffer.alloc(0))
          left = left.slice(1)
        }
        if (progress.state !== 'complete' || whole.state !== 'complete') return false
        expect(progress.head).toEqual(whole.head)
        return Buffer.concat([progress.rest, ...left]).equals(whole.rest)
      }),
    )
  }
})

const LINES = ['SOURCE /live HTTP/1.0', 'PUT / ICE/1.0', 'GET /admin/metadata?song=%', 'OPTIONS *', 'Authorization: Basic', 'Expect:', ' folded', ':', '\0', 'Transfer-Encoding: chunked', '', '\r', '\n', '\r\n\r\n']

test('nonsense of any kind never makes the reader throw, nor keep more than a head', () => {
  const nonsense = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
    fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string({ maxLength: 60 })), { maxLength: 40 }).map((lines) => Buffer.from(lines.join('\r\n'), 'latin1')),
  )
  fc.assert(
    fc.property(fc.array(nonsense, { maxLength: 20 }), (parts) => {
      const reader = new HeadReader()
      for (const part of parts) {
        const progress = reader.push(part)
        whoKnocks(part)
        if (progress.state === 'complete') readRequest(progress.head)
        if (progress.state !== 'more') return
      }
    }),
    { numRuns: 2000 },
  )
})

describe('bodies', () => {
  const collect = (length: BodyLength, parts: readonly Buffer[]): { sound: Buffer; state: string } => {
    const reader = new BodyReader(length)
    const sound: Buffer[] = []
    for (const part of parts) {
      const read = reader.push(part)
      sound.push(...read.sound)
      if (read.state !== 'more') return { sound: Buffer.concat(sound), state: read.state }
    }
    return { sound: Buffer.concat(sound), state: 'more' }
  }

  test('chunks come out whole, whatever way the network cuts them', () => {
    const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 600 }), { maxLength: 12 })
    fc.assert(
      fc.property(
        chunks.chain((list) => {
          const framed = list.map((chunk) => Buffer.concat([Buffer.from(`${chunk.length.toString(16)}${chunk.length % 2 ? ';x=y' : ''}\r\n`), chunk, Buffer.from('\r\n')]))
          return pieces(Buffer.concat([...framed, Buffer.from('0\r\nTrailer: x\r\n\r\n')])).map((parts) => ({ parts, sound: Buffer.concat(list) }))
        }),
        ({ parts, sound }) => {
          expect(collect({ kind: 'chunked' }, parts)).toEqual({ sound, state: 'complete' })
        },
      ),
    )
  })

  test('nonsense instead of chunks is noticed without throwing', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 10 }), (parts) => void collect({ kind: 'chunked' }, parts.map((part) => Buffer.from(part)))))
    expect(collect({ kind: 'chunked' }, [Buffer.from('sound without sizes\r\n')]).state).toBe('broken')
    expect(collect({ kind: 'chunked' }, [Buffer.from('ffffffff\r\n')]).state).toBe('broken')
    expect(collect({ kind: 'chunked' }, [Buffer.alloc(70_000, 0x31)]).state).toBe('broken')
    expect(collect({ kind: 'chunked' }, [Buffer.from('1\r\nab\r\n')]).state).toBe('broken')
  })

  test('a counted body ends at its count, and an endless one only with the connection', () => {
    expect(collect({ kind: 'bytes', count: 5 }, [Buffer.from('abc'), Buffer.from('defg')])).toEqual({ sound: Buffer.from('abcde'), state: 'complete' })
    expect(collect({ kind: 'endless' }, [Buffer.from('abc'), Buffer.from('defg')])).toEqual({ sound: Buffer.from('abcdefg'), state: 'more' })
    expect(new BodyReader({ kind: 'endless' }).endOfConnection).toBe('closed')
    expect(new BodyReader({ kind: 'bytes', count: 5 }).endOfConnection).toBe('lost')
    expect(new BodyReader({ kind: 'chunked' }).endOfConnection).toBe('lost')
  })
})

describe('who knocks', () => {
  test.each([
    ['SOURCE /x HTTP/1.0\r\n', 'source'],
    ['PUT /live HTTP/1.1\r\n', 'source'],
    ['PUT /butt.mp3 HTTP/1.1\r\n', 'source'],
    ['PUT /api/v1/me HTTP/1.1\r\n', 'http'],
    ['OPTIONS * HTTP/1.1\r\n', 'source'],
    ['OPTIONS /api/v1/me HTTP/1.1\r\n', 'http'],
    ['GET / HTTP/1.1\r\n', 'http'],
    ['GET /admin HTTP/1.1\r\n', 'http'],
    ['GET /administration HTTP/1.1\r\n', 'http'],
    ['GET /admin/metadata?mode=updinfo HTTP/1.0\r\n', 'source'],
    ['GET /status-json.xsl HTTP/1.0\r\n', 'source'],
    ['POST /api/v1/sign-in HTTP/1.1\r\n', 'http'],
    ['password\r\n', 'source'],
    ['\x16\x03\x01', 'tls'],
    ['S', 'undecided'],
    ['GET /a', 'undecided'],
    ['PUT /liv', 'undecided'],
    ['HEAD', 'http'],
    ['', 'undecided'],
  ])('%j is %s', (bytes, knock) => {
    expect(whoKnocks(Buffer.from(bytes))).toBe(knock)
  })

  test('nobody can keep the door guessing for longer than a head', () => {
    expect(whoKnocks(Buffer.from(`PUT /${'a'.repeat(9000)}`))).toBe('http')
  })
})
