// The browser's WebSocket as the chat wants it.

import { openSocketAt, type SocketEvents } from '../api/one-socket.ts'
import type { ChatSocket } from './chat-link.ts'
import { PROTOCOL } from './protocol.ts'

/** Opens the chat's socket on the station this page came from. */
export function openChatSocket(events: SocketEvents): ChatSocket {
  const socket = openSocketAt('/api/v1/chat', PROTOCOL, events)
  return {
    // Before it is open, and after, there is nobody to say it to.
    send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
    close: () => socket.close(),
  }
}
