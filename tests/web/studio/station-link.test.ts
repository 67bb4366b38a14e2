// The studio's connection: when it is tried again, when it is known to be dead, when it is given up.

import { beforeEach, describe, expect, test } from 'vitest'
import type { SocketEvents } from '../../../web/api/one-socket.ts'
import { LINK, StationLink, type LinkState } from '../../../web/studio/station-link.ts'

class FakeSocket {
  bufferedAmount = 0
  readonly sent: (string | Blob)[] = []
  readonly events: SocketEvents
  isClosed = false

  constructor(events: SocketEvents) {
    this.events = events
  }

  send(data: string | Blob): void {
    this.sent.push(data)
  }

  close(): void {
    this.isClosed = true
  }
}

let nowMs: number
let sockets: FakeSocket[]
let states: LinkState['kind'][]
let heard: string[]
let link: StationLink

beforeEach(() => {
  ;[nowMs, sockets, states, heard] = [1_000_000, [], [], []]
  link = new StationLink({
    nowMs: () => nowMs,
    openSocket: (events) => {
      const socket = new FakeSocket(events)
      sockets.push(socket)
      return socket
    },
    onOpen: () => link.send('hello'),
    onMessage: (text) => heard.push(text),
    onState: (state) => states.push(state.kind),
  })
})

const socket = () => sockets.at(-1) ?? expect.fail('nothing was connected')

function pass(ms: number): void {
  for (const end = nowMs + ms; nowMs < end; nowMs += 250) link.tick()
}

/** Connected and greeted. */
function connected(): FakeSocket {
  link.connect()
  socket().events.onOpen()
  socket().events.onMessage('welcome')
  link.welcomed()
  return socket()
}

test('says hello as soon as the socket is open, and is connected when the station has answered', () => {
  const first = connected()
  expect(first.sent).toEqual(['hello'])
  expect(heard).toEqual(['welcome'])
  expect(states).toEqual(['connecting', 'connected'])
})

describe('a connection is known to be dead', () => {
  test('when it does not come about in five seconds', () => {
    link.connect()
    pass(LINK.connectMs)
    expect(states).toEqual(['connecting'])
    pass(500)
    expect([socket().isClosed, states]).toEqual([true, ['connecting', 'waiting']])
  })

  test('when a station that always says something every ten seconds says nothing for thirty', () => {
    const first = connected()
    pass(20_000)
    first.events.onMessage('now')
    pass(LINK.silentMs)
    expect(link.isConnected).toBe(true)
    pass(500)
    expect([first.isClosed, link.isConnected]).toEqual([true, false])
  })

  test('and then nothing that it still says is heard', () => {
    const first = connected()
    link.retry()
    first.events.onMessage('late')
    first.events.onClose(4401)
    expect(heard).toEqual(['welcome'])
    expect(link.state.kind).toBe('waiting')
  })
})

describe('connecting again', () => {
  test('slows down to once in three seconds', () => {
    connected().events.onClose(1006)
    for (let second = 0; second < 120; second += 1) {
      pass(250)
      if (link.state.kind === 'connecting') socket().events.onClose(1006)
    }
    expect(sockets.length - 1).toBeGreaterThanOrEqual(11)
    expect(sockets.length - 1).toBeLessThanOrEqual(15)
  })

  test('begins quickly again once it has worked', () => {
    link.connect()
    for (let attempt = 0; attempt < 5; attempt += 1) link.retry()
    connected().events.onClose(1006)
    expect(link.state).toEqual({ kind: 'waiting', untilMs: nowMs + LINK.backOffMs.first })
  })

  test('happens at once when the browser says that it is online', () => {
    connected().events.onClose(1006)
    const before = sockets.length
    link.networkIsBack()
    link.networkIsBack()
    expect(sockets.length).toBe(before + 1)
  })

  test.each([
    [4401, 'signed_out'],
    [4403, 'not_allowed'],
    [4409, 'superseded'],
    [4426, 'wrong_protocol'],
    [4431, 'too_many_sockets'],
  ])('is left alone when the station closed with %i, which it would do again', (code, why) => {
    connected().events.onClose(code)
    pass(60_000)
    expect(sockets).toHaveLength(1)
    expect(link.state).toEqual({ kind: 'closed', code: why })
  })

  test.each([1005, 1006, 1009, 1011, 4408, 4429, 4430])('goes on after a close with %i, which may pass', (code) => {
    connected().events.onClose(code)
    pass(1000)
    expect(sockets).toHaveLength(2)
  })
})

test('a socket that does not get rid of its bytes has no room for more, nor has a link without one', () => {
  expect(link.hasRoom).toBe(false)
  const first = connected()
  expect(link.hasRoom).toBe(true)
  first.bufferedAmount = LINK.socketBufferBytes
  expect(link.hasRoom).toBe(false)
})
