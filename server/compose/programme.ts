// The programme: read from its files, followed from then on, and what the desk may decide about the files.

import type { Database } from '../db/database.ts'
import { listen } from '../db/notifications.ts'
import type { Events } from '../events.ts'
import { ACCESS_CHANNEL, shareAccess } from '../people/access-news.ts'
import { ProgrammeFiles } from '../schedule/programme-files.ts'
import { importProgramme, openConflicts } from '../schedule/programme-import.ts'
import { Schedule } from '../schedule/schedule.ts'
import { PROGRAMME_CHANNEL } from '../schedule/store.ts'
import type { Ground } from './ground.ts'

/** The programme of the station's files, followed from now on: whoever changes it at the command line tells us by the database. */
export async function startSchedule({ config, settings, clock, events, log, lifecycle }: Ground, { db, url }: Database): Promise<Schedule> {
  const report = await importProgramme(db, config.stationFolder, { clock })
  if (report.outcome === 'imported') log.info({ ...report }, 'programme imported')
  const raise = (message: string) => events.emit('alarmRaised', { alarm: PROGRAMME_FILES, message })
  if (report.outcome === 'refused') raise(`The programme files cannot be applied and the last good programme airs: ${report.problems.join('; ')}`)
  if (report.conflicts.length > 0) raise(`The programme files and the desk say different things; the desk's stays until you decide at /desk/files or with "npm run station -- programme apply --theirs desk" (or files): ${report.conflicts.join('; ')}`)
  const schedule = new Schedule({ db, events, log, timeZone: settings.timeZone, languages: settings.languages })
  await schedule.start()
  lifecycle.started('schedule', () => schedule.stop())
  const readAgain = () => {
    void schedule.load()
    if (report.conflicts.length > 0) void clearWhenDecided(db, events)
  }
  const also = { [ACCESS_CHANNEL]: shareAccess({ db, events, log }) }
  lifecycle.started('news of other processes', await listen({ url, channel: PROGRAMME_CHANNEL, onNotification: readAgain, also, onReconnect: readAgain, log }))
  return schedule
}

/** The files for the desk; an alarm about them ends when nothing is left to decide. */
export function programmeFilesOf({ config, settings, clock, events }: Ground, { db }: Database, schedule: Schedule): ProgrammeFiles {
  const onApplied = async (open: number) => {
    await schedule.load()
    if (open === 0) events.emit('alarmCleared', { alarm: PROGRAMME_FILES })
  }
  return new ProgrammeFiles({ db, folder: config.stationFolder, timeZone: settings.timeZone, clock, onApplied })
}

const PROGRAMME_FILES = 'programme-files'

/** Somebody decided at the command line; while the database is away the alarm stays until the next news. */
async function clearWhenDecided(db: Database['db'], events: Events): Promise<void> {
  const open = await openConflicts(db).catch(() => null)
  if (open?.length === 0) events.emit('alarmCleared', { alarm: PROGRAMME_FILES })
}
