// The browser's WebSocket as the uplink wants it.

import type { UplinkSocket, UplinkSocketEvents } from './station-link.ts'
import { STUDIO_PROTOCOL } from './uplink-frame.ts'

/** Opens the studio's socket on the station this page came from. */
export function openStudioSocket(events: UplinkSocketEvents): UplinkSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/studio`, STUDIO_PROTOCOL)
  socket.addEventListener('open', () => events.onOpen())
  socket.addEventListener('message', ({ data }) => events.onMessage(String(data)))
  socket.addEventListener('close', ({ code }) => events.onClose(code))
  return socket
}
