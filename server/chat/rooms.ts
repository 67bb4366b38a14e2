// Which rooms there are and when: one of the station, always open, and one for each live airing. Pure.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { ChatRoom } from './chat-schema.ts'

/** What the chat asks of the programme. */
export interface ChatProgramme {
  /** Occurrences that overlap [from, until), in order of start, cancelled ones included. */
  between(from: Date, until: Date): readonly Occurrence[]
}

export interface StationName {
  readonly name: string
  readonly languages: readonly string[]
}

/** A room without its messages. */
export interface Room {
  readonly id: string
  readonly kind: 'station' | 'show'
  readonly title: string
  readonly showSlug: string | null
  readonly languages: readonly string[]
  /** Host profiles of its show. */
  readonly hosts: readonly string[]
  /** Null: always open. */
  readonly opensAt: Date | null
  readonly closesAt: Date | null
}

export const STATION_ROOM = 'station'
const MINUTE_MS = 60_000
const OPENS_BEFORE_MS = 15 * MINUTE_MS
const CLOSES_AFTER_MS = 30 * MINUTE_MS
/** How far from now an airing is looked for by its id. */
const NEAR_MS = 2 * 24 * 60 * MINUTE_MS

/** The rooms that are open, those of shows first, the one that began last before the others. */
export function openRooms(programme: ChatProgramme, station: StationName, now: Date): Room[] {
  const near = programme.between(new Date(now.getTime() - CLOSES_AFTER_MS), new Date(now.getTime() + OPENS_BEFORE_MS + 1))
  const shows = near.filter(hasRoom).map(roomOf).filter((room) => isOpen(room, now))
  return [...shows.reverse(), stationRoom(station)]
}

/** The room of that id, open or not; null when there is none, or its airing is days away. */
export function findRoom(id: string, programme: ChatProgramme, station: StationName, now: Date): Room | null {
  if (id === STATION_ROOM) return stationRoom(station)
  const near = programme.between(new Date(now.getTime() - NEAR_MS), new Date(now.getTime() + NEAR_MS))
  const occurrence = near.find((one) => one.id === id && hasRoom(one))
  return occurrence ? roomOf(occurrence) : null
}

export function isOpen({ opensAt, closesAt }: Room, now: Date): boolean {
  return (opensAt === null || opensAt <= now) && (closesAt === null || now < closesAt)
}

export function presentRoom(room: Room, now: Date): ChatRoom {
  const { id, kind, title, showSlug, languages, opensAt, closesAt } = room
  return { id, kind, title, showSlug, languages: [...languages], isOpen: isOpen(room, now), opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null }
}

// Somebody must be there to answer: what plays by itself is talked about in the station's room.
function hasRoom({ kind, cancelled }: Occurrence): boolean {
  return kind === 'live' && cancelled === null
}

function stationRoom({ name, languages }: StationName): Room {
  return { id: STATION_ROOM, kind: 'station', title: name, showSlug: null, languages, hosts: [], opensAt: null, closesAt: null }
}

function roomOf({ id, title, showSlug, languages, hosts, startsAt, endsAt }: Occurrence): Room {
  return {
    id,
    kind: 'show',
    title,
    showSlug,
    languages,
    hosts: hosts.flatMap(({ slug }) => slug ?? []),
    opensAt: new Date(startsAt.getTime() - OPENS_BEFORE_MS),
    closesAt: new Date(endsAt.getTime() + CLOSES_AFTER_MS),
  }
}
