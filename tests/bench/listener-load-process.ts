// The same as listener-load.c for machines without a C compiler: same arguments, same lines. Uses more processor time.

import { connect } from 'node:net'

const POLL_MS = 20
const [count = 0, port = 0, path = '', rate = 100] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? '', Number(process.argv[5])]

interface Load {
  all: number
  inWindow: number
  last: number
  isOver: boolean
}

const listeners: Load[] = []
const startedAt = performance.now()
let failed = 0
let sounding = 0
let newestAt = startedAt
let windowAt = startedAt
let longestGapMs = 0
let isTold = false

function join(): void {
  const load: Load = { all: 0, inWindow: 0, last: 0, isOver: false }
  listeners.push(load)
  const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`GET ${path} HTTP/1.0\r\nHost: bench\r\nUser-Agent: listener-load\r\n\r\n`))
  socket.on('data', (bytes: Buffer) => received(load, bytes.length))
  socket.on('error', () => (load.all === 0 ? failed++ : 0))
  socket.on('close', () => (load.isOver = true))
}

function received(load: Load, bytes: number): void {
  const now = performance.now()
  if (load.all < 10_000 && load.all + bytes >= 10_000) {
    sounding++
    newestAt = now
  }
  if (load.inWindow > 0) longestGapMs = Math.max(longestGapMs, now - load.last)
  load.all += bytes
  load.inWindow += bytes
  load.last = now
}

setInterval(() => {
  const now = performance.now()
  while (listeners.length < count && listeners.length < ((now - startedAt) / 1000) * rate) join()
  if (isTold || (sounding < count && (listeners.length < count || now - newestAt < 10_000))) return
  isTold = true
  console.log(JSON.stringify({ connected: sounding, seconds: (now - startedAt) / 1000 }))
}, POLL_MS)

process.stdin.on('data', () => {
  for (const load of listeners) load.inWindow = 0
  windowAt = performance.now()
  longestGapMs = 0
})
process.stdin.on('end', () => {
  const bytes = listeners.map((load) => load.inWindow).sort((a, b) => a - b)
  const open = listeners.filter((load) => load.all > 0 && !load.isOver).length
  console.log(JSON.stringify({ open, failed, seconds: (performance.now() - windowAt) / 1000, leastBytes: bytes[0] ?? 0, medianBytes: bytes[bytes.length >> 1] ?? 0, longestGapMs }))
  process.exit(0)
})
