// A finished recording in a station's data folder, as the recorder leaves it after a live show.

import path from 'node:path'
import { Recorder } from '../../server/broadcast/outputs/recorder.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { FFMPEG } from './audio.ts'
import { ToneBlocks } from './tone-blocks.ts'

export interface RecordedShow {
  readonly id: string
  readonly occurrenceId: string
  readonly showSlug: string
}

/** Records a tone in segments of four seconds; `finish: false` leaves the recording open, as a show that runs. */
export async function recordShow(dataDir: string, show: RecordedShow, { seconds = 12, finish = true } = {}): Promise<void> {
  const recorder = new Recorder({ folder: path.join(dataDir, 'recordings'), ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, events: new Events(silentLog), floorBytes: 0, segmentSeconds: 4 })
  const recording = recorder.open({ ...show, title: 'Show' })
  const tone = new ToneBlocks(440)
  for (let block = 0; block < seconds * 10; block += 1) recording.write(tone.next())
  if (finish) await recording.finish()
  await recorder.close()
}
