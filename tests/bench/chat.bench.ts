// How long a message takes to reach everybody in a full room, beside a bare `ws` server that passes on the same bytes, in the same process
// to the same number of clients; and what a client costs who only listens.

import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { CHAT_PROTOCOL } from '../../server/chat/chat-schema.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { silentLog } from '../../server/log.ts'
import { heading, promise, tell } from './report.ts'

const ROUNDS = 15
const WARM_UP = 3

interface Addresses {
  readonly ours: string
  readonly bare: string
  readonly cookie: string
}

export async function chatBench({ clients }: { readonly clients: number }): Promise<void> {
  heading(`${clients} people in one room of the chat, and as many at a bare ws server`)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-chat-'))
  const database = await openDatabase({ url: null, dataDir, log: silentLog })
  await migrate(database.db)
  const program = (name: string, ...args: string[]): ChildProcess => fork(path.join(import.meta.dirname, name), args, { execArgv: ['--expose-gc'] })
  const [station, other, load] = [program('chat-station-process.ts', database.url), program('chat-station-process.ts', database.url, 'other'), program('chat-load-process.ts')]
  try {
    await measure(station, load, clients)
    await measureDeeds(station, other, load)
  } finally {
    station.kill()
    other.kill()
    load.kill()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const SCREENS = 500

/** From what a moderator does at one process until the last of the screens has it, half of them at another process. */
async function measureDeeds(station: ChildProcess, other: ChildProcess, load: ChildProcess): Promise<void> {
  const [here, there] = await Promise.all([ask<Addresses>(station, 'addresses'), ask<Addresses>(other, 'addresses')])
  // In a room of their own with the moderator: the full room of before does not belong here.
  const first = [hello(null), JSON.stringify({ type: 'join', room: 'station', after: null })]
  for (const [name, { ours }] of [['here', here], ['there', there]] as const) await ask(load, { name, url: ours, protocol: CHAT_PROTOCOL, count: SCREENS / 2, first })
  const say = await openSpeaker(here)
  const slowest: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const frame = await say()
    await Promise.all(['here', 'there'].map((name) => arrivals(load, name, SCREENS / 2)))
    const saidAt = Number(/sent-at-(\d{13})/.exec(frame)?.[1])
    const message = (JSON.parse(frame) as { messages: { id: number }[] }).messages.at(-1)?.id // a frame of messages
    const doneAt = Date.now()
    const answer = await fetch(here.ours.replace('ws:', 'http:').replace(/chat$/, 'desk/chat/deeds'), {
      method: 'POST',
      headers: { cookie: here.cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ do: 'pin', room: 'station', message }),
    })
    if (!answer.ok) throw new Error(`the deed was refused: ${answer.status}`)
    // The pinned message comes with the time it was said at.
    const delays = (await Promise.all(['here', 'there'].map((name) => arrivals(load, name, SCREENS / 2)))).flat()
    slowest.push(Math.max(...delays) - (doneAt - saidAt))
  }
  promise(`from a moderator's deed to the last of ${SCREENS} screens at two processes, worst of 15`, Math.max(...slowest.slice(WARM_UP)), { atMost: 1000 }, ' ms')
}

async function measure(station: ChildProcess, load: ChildProcess, clients: number): Promise<void> {
  const addresses = await answerOf<Addresses>(station)
  const say = await openSpeaker(addresses)
  const memory = async (): Promise<number> => (await ask<{ memory: number }>(station, 'memory')).memory
  const empty = await memory()
  await ask(load, { name: 'ours', url: addresses.ours, protocol: CHAT_PROTOCOL, count: clients, first: [hello(null), JSON.stringify({ type: 'join', room: 'station', after: null })] })
  await pause(3000)
  const perClient = ((await memory()) - empty) / clients
  await ask(load, { name: 'bare', url: addresses.bare, protocol: null, count: clients, first: [] })
  const rounds = { ours: [] as number[][], bare: [] as number[][] }
  const bare = new WebSocket(addresses.bare)
  await once(bare, 'open')
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const bytes = await say()
    rounds.ours.push(await arrivals(load, 'ours', clients))
    bare.send(bytes.replace(/sent-at-\d{13}/, `sent-at-${Date.now()}`))
    rounds.bare.push(await arrivals(load, 'bare', clients))
  }
  const [ours, floor] = [rounds.ours.slice(WARM_UP), rounds.bare.slice(WARM_UP)]
  const [p99, floorP99] = [median(ours.map((delays) => at(delays, 0.99))), median(floor.map((delays) => at(delays, 0.99)))]
  tell(`ours: median ${median(ours.map((delays) => at(delays, 0.5)))} ms, p99 ${p99} ms, worst round ${Math.max(...ours.map((delays) => at(delays, 0.99)))} ms; bare ws: p99 ${floorP99} ms`)
  promise('p99 until a message is at everybody, median of 15', p99, { atMost: 250 }, ' ms')
  promise('the same against a bare ws broadcast of the same bytes', p99 / floorP99, { atMost: 1.3 }, 'x')
  promise('memory of a client who only listens', perClient / 1024, { atMost: 40 }, ' KB')
}

/** Gives what says something in the room and resolves with the frame that everybody got. */
async function openSpeaker({ ours, cookie }: Addresses): Promise<() => Promise<string>> {
  const socket = new WebSocket(ours, CHAT_PROTOCOL, { headers: { cookie } })
  const frames: string[] = []
  socket.on('message', (data: Buffer) => frames.push(data.toString()))
  await once(socket, 'open')
  socket.send(hello('Speaker'))
  socket.send(JSON.stringify({ type: 'join', room: 'station', after: null }))
  return async () => {
    frames.length = 0
    socket.send(JSON.stringify({ type: 'say', id: randomUUID(), kind: 'message', text: `Dobry wieczór wszystkim, którzy słuchają dziś w nocy! sent-at-${Date.now()}`, language: 'pl' }))
    for (;;) {
      const frame = frames.find((one) => one.includes('"messages"') && one.includes('sent-at-'))
      if (frame) return frame
      await once(socket, 'message')
    }
  }
}

function hello(nick: string | null): string {
  return JSON.stringify({ type: 'hello', token: null, nick, language: 'pl', isHere: false })
}

/** Delays of one message at all clients. */
async function arrivals(load: ChildProcess, name: string, clients: number): Promise<number[]> {
  const all: number[] = []
  while (all.length < clients) {
    await pause(200)
    all.push(...(await ask<{ delays: number[] }>(load, { take: name })).delays)
  }
  return all
}

async function ask<T>(child: ChildProcess, question: object | string): Promise<T> {
  const answer = answerOf<T>(child)
  child.send(question)
  return answer
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    const ended = once(child, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`a process of the bench ended with ${String(code)}`)))
    // Given up below, once there is an answer.
    ended.catch(() => {})
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [T] // each process answers one question at a time
    return answer
  } finally {
    waiting.abort()
  }
}

function at(numbers: readonly number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0
}

function median(numbers: readonly number[]): number {
  return at(numbers, 0.5)
}
