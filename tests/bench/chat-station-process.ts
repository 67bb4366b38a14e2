// A process of its own for the bench: the chat as it ships on a real database, and beside it a bare `ws` server that passes on what it gets.

import { once } from 'node:events'
import { WebSocketServer, type WebSocket } from 'ws'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/db/database.ts'
import { silentLog } from '../../server/log.ts'
import { openChatProcess, signIn } from '../support/chat-app.ts'

/** Node was started with --expose-gc. */
declare const gc: () => void

const database = await openDatabase({ url: process.argv[2] ?? '', dataDir: '/nowhere', log: silentLog })
const station = await openChatProcess({ database, clock: systemClock })
// The second process on one database gets another login.
const { cookie } = await signIn(station, process.argv[3] ?? 'bench', 'moderator')

const bare = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
await once(bare, 'listening')
const listeners = new Set<WebSocket>()
bare.on('connection', (socket) => {
  listeners.add(socket)
  socket.on('close', () => listeners.delete(socket))
  socket.on('message', (data: Buffer) => {
    for (const listener of listeners) listener.send(data, { binary: false })
  })
})

const addresses = { ours: station.url, bare: `ws://127.0.0.1:${(bare.address() as AddressInfo).port}/`, cookie } // it listens on an address
process.on('message', (question) => {
  if (question === 'addresses') process.send?.(addresses)
  if (question !== 'memory') return
  gc()
  process.send?.({ memory: process.memoryUsage().rss })
})
process.send?.(addresses)
