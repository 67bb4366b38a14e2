// The archive's storage keeps its promises, on disk and in S3-compatible storage alike.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStorage } from '../../server/archive/open-storage.ts'
import { readS3Address } from '../../server/archive/s3-address.ts'
import type { Storage } from '../../server/archive/storage.ts'
import { startS3Server, type S3Server } from '../support/s3-server.ts'

let work: string
let server: S3Server
beforeAll(async () => {
  work = await mkdtemp(path.join(os.tmpdir(), 'imi-radio-storage-'))
  server = await startS3Server()
})
afterAll(async () => {
  await server.close()
  await rm(work, { recursive: true, force: true })
})

async function fileOf(bytes: Buffer): Promise<string> {
  const file = path.join(work, randomBytes(6).toString('hex'))
  await writeFile(file, bytes)
  return file
}

async function read(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer) // no encoding is set, so buffers come
  return Buffer.concat(parts)
}

describe.each(['disk', 's3'])('%s', (kind) => {
  let storage: Storage
  beforeAll(async () => {
    storage = await openStorage({ folder: path.join(work, 'archive'), s3: kind === 's3' ? readS3Address(server.url) : null })
  })

  test('what was put is read back, whole and in part', async () => {
    await storage.put('episodes/a/one.mp3', await fileOf(Buffer.from('0123456789')))
    expect(await storage.stat('episodes/a/one.mp3')).toEqual({ bytes: 10 })
    expect(String(await read(await storage.openRead('episodes/a/one.mp3')))).toBe('0123456789')
    expect(String(await read(await storage.openRead('episodes/a/one.mp3', { from: 3, to: 5 })))).toBe('345')
    expect(String(await read(await storage.openRead('episodes/a/one.mp3', { from: 9, to: 9 })))).toBe('9')
  })

  test('a file of 40 MB arrives byte for byte', async () => {
    const bytes = randomBytes(40_000_000)
    await storage.put('episodes/a/large.flac', await fileOf(bytes))
    const hash = createHash('sha256')
    for await (const part of await storage.openRead('episodes/a/large.flac')) hash.update(part as Buffer) // buffers, as above
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(await read(await storage.openRead('episodes/a/large.flac', { from: 20_000_000, to: 20_000_099 }))).toEqual(bytes.subarray(20_000_000, 20_000_100))
    const borrowed = await storage.borrow('episodes/a/large.flac', work)
    expect((await readFile(borrowed)).equals(bytes)).toBe(true)
  })

  test('what is not there is said so, and can be removed twice', async () => {
    expect(await storage.stat('episodes/a/none.mp3')).toBeNull()
    await expect(storage.openRead('episodes/a/none.mp3')).rejects.toMatchObject({ code: 'storage_missing' })
    await storage.put('episodes/b/gone.mp3', await fileOf(Buffer.from('x')))
    await storage.remove('episodes/b/gone.mp3')
    await storage.remove('episodes/b/gone.mp3')
    expect(await storage.stat('episodes/b/gone.mp3')).toBeNull()
  })

  test('keys are listed by their beginning, in order', async () => {
    for (const key of ['list/b/2', 'list/a/1', 'list/b/1']) await storage.put(key, await fileOf(Buffer.from(key)))
    expect(await storage.list('list/b/')).toEqual(['list/b/1', 'list/b/2'])
    expect(await storage.list('list/')).toEqual(['list/a/1', 'list/b/1', 'list/b/2'])
    expect(await storage.list('nothing/')).toEqual([])
  })

  test.each(['../secret', 'a/../b', '/etc/passwd', 'a//b', 'A/b', '.hidden', 'a/.hidden', 'a b', ''])('"%s" is no key', async (key) => {
    await expect(storage.stat(key)).rejects.toThrow(/no key/)
  })

  test('a file that cannot be read leaves nothing at its key', async () => {
    await expect(storage.put('episodes/c/half.mp3', path.join(work, 'not-there'))).rejects.toThrow()
    expect(await storage.stat('episodes/c/half.mp3')).toBeNull()
    expect(await storage.list('episodes/c/')).toEqual([])
  })
})

test('a wrong secret is told with what to check', async () => {
  const storage = await openStorage({ folder: work, s3: readS3Address(server.url.replace(':S3RVER@', ':wrong@')) })
  await expect(storage.put('a', await fileOf(Buffer.from('x')))).rejects.toMatchObject({ code: 'storage_away', message: expect.stringContaining('ARCHIVE_URL') })
})

test.each([
  ['s3://k:s%2Fcret@minio.example:9000/radio?region=eu-1&tls=false', { endpoint: 'http://minio.example:9000/radio', accessKey: 'k', secretKey: 's/cret', region: 'eu-1' }],
  ['s3://k:s@s3.example/radio', { endpoint: 'https://s3.example/radio', accessKey: 'k', secretKey: 's', region: 'auto' }],
  ['s3://s3.example/radio', null],
  ['s3://k:s@s3.example/', null],
  ['https://k:s@s3.example/radio', null],
])('%s', (address, read_) => {
  expect(readS3Address(address)).toEqual(read_)
})
