// A process that sends out a beep at each second of the wall clock and keeps it in an air log, until it is killed. What is on air is told to
// it; it tells where it answers.

import type { AddressInfo } from 'node:net'
import { AirLog } from '../../server/broadcast/air-log/air-log.ts'
import type { Aired } from '../../server/broadcast/air-log/aired.ts'
import { hlsRoutes } from '../../server/broadcast/air-log/hls-routes.ts'
import { ListeningBack } from '../../server/broadcast/air-log/listening-back.ts'
import { LogFolder } from '../../server/broadcast/air-log/log-folder.ts'
import { openEncoder } from '../../server/broadcast/outputs/encoder.ts'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { systemClock as clock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import { silentLog as log } from '../../server/log.ts'
import { BLOCK_BYTES, BLOCK_MS, FRAMES_PER_BLOCK } from '../../server/media/pcm.ts'
import { bareApp } from './bare-app.ts'
import { beepAt } from './beeps.ts'

const [place = '', ffmpegPath = ''] = process.argv.slice(2)
const format = FORMATS.find(({ name }) => name === 'radio.mp3')
if (!format) throw new Error('no MP3 mount')
const folder = new LogFolder({ folder: place, bytesPerSecond: 16_000 })
const airLog = await AirLog.open({ folder, hasRoom: () => true, clock, events: new Events(log), log, segmentSeconds: 2 })
const encoder = openEncoder({ format, sinks: [airLog.sink], ffmpegPath, clock, log })
const app = await bareApp((bare) => hlsRoutes(bare, { folder, listeningBack: new ListeningBack({ airLog, findPlanned: () => null, clock }) }))
await app.listen({ host: '127.0.0.1', port: 0 })

let startedMs = 0
let blocks = 0
const audioClock = new PlayoutClock({
  clock,
  log,
  onBlock: () => {
    // The block that is due now.
    const block = beepsFrom(startedMs + ++blocks * BLOCK_MS)
    encoder.write(block)
    airLog.write(block)
  },
})
startedMs = Date.now()
audioClock.start()
airLog.begin()

process.on('message', (message) => airLog.note(message as Omit<Aired, 'atMs'>)) // as the test sends it
process.on('SIGTERM', async () => {
  audioClock.stop()
  await encoder.close()
  process.exit(0)
})
process.send?.({ port: (app.server.address() as AddressInfo).port }) // it listens on an address

function beepsFrom(ms: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES)
  for (let frame = 0; frame < FRAMES_PER_BLOCK; frame += 1) {
    const value = beepAt(ms + (frame * BLOCK_MS) / FRAMES_PER_BLOCK)
    block.writeInt16LE(value, frame * 4)
    block.writeInt16LE(value, frame * 4 + 2)
  }
  return block
}
