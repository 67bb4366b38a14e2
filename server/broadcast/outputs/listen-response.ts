// What a listener is answered before the sound: the headers of a mount. Pure.

import { metadataInterval } from './icy.ts'
import type { MountFormat } from './output.ts'

/** Any page may play a mount, and a player on one may ask for titles. */
export const CORS_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'Icy-MetaData, Range',
  'Access-Control-Expose-Headers': 'Icy-MetaInt, Icy-Name, Icy-Br',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Headers of an endless answer. Names and values are fit for the wire: UTF-8 bytes, one per character. */
export function listenHeaders(format: MountFormat, stationName: string, wantsIcy: boolean): Record<string, string> {
  return {
    'Content-Type': format.contentType,
    'Cache-Control': 'no-store',
    // A stream has no length to seek in: players that ask for `bytes=0-` get all of it from now on.
    'Accept-Ranges': 'none',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
    ...CORS_HEADERS,
    ...(wantsIcy ? icyHeaders(format, stationName) : {}),
  }
}

/** The head as it is written to the socket, in latin1. No length and no chunks: the stream ends with the connection. */
export function headText(headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`
}

function icyHeaders(format: MountFormat, stationName: string): Record<string, string> {
  const name = stationName.replaceAll(/\p{Cc}+/gu, ' ')
  return {
    'icy-name': Buffer.from(name, 'utf8').toString('latin1'),
    'icy-br': String(format.bitrateKbps),
    ...(format.codec === 'mp3' ? { 'icy-metaint': String(metadataInterval(format)) } : {}),
  }
}
