// Sends files as a tus client does, piece by piece, and goes on where it was cut off.

import { createHash } from 'node:crypto'

export interface SendOptions {
  readonly site: string
  /** Who sends: the session's cookie, or the header of a test's application. */
  readonly headers: Readonly<Record<string, string>>
}

export interface FileWish {
  readonly filename: string
  readonly show: string
  readonly archive: 'yes' | 'no'
  readonly occurrence?: string
}

const PIECE_BYTES = 1_000_000

/** Begins an upload: the answer, whose `location` takes the bytes. */
export function beginUpload({ site, headers }: SendOptions, bytes: Buffer, wish: FileWish): Promise<Response> {
  const metadata = Object.entries({ fingerprint: createHash('sha256').update(bytes).digest('hex').slice(0, 32), ...wish }).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
  return fetch(`${site}/api/v1/desk/uploads`, { method: 'POST', headers: { ...headers, 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') } })
}

/** How many bytes are there. */
export async function offsetOf({ site, headers }: SendOptions, location: string): Promise<number> {
  const answer = await fetch(site + location, { method: 'HEAD', headers: { ...headers, 'tus-resumable': '1.0.0' } })
  if (!answer.ok) throw new Error(`HEAD ${location}: ${answer.status}`)
  return Number(answer.headers.get('upload-offset'))
}

/** Sends one piece from `offset` on; rejects when the line is cut. */
export function sendPiece({ site, headers }: SendOptions, location: string, bytes: Buffer, offset: number, pieceBytes = PIECE_BYTES): Promise<Response> {
  return fetch(site + location, {
    method: 'PATCH',
    headers: { ...headers, 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes.subarray(offset, offset + pieceBytes)),
  })
}

/** Sends the rest of a file, however often it must ask how much is there. */
export async function sendRest(options: SendOptions, location: string, bytes: Buffer): Promise<void> {
  for (;;) {
    const offset = await offsetOf(options, location)
    if (offset === bytes.length) return
    const answer = await sendPiece(options, location, bytes, offset)
    if (answer.status !== 204) throw new Error(`PATCH at ${offset}: ${answer.status} ${await answer.text()}`)
  }
}

/** Sends a whole file and gives its upload's id. */
export async function sendFile(options: SendOptions, bytes: Buffer, wish: FileWish): Promise<string> {
  const answer = await beginUpload(options, bytes, wish)
  if (answer.status !== 201) throw new Error(`POST: ${answer.status} ${await answer.text()}`)
  const location = answer.headers.get('location') ?? ''
  await sendRest(options, location, bytes)
  return location.split('/').at(-1) ?? ''
}
