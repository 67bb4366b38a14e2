// The bytes of a feed as text, in the encoding they really have. Pure.

import { AppError } from '../../errors.ts'

/** Reads by byte order mark, then by what the server said, then by what the document says; UTF-8 when nobody says anything. */
export function decodeFeed(bytes: Uint8Array, charset: string | null): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? null
  const label = markOf(bytes) ?? charset ?? declared ?? 'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    throw new AppError('invalid', 'feed_encoding', `This feed is written in an encoding that is not known ("${label.slice(0, 40)}").`)
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** The feed that a web page names, as its address; null: this is no web page, or it names none. */
export function feedOfPage(text: string, url: string): string | null {
  if (!isPage(text)) return null
  for (const [link] of text.slice(0, 500_000).matchAll(/<link\b[^>]{1,1000}>/gi)) {
    if (!/type\s*=\s*["']?application\/rss\+xml/i.test(link)) continue
    const href = /href\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s>]+))/i.exec(link)
    const address = URL.parse((href?.[1] ?? href?.[2] ?? href?.[3] ?? '').replaceAll('&amp;', '&'), url)
    if (address && /^https?:$/.test(address.protocol)) return address.href
  }
  return null
}

export function isPage(text: string): boolean {
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[^]{0,2000}?-->\s*)?(<!doctype\s+html|<html)/i.test(text)
}
