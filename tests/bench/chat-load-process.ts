// A process of its own for the bench: thousands of clients that do nothing but note when a message reaches them.

import { once } from 'node:events'
import { WebSocket } from 'ws'

interface Order {
  readonly name: string
  readonly url: string
  readonly protocol: string | null
  readonly count: number
  readonly first: readonly string[]
}

/** Opened at once: more would be refused as half-open. */
const AT_ONCE = 50
/** In each message: when it was sent, as Date.now(). */
const MARK = Buffer.from('sent-at-')

const delays = new Map<string, number[]>()

async function open({ name, url, protocol, count, first }: Order): Promise<void> {
  delays.set(name, [])
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, (_, index) => openOne(opened + index, { name, url, protocol, first })))
  }
}

async function openOne(index: number, { name, url, protocol, first }: Omit<Order, 'count'>): Promise<void> {
  const headers = { 'x-forwarded-for': `10.${index >> 8}.${index & 255}.1` }
  const socket = protocol === null ? new WebSocket(url, { headers }) : new WebSocket(url, protocol, { headers })
  const noted = delays.get(name) ?? []
  socket.on('message', (data: Buffer) => {
    const at = data.indexOf(MARK)
    if (at >= 0) noted.push(Date.now() - Number(data.toString('latin1', at + MARK.length, at + MARK.length + 13)))
  })
  socket.on('error', (error) => console.error(`a client failed: ${error.message}`))
  await once(socket, 'open')
  for (const message of first) socket.send(message)
  // In the room, and not only at the door.
  if (first.length > 0) await once(socket, 'message')
}

process.on('message', (order: Order | { readonly take: string }) => {
  if ('take' in order) {
    const noted = delays.get(order.take) ?? []
    process.send?.({ delays: noted.splice(0) })
    return
  }
  void open(order).then(() => process.send?.({ opened: order.name }))
})
