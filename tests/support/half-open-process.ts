// A process of its own that stands in the station's door and says nothing: its descriptors are not those of the station. Of ten
// connections five send nothing, four half a request, and one is upgraded and never says hello.

import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { CHAT_PROTOCOL } from '../../server/chat/chat-schema.ts'

export interface HalfOpened {
  /** How many were really opened. */
  readonly opened: number
  /** Of those: answered with an upgrade. */
  readonly upgraded: number
}

/** More at once would overflow the queue of the system's own door. */
const AT_ONCE = 200
const [port = 0, wanted = 0] = process.argv.slice(2).map(Number)
const open = new Set<Socket>()
let upgraded = 0

async function openOne(index: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => {})
  const connected = await Promise.race([once(socket, 'connect').then(() => true, () => false), once(socket, 'close').then(() => false, () => false)])
  if (!connected) return false
  open.add(socket)
  socket.on('close', () => open.delete(socket))
  socket.on('data', (data: Buffer) => (upgraded += data.includes('HTTP/1.1 101') ? 1 : 0))
  if (index % 10 < 4) socket.write('GET /api/v1/chat HTTP/1.1\r\nHost: x\r\nUpgrade: webs')
  if (index % 10 === 9) {
    // Each from a network of its own.
    socket.write(`GET /api/v1/chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${CHAT_PROTOCOL}\r\nX-Forwarded-For: 10.${index >> 16}.${(index >> 8) & 255}.${index & 255}\r\n\r\n`)
  }
  return true
}

let opened = 0
for (let index = 0; index < wanted; index += AT_ONCE) {
  const all = await Promise.all(Array.from({ length: Math.min(AT_ONCE, wanted - index) }, (_, each) => openOne(index + each)))
  opened += all.filter(Boolean).length
}
process.send?.({ opened, upgraded } satisfies HalfOpened)
const watch = setInterval(() => {
  if (open.size > 0) return
  clearInterval(watch)
  process.send?.('all closed')
  if (process.connected) process.disconnect?.()
}, 100)
