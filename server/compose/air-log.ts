// The air log: what went out is kept, heard again from the beginning of a show, and held or taken out at the desk.

import type { Kysely } from 'kysely'
import { levelOfDisk, lowBelow, reserveOf } from '../archive/keeping/space.ts'
import { airedOf } from '../broadcast/air-log/aired.ts'
import { AirLog } from '../broadcast/air-log/air-log.ts'
import type { LogDeskRoutesOptions } from '../broadcast/air-log/desk-routes.ts'
import type { HlsRoutesOptions } from '../broadcast/air-log/hls-routes.ts'
import { ListeningBack } from '../broadcast/air-log/listening-back.ts'
import { LogDesk } from '../broadcast/air-log/log-desk.ts'
import { LogFolder } from '../broadcast/air-log/log-folder.ts'
import { LogKeeper } from '../broadcast/air-log/log-keeper.ts'
import type { Engine } from '../broadcast/engine.ts'
import { FORMATS } from '../broadcast/outputs/formats.ts'
import type { MountFormat } from '../broadcast/outputs/output.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import type { StationSettings } from '../schedule/station-settings.ts'

/** Its frames are kept. */
export const LOGGED_MOUNT: MountFormat['name'] = 'radio.mp3'
/** Moved airings too are found near their time. */
const NEAR_MS = 12 * 3_600_000

export interface AirLogParts {
  readonly place: string
  readonly keepDays: number
  readonly db: Kysely<Tables>
  readonly programme: ProgrammeView
  readonly settings: Pick<StationSettings, 'slug' | 'name' | 'timeZone' | 'keep'>
  readonly clock: Clock
  readonly events: Events
  readonly log: Log
}

export interface RunningAirLog extends HlsRoutesOptions, LogDeskRoutesOptions {
  readonly airLog: AirLog
  readonly keeper: LogKeeper
}

/** Finds the log of earlier and goes on behind it. `keeper` is to be started, and stopped. */
export async function startAirLog({ place, keepDays, db, programme, settings, clock, events, log }: AirLogParts): Promise<RunningAirLog> {
  const format = FORMATS.find(({ name }) => name === LOGGED_MOUNT)
  if (!format) throw new Error('unreachable: the station has this mount')
  const bytesPerSecond = (format.bitrateKbps * 1000) / 8
  const folder = new LogFolder({ folder: place, bytesPerSecond })
  const roomyBytes = (totalBytes: number) => lowBelow(reserveOf(totalBytes, settings.keep.reserveBytes))
  const keeper = new LogKeeper({ db, folder, keepDays, bytesPerSecond, levelOf: () => levelOfDisk(place), roomyBytes, clock, events, log })
  const airLog = await AirLog.open({ folder, hasRoom: () => keeper.hasRoom, clock, events, log })
  return {
    airLog,
    folder,
    keeper,
    listeningBack: new ListeningBack({ airLog, findPlanned: (occurrenceId, near) => findPlanned(programme, occurrenceId, near), clock }),
    db,
    clock,
    desk: new LogDesk({ folder, station: settings, format }),
    keepDays,
    isWriting: () => keeper.hasRoom,
    timeZone: settings.timeZone,
  }
}

/** Tells the log what is on air, as listeners are told. Call it before the first block, which says what is on first. */
export function noteAirings(events: Events, { airLog }: RunningAirLog, engine: Pick<Engine, 'now'>, programme: ProgrammeView): void {
  events.on('nowPlayingChanged', ({ at }) => {
    const { onAir } = engine.now()
    airLog.note(airedOf(onAir, onAir.occurrenceId === null ? null : findPlanned(programme, onAir.occurrenceId, at)))
  })
}

function findPlanned(programme: ProgrammeView, occurrenceId: string, near: Date) {
  return programme.between(new Date(near.getTime() - NEAR_MS), new Date(near.getTime() + NEAR_MS)).find(({ id }) => id === occurrenceId) ?? null
}
