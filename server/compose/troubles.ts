// What is wrong with the station now, for its health and its log.

import type { Logger } from 'pino'
import type { Events } from '../events.ts'

/** The alarms that are up, in words; each is logged when it comes and goes. */
export function watchTroubles(events: Events, log: Logger): () => readonly string[] {
  const alarms = new Map<string, string>()
  events.on('alarmRaised', ({ alarm, message }) => {
    if (!alarms.has(alarm)) log.error({ alarm }, message)
    alarms.set(alarm, message)
  })
  events.on('alarmCleared', ({ alarm }) => {
    if (alarms.delete(alarm)) log.info({ alarm }, 'the trouble is over')
  })
  return () => [...alarms.values()]
}
