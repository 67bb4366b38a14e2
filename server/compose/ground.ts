// What every part of the station is made with.

import type { Logger } from 'pino'
import type { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { dataFolder } from '../data-folder.ts'
import type { Events } from '../events.ts'
import type { Lifecycle } from '../lifecycle.ts'
import type { StationSettings } from '../schedule/station-settings.ts'

/** Handed to each; what only some need comes beside it. */
export interface Ground {
  readonly config: Config
  readonly settings: StationSettings
  readonly log: Logger
  readonly clock: typeof systemClock
  readonly events: Events
  readonly lifecycle: Lifecycle
  readonly folder: ReturnType<typeof dataFolder>
}
