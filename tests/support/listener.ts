// A listener on a mount: keeps the connection, collects what comes, notices when it ends.

import { get as getPlain, type Agent, type IncomingMessage } from 'node:http'
import { get as getTls } from 'node:https'
import { Mp3FrameCutter } from '../../server/broadcast/outputs/mp3-frames.ts'
import { OggPageCutter } from '../../server/broadcast/outputs/ogg-pages.ts'
import { FFMPEG } from './audio.ts'
import { spawn } from 'node:child_process'

interface ListenOptions {
  readonly headers?: Record<string, string>
  readonly agent?: Agent
}

export class Listener {
  readonly response: IncomingMessage
  readonly #chunks: Buffer[] = []
  #length = 0
  #isOver = false
  #wake: () => void = () => {}

  constructor(response: IncomingMessage) {
    this.response = response
    response.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk)
      this.#length += chunk.length
      this.#wake()
    })
    const over = (): void => {
      this.#isOver = true
      this.#wake()
    }
    response.on('error', over).on('close', over)
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  get length(): number {
    return this.#length
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Waits until so many bytes came in all; rejects when the connection ends before. */
  async until(length: number): Promise<Buffer> {
    while (this.#length < length) {
      if (this.#isOver) throw new Error(`the listener's connection ended after ${this.#length} of ${length} bytes`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    return this.bytes
  }

  /** Waits for the end of the connection. */
  async untilOver(): Promise<void> {
    while (!this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  /** From now on what comes is read and not kept. */
  forget(): void {
    this.response.removeAllListeners('data').resume()
    this.#chunks.length = 0
  }

  hangUp(): void {
    this.response.destroy()
  }
}

/** Connects and waits for the head of the answer. */
export function listen(url: string, options: ListenOptions = {}): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:')
      ? getTls(url, { headers: options.headers, rejectUnauthorized: false, agent: options.agent }, (response) => resolve(new Listener(response)))
      : getPlain(url, { headers: options.headers, agent: options.agent }, (response) => resolve(new Listener(response)))
    request.on('error', reject)
  })
}

/** What a strict player says of these bytes: PCM and every complaint. The torn end of the capture is cut off first. */
export function play(bytes: Buffer, codec: 'mp3' | 'opus'): Promise<{ pcm: Buffer; complaints: string }> {
  const whole = codec === 'mp3' ? new Mp3FrameCutter().push(bytes) : Buffer.concat(new OggPageCutter().push(bytes))
  // A capture that does not begin with a frame or page would be repaired by the cutter: that must be seen.
  const start = bytes.subarray(0, whole.length)
  return new Promise((resolve, reject) => {
    const child = spawn(FFMPEG, ['-v', 'error', '-nostdin', '-f', codec === 'mp3' ? 'mp3' : 'ogg', '-i', 'pipe:0', '-f', 's16le', '-ar', '48000', '-ac', '2', 'pipe:1'])
    const out: Buffer[] = []
    let complaints = start.equals(whole) ? '' : 'the bytes do not begin with a whole frame or page; '
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
    child.once('error', reject)
    child.once('close', () => resolve({ pcm: Buffer.concat(out), complaints }))
    child.stdin.on('error', () => {}).end(start)
  })
}

/** Takes the metadata blocks out of a stream that carries titles: the sound and the titles, in order. */
export function separateTitles(bytes: Buffer, interval: number): { sound: Buffer; titles: string[] } {
  const sound: Buffer[] = []
  const titles: string[] = []
  for (let offset = 0; offset < bytes.length; ) {
    sound.push(bytes.subarray(offset, offset + interval))
    offset += interval
    if (offset >= bytes.length) break
    const length = (bytes[offset] ?? 0) * 16
    const text = bytes.toString('utf8', offset + 1, offset + 1 + length)
    titles.push(/^StreamTitle='(.*)';\0*$/s.exec(text)?.[1] ?? `not a title: ${text}`)
    offset += 1 + length
  }
  return { sound: Buffer.concat(sound), titles }
}
