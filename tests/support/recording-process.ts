// A process that records a tone in real time until it is killed; says once how many blocks it has written.

import { Recorder } from '../../server/broadcast/outputs/recorder.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { BLOCK_MS } from '../../server/media/pcm.ts'
import { ToneBlocks } from './tone-blocks.ts'

const TELL_AFTER = 55

const [folder = '', show = '', ffmpegPath = ''] = process.argv.slice(2)
const recorder = new Recorder({ folder, ffmpegPath, clock: systemClock, log: silentLog, events: new Events(silentLog), floorBytes: 0, segmentSeconds: 2 })
const recording = recorder.open(JSON.parse(show) as Parameters<Recorder['open']>[0]) // as the test wrote it
const tone = new ToneBlocks(440)
let blocks = 0
setInterval(() => {
  recording.write(tone.next())
  if (++blocks === TELL_AFTER) process.send?.({ blocks })
}, BLOCK_MS)
