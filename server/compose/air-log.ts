// The air log: what went out is kept, and heard again from the beginning of a show.

import { airedOf } from '../broadcast/air-log/aired.ts'
import { AirLog } from '../broadcast/air-log/air-log.ts'
import { ListeningBack } from '../broadcast/air-log/listening-back.ts'
import { LogFolder } from '../broadcast/air-log/log-folder.ts'
import type { Engine } from '../broadcast/engine.ts'
import { FORMATS } from '../broadcast/outputs/formats.ts'
import type { MountFormat } from '../broadcast/outputs/output.ts'
import type { Log } from '../log.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import type { Ground } from './ground.ts'

/** Its frames are kept. */
export const LOGGED_MOUNT: MountFormat['name'] = 'radio.mp3'
/** Moved airings too are found near their time. */
const NEAR_MS = 12 * 3_600_000

export interface RunningAirLog {
  readonly airLog: AirLog
  readonly folder: LogFolder
  readonly listeningBack: ListeningBack
}

/** Finds the log of earlier and goes on behind it. */
export async function startAirLog({ clock, events, log, folder: { airLog: place } }: Pick<Ground, 'clock' | 'events' | 'folder'> & { readonly log: Log }, programme: ProgrammeView): Promise<RunningAirLog> {
  const bitrateKbps = FORMATS.find(({ name }) => name === LOGGED_MOUNT)?.bitrateKbps ?? 0
  const folder = new LogFolder({ folder: place, bytesPerSecond: (bitrateKbps * 1000) / 8 })
  const airLog = await AirLog.open({ folder, hasRoom: () => true, clock, events, log })
  const findPlanned = (occurrenceId: string, near: Date) =>
    programme.between(new Date(near.getTime() - NEAR_MS), new Date(near.getTime() + NEAR_MS)).find(({ id }) => id === occurrenceId) ?? null
  return { airLog, folder, listeningBack: new ListeningBack({ airLog, findPlanned, clock }) }
}

/** Tells the log what is on air, as listeners are told. Call it before the first block, which says what is on first. */
export function noteAirings({ events }: Pick<Ground, 'events'>, { airLog }: RunningAirLog, engine: Pick<Engine, 'now'>, programme: ProgrammeView): void {
  events.on('nowPlayingChanged', ({ at }) => {
    const { onAir } = engine.now()
    const planned = programme.between(new Date(at.getTime() - NEAR_MS), new Date(at.getTime() + 1)).find(({ id }) => id === onAir.occurrenceId) ?? null
    airLog.note(airedOf(onAir, planned))
  })
}
