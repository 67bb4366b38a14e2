// The events socket: news of the station as it happens. Connects again by itself for as long as somebody listens for news.

import type { StationEvent } from '../../server/broadcast/schema.ts'
import { backOffMs } from './back-off.ts'

export interface StationNews {
  onEvent(event: StationEvent): void
  /** False: nothing is pushed now, ask instead. */
  onConnected(connected: boolean): void
}

/** Opens the socket and keeps it open; the returned function closes it for good. */
export function openStationEvents(news: StationNews, url: string = eventsUrl()): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let closed = false

  const connect = () => {
    clearTimeout(timer)
    if (closed || socket) return
    const opening = new WebSocket(url)
    socket = opening
    opening.addEventListener('message', ({ data }) => {
      if (socket !== opening) return
      attempt = 0
      const event = parse(data)
      if (event) news.onEvent(event)
    })
    opening.addEventListener('open', () => news.onConnected(true))
    opening.addEventListener('close', () => {
      if (socket !== opening) return
      socket = null
      news.onConnected(false)
      // A little chance in the wait keeps a whole audience from knocking in the same instant after a restart.
      if (!closed) timer = setTimeout(connect, backOffMs(attempt++) * (1 + Math.random() / 2))
    })
  }
  const connectNow = () => {
    attempt = 0
    connect()
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') connectNow()
  }

  addEventListener('online', connectNow)
  document.addEventListener('visibilitychange', onVisible)
  connect()
  return () => {
    closed = true
    clearTimeout(timer)
    removeEventListener('online', connectNow)
    document.removeEventListener('visibilitychange', onVisible)
    const old = socket
    socket = null
    old?.close()
  }
}

function eventsUrl(): string {
  return `${location.origin.replace(/^http/, 'ws')}/api/v1/events`
}

function parse(data: unknown): StationEvent | null {
  if (typeof data !== 'string') return null
  try {
    const event: unknown = JSON.parse(data)
    // The server checks what it sends; an event of a later version is ignored by its unknown type.
    return typeof event === 'object' && event !== null && 'type' in event ? (event as StationEvent) : null
  } catch {
    return null
  }
}
