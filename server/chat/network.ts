// What is kept of an address so that a ban holds: a hash of its network under a salt of the day. Pure.
// Whoever has the salt could try all networks, so the salt is what must be forgotten: daily, unless a running ban needs it.

import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'

export interface DaySalt {
  /** `2026-11-27`, in UTC. */
  readonly day: string
  readonly salt: Buffer
}

export interface NetworkHash {
  readonly day: string
  readonly hash: string
}

/** The UTC day a salt is for. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

export function networkHash(address: string, { day, salt }: DaySalt): NetworkHash {
  return { day, hash: createHmac('sha256', salt).update(networkOf(address)).digest('base64url').slice(0, 22) }
}

/** The network an address belongs to: what a provider gives one customer or one street. IPv4 /24, IPv6 /48. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (!isIPv6(mapped)) return mapped.split('.').slice(0, 3).join('.')
  const [head = '', tail = ''] = mapped.replace(/%.*$/, '').split('::')
  const [front, back] = [head, tail].map((half) => half.split(':').filter(Boolean)) as [string[], string[]] // two in, two out
  const zeros = mapped.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : []
  return [...front, ...zeros, ...back].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
