// Titles as source clients send them: in a query, in whichever character set they speak.

const TITLE_MAX = 300

/** Reads a query into its fields as bytes, since only the field `charset` says how to read the others. The first of several wins. */
export function readQuery(query: string): ReadonlyMap<string, Buffer> {
  const fields = new Map<string, Buffer>()
  for (const part of query.split('&').slice(0, 50)) {
    const equals = part.indexOf('=')
    const name = (equals === -1 ? part : part.slice(0, equals)).toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, unescape(equals === -1 ? '' : part.slice(equals + 1)))
  }
  return fields
}

/** The title to show: `song`, else artist and title; null when the request carries none of them. */
export function readTitle(fields: ReadonlyMap<string, Buffer>): string | null {
  const charset = fields.get('charset')?.toString('latin1').trim()
  const text = (name: string): string => tidy(decode(fields.get(name) ?? Buffer.alloc(0), charset))
  const named = ['song', 'title', 'artist'].some((name) => fields.has(name))
  if (!named) return null
  // Liquidsoap sends `song` beside `artist` and `title`; the two say more than the one.
  const [song, title, artist] = [text('song'), text('title'), text('artist')]
  return artist !== '' && title !== '' ? `${artist} - ${title}` : song || title || artist
}

/** Decodes by the named character set; without one, UTF-8 when the bytes are that, and else Western European. */
function decode(bytes: Buffer, charset: string | undefined): string {
  const decoder = charset ? findDecoder(charset) : null
  if (decoder) return decoder.decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function findDecoder(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset)
  } catch {
    return null
  }
}

// Control characters would end a header or an ICY block early.
function tidy(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return [...line].slice(0, TITLE_MAX).join('')
}

function unescape(text: string): Buffer {
  const spaced = text.replaceAll('+', ' ')
  const plain = spaced.replace(/%([0-9A-Fa-f]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  // Every character is one byte here: the head was read as latin1.
  return Buffer.from(plain, 'latin1')
}
