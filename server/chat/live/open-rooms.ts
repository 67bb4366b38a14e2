// Tells everybody when a room opens, closes or is called something else: nobody needs to ask for the list.

import type { Clock } from '../../clock.ts'
import { openRooms, presentRoom, type ChatProgramme, type StationName } from '../rooms.ts'
import { frameOf } from './fan-out.ts'

export interface OpenRoomsOptions {
  readonly programme: ChatProgramme
  readonly station: StationName
  readonly clock: Clock
  /** To everybody who has said hello: the list at their hello was that of the time. */
  readonly tell: (frame: Buffer) => void
}

export class OpenRooms {
  readonly #options: OpenRoomsOptions
  #told: string | null = null

  constructor(options: OpenRoomsOptions) {
    this.#options = options
  }

  /** Call it every second while somebody is there, and when the programme was changed. */
  look(): void {
    const { programme, station, clock, tell } = this.#options
    const now = clock.now()
    const rooms = openRooms(programme, station, now).map((room) => presentRoom(room, now))
    const text = JSON.stringify(rooms)
    const isNews = this.#told !== null && this.#told !== text
    this.#told = text
    if (isNews) tell(frameOf({ type: 'rooms', rooms }))
  }
}
