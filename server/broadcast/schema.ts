// What of the broadcast crosses the wire: now playing, listeners, the events socket.

import { z } from 'zod'

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

export const nextUp = z
  .object({ occurrenceId: z.string(), show: showRef, hosts: z.array(hostRef), kind: z.string(), startsAt: instant, endsAt: instant })
  .meta({ id: 'NextUp' })

export const nowPlaying = z
  .object({ at: instant, onAir, next: nextUp.nullable(), listeners: z.number().int() })
  .meta({ id: 'NowPlaying' })

export type NowPlaying = z.infer<typeof nowPlaying>

/** What `WS /api/v1/events` sends; docs/events-protocol.md tells it in words. */
export const stationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.literal(1), station: z.string() }),
  z.object({ type: z.literal('now'), now: nowPlaying }),
  z.object({ type: z.literal('listeners'), total: z.number().int(), byMount: z.record(z.string(), z.number().int()) }),
  z.object({ type: z.literal('programmeChanged') }),
])

export type StationEvent = z.infer<typeof stationEvent>
