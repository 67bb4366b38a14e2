// The browser's WebSocket as the chat wants it.

import type { ChatSocket, ChatSocketEvents } from './chat-link.ts'
import { PROTOCOL } from './protocol.ts'

/** Opens the chat's socket on the station this page came from. */
export function openChatSocket(events: ChatSocketEvents): ChatSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/chat`, PROTOCOL)
  socket.addEventListener('open', () => events.onOpen())
  socket.addEventListener('message', ({ data }) => events.onMessage(String(data)))
  socket.addEventListener('close', ({ code }) => events.onClose(code))
  return {
    // Before it is open, and after, there is nobody to say it to.
    send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
    close: () => socket.close(),
  }
}
