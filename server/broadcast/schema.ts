// What of the broadcast crosses the wire: now playing, listeners, the events socket.

import { z } from 'zod'
import { startOver } from './air-log/schema.ts'

/** A BCP-47 tag with names only ever made on the reading side. */
const instant = z.iso.datetime().meta({ description: 'An instant, ISO 8601 in UTC' })

export const showRef = z.object({
  slug: z.string(),
  title: z.string(),
  languages: z.array(z.string()).meta({ description: 'Canonical BCP-47 tags, the main language first' }),
})

export const hostRef = z.object({ slug: z.string().nullable(), name: z.string() })

export const sourceKind = z.enum(['microphone', 'client', 'file', 'playlist', 'relay', 'bed', 'silence'])

export const onAir = z
  .object({
    kind: sourceKind.meta({ description: 'What is heard' }),
    live: z.boolean().meta({ description: 'A host is speaking from the studio or a source client' }),
    reason: z.string().meta({ description: 'Why this is on air, in words (English)' }),
    reasonCode: z.string().meta({ description: 'The same for programs, stable' }),
    show: showRef.nullable(),
    host: hostRef.nullable().meta({ description: 'The host on air, or the first host of the occurrence' }),
    hosts: z.array(hostRef),
    title: z.string().nullable().meta({ description: 'Title of the track or item, as sent' }),
    occurrenceId: z.string().nullable(),
    startedAt: instant.meta({ description: 'Since when this is on air' }),
    endsAt: instant.nullable(),
  })
  .meta({ id: 'OnAir' })

export const prospect = z.enum(['ready', 'missing', 'unknown'])

/** Whether what comes unattended has something to play; a stream is `unknown` until it is connected to. */
export type Prospect = z.infer<typeof prospect>

export const nextUp = z
  .object({
    occurrenceId: z.string(),
    show: showRef,
    hosts: z.array(hostRef),
    kind: z.enum(['live', 'rebroadcast', 'playlist', 'relay']),
    playable: prospect.nullable().meta({ description: 'Unattended: whether there is something to play; `unknown` for a stream, or when its original is still to come. null: a host makes it' }),
    startsAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'NextUp' })

export const nowPlaying = z
  .object({ at: instant, onAir, next: nextUp.nullable(), listeners: z.number().int() })
  .meta({ id: 'NowPlaying' })

export type NowPlaying = z.infer<typeof nowPlaying>

const occurrenceRef = z.object({ id: z.string(), show: showRef, startsAt: instant, endsAt: instant })

/** One host's live session, for the desk. */
export const liveSession = z
  .object({
    id: z.uuid(),
    person: z.object({ id: z.string(), name: z.string() }),
    host: z.string().meta({ description: 'The name listeners see' }),
    occurrence: occurrenceRef,
    by: z.enum(['microphone', 'client']),
    userAgent: z.string().nullable(),
    phase: z.enum(['connecting', 'green-room', 'on-air', 'bridged', 'ended']),
    reason: z.string().meta({ description: 'Why it stands there, in words (English)' }),
    admittedAt: instant,
    onAirAt: instant.nullable().meta({ description: 'When it first was on air' }),
    lines: z.number().int().meta({ description: 'Connections it took' }),
    bufferedMs: z.number(),
    health: z.object({
      peakDbfs: z.number(),
      rmsDbfs: z.number(),
      problems: z.array(z.enum(['silence', 'clipping', 'dead-channel', 'dc-offset'])),
    }),
  })
  .meta({ id: 'LiveSession' })

export const liveSessions = z.object({ sessions: z.array(liveSession) })

export const nothing = z.null().meta({ description: 'Done' })

export const sessionId = z.object({ id: z.uuid() })

export const newSpecial = z
  .object({
    title: z.string().trim().min(1).max(120),
    minutes: z.number().int().min(1).max(720),
    login: z.string().min(1).max(60).optional().meta({ description: 'Whose special it is: that person may go live at once. Not given: your own' }),
  })
  .meta({ id: 'NewSpecial' })

export const special = z.object({ occurrence: occurrenceRef }).meta({ id: 'Special' })

/** Whether the desk has put the filler on air against the programme. */
export const override = z.object({ active: z.boolean(), by: z.string().nullable(), since: instant.nullable() }).meta({ id: 'Override' })

/** What `WS /api/v1/events` sends; docs/events-protocol.md tells it in words. */
export const stationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.literal(1), station: z.string() }),
  z.object({ type: z.literal('now'), now: nowPlaying }),
  z.object({ type: z.literal('listeners'), total: z.number().int(), byMount: z.record(z.string(), z.number().int()) }),
  z.object({ type: z.literal('programmeChanged') }),
  z.object({ type: z.literal('startOver'), startOver }),
])

export type StationEvent = z.infer<typeof stationEvent>
