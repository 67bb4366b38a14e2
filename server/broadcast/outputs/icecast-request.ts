// What an Icecast server is asked: to take our bytes as a mount's source, and to show a title.

import { request as requestTls } from 'node:https'
import { request } from '../../http/request.ts'
import type { MountFormat } from './output.ts'

const TITLE_ANSWER_MS = 5_000

export interface IcecastAddress {
  /** With user (`source` when none is given) and password. */
  readonly url: URL
  /** With its slash. */
  readonly mount: string
}

/** The head of the source's connection; audio follows after `100 Continue` or `200`. */
export function sourceHead({ url, mount }: IcecastAddress, format: MountFormat, station: { name: string; url?: string }): Buffer {
  const lines = [
    `PUT ${mount} HTTP/1.1`,
    `Host: ${url.host}`,
    `Authorization: ${authorization(url)}`,
    'User-Agent: imi-radio',
    `Content-Type: ${format.contentType}`,
    `Ice-Name: ${oneLine(station.name)}`,
    ...(station.url ? [`Ice-Url: ${oneLine(station.url)}`] : []),
    `Ice-Bitrate: ${format.bitrateKbps}`,
    `Ice-Audio-Info: ice-bitrate=${format.bitrateKbps};ice-channels=${format.channels}`,
    'Ice-Public: 0',
    'Expect: 100-continue',
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8')
}

/** Path and query of the title request; UTF-8 said aloud, since Icecast assumes Latin-1 for MP3. */
export function titlePath(mount: string, title: string): string {
  const query = new URLSearchParams({ mode: 'updinfo', mount, charset: 'UTF-8', song: title })
  return `/admin/metadata?${query.toString().replaceAll('+', '%20')}`
}

/** Sets the title of an MP3 mount; rejects when the server does not take it. */
export function sendTitle({ url, mount }: IcecastAddress, title: string): Promise<void> {
  const ask = url.protocol === 'https:' ? requestTls : request
  return new Promise((resolve, reject) => {
    const asked = ask(
      { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || undefined, path: titlePath(mount, title), headers: { Authorization: authorization(url) }, timeout: TITLE_ANSWER_MS, agent: false },
      (response) => {
        response.resume()
        if (response.statusCode === 200) resolve()
        else reject(new Error(`Icecast answered ${response.statusCode} to a title for ${mount}`))
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer to a title')))
    asked.on('error', reject)
    asked.end()
  })
}

function authorization(url: URL): string {
  const user = decodeURIComponent(url.username) || 'source'
  return `Basic ${Buffer.from(`${user}:${decodeURIComponent(url.password)}`, 'utf8').toString('base64')}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}
