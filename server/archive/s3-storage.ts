// The archive's files in S3-compatible storage. Large ones go in parts, so that memory stays small and a lost part is sent again.

import { createWriteStream } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { S3mini } from 's3mini'
import { AppError } from '../errors.ts'
import type { ByteRange } from '../http/byte-range.ts'
import type { S3Address } from './s3-address.ts'
import { borrowedName, requireKey, type Storage } from './storage.ts'

/** S3 takes parts of 5 MiB and more, 10,000 at most: enough for 160 GB. */
const PART_BYTES = 16 * 1024 * 1024
const ATTEMPTS = 3
const REQUEST_MS = 120_000

export class S3Storage implements Storage {
  readonly #client: S3mini

  constructor({ endpoint, accessKey, secretKey, region }: S3Address) {
    this.#client = new S3mini({ endpoint, accessKeyId: accessKey, secretAccessKey: secretKey, region, requestAbortTimeout: REQUEST_MS })
  }

  async put(key: string, filePath: string): Promise<void> {
    requireKey(key)
    const file = await open(filePath)
    try {
      const { size } = await file.stat()
      if (size <= PART_BYTES) await attempt(async () => this.#client.putObject(key, await readPart(file, 0, size)))
      else await this.#putParts(key, file, size)
    } finally {
      await file.close()
    }
    await rm(filePath, { force: true })
  }

  async openRead(key: string, range?: ByteRange): Promise<Readable> {
    const answer = range
      ? await this.#client.getObjectRaw(requireKey(key), false, range.from, range.to + 1).catch(asMissing(key))
      : await this.#client.getObjectRaw(requireKey(key), true).catch(asMissing(key))
    if (answer.status === 404 || answer.body === null) throw missing(key)
    // The same stream under the two names that Node and the DOM have for its type.
    return Readable.fromWeb(answer.body as ReadableStream)
  }

  async stat(key: string): Promise<{ bytes: number } | null> {
    const exists = await attempt(() => this.#client.objectExists(requireKey(key)))
    return exists === true ? { bytes: await this.#client.getContentLength(key) } : null
  }

  async remove(key: string): Promise<void> {
    await attempt(() => this.#client.deleteObject(requireKey(key)))
  }

  async list(prefix: string): Promise<string[]> {
    const found = (await attempt(() => this.#client.listObjects('/', prefix))) ?? []
    return found.map(({ Key }) => Key).sort()
  }

  async borrow(key: string, folder: string): Promise<string> {
    const file = path.join(folder, borrowedName(key))
    await pipeline(await this.openRead(key), createWriteStream(file))
    return file
  }

  /** An upload that fails is given up, so that its parts do not lie there for ever, paid for and unseen. */
  async #putParts(key: string, file: FileHandle, size: number): Promise<void> {
    const upload = await attempt(() => this.#client.getMultipartUploadId(key))
    try {
      const parts = []
      for (let at = 0; at < size; at += PART_BYTES) {
        const bytes = await readPart(file, at, Math.min(PART_BYTES, size - at))
        parts.push(await attempt(() => this.#client.uploadPart(key, upload, bytes, parts.length + 1)))
      }
      await this.#client.completeMultipartUpload(key, upload, parts)
    } catch (error) {
      await this.#client.abortMultipartUpload(key, upload).catch(() => {})
      throw error
    }
  }
}

async function readPart(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    done += bytesRead
  }
  return bytes
}

async function attempt<T>(ask: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await ask()
    } catch (error) {
      if (count >= ATTEMPTS) throw new AppError('unavailable', 'storage_away', `The archive's storage does not answer as it should (${(error as Error).message}): check ARCHIVE_URL and the storage itself.`, { cause: error })
    }
  }
}

function asMissing(key: string): (error: unknown) => never {
  return (error) => {
    throw (error as { status?: number }).status === 404 ? missing(key) : error // the client's own errors have one
  }
}

function missing(key: string): AppError {
  return new AppError('not-found', 'storage_missing', `The file ${key} is not in the archive's storage any more.`)
}
