// Reads the head of a source client's request, byte by byte if it must: bounded, tolerant of what real clients send, never throwing.

/** Longest head taken; real ones have 300-900 bytes. */
export const HEAD_MAX = 8 * 1024
const HEADERS_MAX = 64

export interface RequestHead {
  /** Upper case. */
  readonly method: string
  /** Path without the query, as sent. */
  readonly path: string
  /** What follows the question mark, as sent; each character is one byte. */
  readonly query: string
  /** `HTTP/1.0`, `HTTP/1.1`, `ICE/1.0` … upper case; empty when the client said none. */
  readonly protocol: string
  /** Names in lower case; the first of several wins. Each character is one byte. */
  readonly headers: ReadonlyMap<string, string>
}

export type HeadProgress =
  | { readonly state: 'more' }
  | { readonly state: 'complete'; readonly head: RequestHead; readonly rest: Buffer }
  | { readonly state: 'refused'; readonly why: 'too-large' | 'not-a-request'; readonly firstLine: string }

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Collects one head. After `complete` or `refused` it is used up. */
export class HeadReader {
  #bytes: Buffer = Buffer.alloc(0)
  /** Bytes already searched for the empty line, so that a slow head is not searched again and again. */
  #searched = 0

  push(bytes: Buffer): HeadProgress {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes])
    this.#skipEmptyLines()
    const end = this.#findEnd()
    if (end === null) return this.#bytes.length > HEAD_MAX ? this.#refuse('too-large') : this.#judgeUnfinished()
    if (end > HEAD_MAX) return this.#refuse('too-large')
    const head = readHead(this.#bytes.toString('latin1', 0, end))
    return head ? { state: 'complete', head, rest: this.#bytes.subarray(end) } : this.#refuse('not-a-request')
  }

  // Some clients send an empty line after a body that the next request follows.
  #skipEmptyLines(): void {
    let start = 0
    while (this.#bytes[start] === LINE_FEED || this.#bytes[start] === CARRIAGE_RETURN) start += 1
    this.#bytes = this.#bytes.subarray(start)
  }

  /** Index just after the empty line, whichever line ends the client uses. */
  #findEnd(): number | null {
    for (let at = this.#bytes.indexOf(LINE_FEED, this.#searched); at !== -1; at = this.#bytes.indexOf(LINE_FEED, at + 1)) {
      const next = this.#bytes[at + 1]
      if (next === LINE_FEED) return at + 2
      if (next === CARRIAGE_RETURN && this.#bytes[at + 2] === LINE_FEED) return at + 3
    }
    // The empty line may begin in the last three bytes and end in those still to come.
    this.#searched = Math.max(0, this.#bytes.length - 3)
    return null
  }

  // A SHOUTcast client sends a bare password line and then waits: without this it would wait until the time limit.
  #judgeUnfinished(): HeadProgress {
    const lineEnd = this.#bytes.indexOf(LINE_FEED)
    if (lineEnd === -1) return { state: 'more' }
    return readRequestLine(this.#bytes.toString('latin1', 0, lineEnd).trim()) ? { state: 'more' } : this.#refuse('not-a-request')
  }

  #refuse(why: 'too-large' | 'not-a-request'): HeadProgress {
    const firstLine = this.#bytes.toString('latin1', 0, 200).split(/[\r\n]/, 1)[0] ?? ''
    this.#bytes = Buffer.alloc(0)
    return { state: 'refused', why, firstLine }
  }
}

function readHead(text: string): RequestHead | null {
  const [firstLine = '', ...lines] = text.split(/\r?\n/)
  const request = readRequestLine(firstLine.trim())
  return request && { ...request, headers: readHeaders(lines) }
}

type RequestLine = Pick<RequestHead, 'method' | 'path' | 'query' | 'protocol'>

function readRequestLine(line: string): RequestLine | null {
  const method = /^([A-Za-z]{1,20})[ \t]+/.exec(line)
  if (!method?.[1]) return null
  // The protocol is what follows the last space: titles in a query may have come with their spaces.
  const [, target = '', protocol = ''] = /^(.*?)(?:[ \t]+((?:HTTP|ICE|ICY)\/\d(?:\.\d)?))?$/i.exec(line.slice(method[0].length)) ?? []
  if (!/^(\/|\*$|https?:\/\/)/i.test(target)) return null
  const local = target.replace(/^https?:\/\/[^/?]*/i, '') || '/'
  const question = local.indexOf('?')
  return {
    method: method[1].toUpperCase(),
    path: question === -1 ? local : local.slice(0, question),
    query: question === -1 ? '' : local.slice(question + 1),
    protocol: protocol.toUpperCase(),
  }
}

function readHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>()
  let latest: string | null = null
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      // A long value folded onto a second line, as old clients may.
      if (latest !== null) headers.set(latest, `${headers.get(latest) ?? ''} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    latest = null
    if (colon < 1 || headers.size >= HEADERS_MAX) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    if (headers.has(name)) continue
    headers.set(name, line.slice(colon + 1).trim())
    latest = name
  }
  return headers
}
