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
