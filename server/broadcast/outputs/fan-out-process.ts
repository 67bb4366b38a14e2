// The fan-out process: takes listeners' sockets and encoded blocks from the engine and brings them together, away from the audio clock.

import { Socket } from 'node:net'
import { FanOut } from './fan-out.ts'
import type { FromFanOut, ToFanOut } from './fan-out-messages.ts'

const REPORT_EVERY_MS = 1_000

const fanOut = new FanOut()

process.on('message', (message: ToFanOut, handle: unknown) => {
  if (message.kind !== 'listener') fanOut.receive(message)
  // No socket: it closed while it was on its way.
  else if (handle instanceof Socket) fanOut.join(message.mount, handle, message.head, message.wantsTitles)
})

setInterval(() => {
  const report: FromFanOut = { kind: 'counts', byMount: fanOut.counts() }
  // The callback keeps a closing channel from raising an error; 'disconnect' ends us then.
  process.send?.(report, () => {})
}, REPORT_EVERY_MS)

// The engine's process decides when listeners are let go, also after a Ctrl-C that reaches both.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(0))
