// What of the air log crosses the wire.

import { z } from 'zod'

const instant = z.iso.datetime().meta({ description: 'An instant, ISO 8601 in UTC' })

export const startOver = z
  .object({
    available: z.boolean().meta({ description: 'What is on air can be heard from its beginning' }),
    reason: z
      .enum(['commercial_music', 'nothing_on_air', 'not_logged'])
      .nullable()
      .meta({ description: 'Why not. `commercial_music`: the licence allows no choice by the listener; `nothing_on_air`: no airing of the programme; `not_logged`: nothing of it is kept (yet). null: it can' }),
    occurrenceId: z.string().nullable().meta({ description: 'The airing on air' }),
    startsAt: instant.nullable().meta({ description: 'When its first sound that is kept went out' }),
    playlist: z.string().nullable().meta({ description: 'HLS from the beginning, as a path', example: '/listen/hls/vechir-na-prazi%2F0%2F2026-11-30.m3u8' }),
    live: z.string().meta({ description: 'HLS of the last seconds, as a path' }),
    rewindSeconds: z.number().meta({ description: 'So far back from now `playlist` reaches; 0 when there is none' }),
  })
  .meta({ id: 'StartOver' })

export type WireStartOver = z.infer<typeof startOver>

/** A part of the log. The same instants with an offset (`2026-10-25T02:30:00+02:00`) tell the hour that comes twice in autumn apart. */
const part = { from: z.iso.datetime({ offset: true }), until: z.iso.datetime({ offset: true }) }

// Who asks is looked at first, so what is missing is for the route to say.
export const logPart = z.object(part).partial().extend({ download: z.literal('1').optional() })

const hold = z
  .object({
    id: z.uuid(),
    from: instant,
    until: instant,
    reason: z.string(),
    heldBy: z.string().meta({ description: 'Their name at that time' }),
    heldAt: instant,
    lifted: z.object({ by: z.string(), at: instant }).nullable().meta({ description: 'null: it stands, and what it covers is not removed' }),
  })
  .meta({ id: 'AirLogHold' })

export const newHold = z.object({ ...part, reason: z.string().trim().min(3).max(500).meta({ description: 'Why, for whoever reads it in a year' }) }).meta({ id: 'NewAirLogHold' })

export const oneHold = z.object({ hold })

export const airLog = z
  .object({
    keepDays: z.number().int().meta({ description: 'AIR_LOG_DAYS; 0: only as long as shows can be heard from their beginning' }),
    oldestAt: instant.nullable().meta({ description: 'The oldest second that is kept; null: none is' }),
    newestAt: instant.nullable(),
    bytes: z.number().int(),
    isWriting: z.boolean().meta({ description: 'false: the disk has no room for it' }),
    holds: z.array(hold).meta({ description: 'Those that stand, then the lifted ones' }),
  })
  .meta({ id: 'AirLog' })

export const logDetails = z
  .object({
    station: z.string(),
    timeZone: z.string(),
    from: instant,
    until: instant,
    local: z.object({ from: z.string(), until: z.string() }).meta({ description: 'The same on the station\'s wall, with the offset' }),
    seconds: z.number().meta({ description: 'Of sound' }),
    gaps: z.array(z.object({ from: instant, until: instant, atSeconds: z.number() })).meta({ description: 'Of which nothing is kept, and where in the sound they lie' }),
    aired: z.array(
      z.object({
        from: instant,
        until: instant,
        occurrenceId: z.string().nullable(),
        show: z.object({ slug: z.string(), title: z.string(), languages: z.array(z.string()) }).nullable(),
        hosts: z.array(z.string()),
        title: z.string().nullable().meta({ description: 'Of the track or item, as sent' }),
        kind: z.string(),
        live: z.boolean(),
        reasonCode: z.string(),
      }),
    ),
    sound: z.object({ file: z.string(), source: z.string(), codec: z.literal('mp3'), bitrateKbps: z.number().int() }),
  })
  .meta({ id: 'AirLogDetails' })

export type WireAirLog = z.infer<typeof airLog>
export type WireHold = z.infer<typeof hold>
export type WireLogDetails = z.infer<typeof logDetails>
