// The one file of a backup: a tar, so that any program opens it. Entries go in and come out one after the other, hashed on the way.

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from 'modern-tar'
import type { BackedUpFile } from './manifest.ts'

const CHUNK_BYTES = 256 * 1024

/** Writes a tar to a file that does not exist yet. */
export class ArchiveWriter {
  readonly #packer = createTarPacker()
  readonly #written: Promise<void>
  readonly #mtime: Date

  constructor(path: string, mtime: Date) {
    this.#mtime = mtime
    // The same stream under the two names that Node and the DOM have for its type.
    const bytes = Readable.fromWeb(this.#packer.readable as Parameters<typeof Readable.fromWeb>[0])
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
    this.#written = finished(bytes.pipe(file))
    bytes.on('error', (error) => file.destroy(error))
    // Whoever writes next learns that the disk is full.
    this.#written.catch((error: unknown) => this.#packer.controller.error(error))
  }

  /** Adds an entry of exactly so many bytes; gives its hash. */
  async add(path: string, bytes: number, contents: AsyncIterable<Uint8Array>): Promise<BackedUpFile> {
    const hash = createHash('sha256')
    const entry = this.#packer.controller.add({ name: path, size: bytes, type: 'file', mode: 0o600, mtime: this.#mtime }).getWriter()
    try {
      for await (const chunk of contents) {
        hash.update(chunk)
        await entry.write(chunk)
      }
      await entry.close()
    } catch (error) {
      this.#packer.controller.error(error)
      await this.#written
      throw error
    }
    return { path, bytes, sha256: hash.digest('hex') }
  }

  /** Resolves when the file is whole and on the disk. */
  async finish(): Promise<void> {
    this.#packer.controller.finalize()
    await this.#written
  }

  /** Gives the file up. */
  async abort(): Promise<void> {
    this.#packer.controller.error(new Error('the backup was given up'))
    await this.#written.catch(() => {})
  }
}

/** Gives the entries of a tar one by one; each is read to its end, or passed over, before the next. Rejects when the file is cut off or no tar. */
export async function* readArchive(path: string): AsyncGenerator<{ readonly path: string; readonly bytes: number; readonly contents: AsyncIterable<Uint8Array> }> {
  const bytes = Readable.toWeb(createReadStream(path, { highWaterMark: CHUNK_BYTES }))
  // As above.
  const entries = (bytes as unknown as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(createTarDecoder({ strict: true })) as unknown as AsyncIterable<ParsedTarEntry>
  for await (const { header, body } of entries) {
    const contents = body as unknown as AsyncIterable<Uint8Array>
    yield { path: header.name, bytes: header.size, contents }
  }
}

/** Writes contents into a new file and gives their length and hash. */
export async function keepContents(contents: AsyncIterable<Uint8Array>, into: Writable | null): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of contents) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(counted, into ?? new Writable({ write: (_chunk, _encoding, done) => done() }))
  return { bytes, sha256: hash.digest('hex') }
}
