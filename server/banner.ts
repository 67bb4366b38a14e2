// What a person reads when the station is up: where it is, how to become its first admin, what to type into a source client.

import os from 'node:os'
import type { Config } from './config.ts'

export interface Ready {
  /** Ports that were really taken. */
  readonly port: number
  readonly sourcePort: number
  /** A link that makes the first admin; null when there is one already. */
  firstAdminLink(siteAddress: string): Promise<string | null>
}

/** The text, with an empty line on both sides. */
export async function banner(config: Config, ready: Ready): Promise<string> {
  const site = siteAddress(config, ready.port)
  const host = new URL(site).hostname
  const link = await ready.firstAdminLink(site)
  const lines = [
    `IMI Radio is on air:  ${site}`,
    `Stream:               ${site}/listen/radio.mp3`,
    ...(link === null ? [] : [`First admin:          ${link}`, '                      (open it once, soon; it stops working when there is an admin)']),
    `Source clients:       host ${config.publicUrl === null ? localAddress() ?? host : host}, port ${ready.sourcePort}, mount /live, Icecast 2${config.tls === null ? '' : ', TLS'};`,
    '                      user: your login, password: a key from your studio page',
  ]
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`
}

/** Where this machine's own browser reaches the site, unless the outside address is configured. */
export function siteAddress(config: Config, port: number): string {
  return config.publicUrl ?? `${config.tls === null ? 'http' : 'https'}://localhost:${port}`
}

/** The first address other machines in the house can reach. */
function localAddress(): string | null {
  const all = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find((address) => !address.internal && address.family === 'IPv4')?.address ?? null
}
