// The browser's WebSocket as the uplink wants it.

import { openSocketAt, type SocketEvents } from '../api/one-socket.ts'
import type { UplinkSocket } from './station-link.ts'
import { STUDIO_PROTOCOL } from './uplink-frame.ts'

/** Opens the studio's socket on the station this page came from. */
export function openStudioSocket(events: SocketEvents): UplinkSocket {
  return openSocketAt('/api/v1/studio', STUDIO_PROTOCOL, events)
}
