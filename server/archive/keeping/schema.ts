// What of the disk crosses the wire.

import { z } from 'zod'

const bytes = z.number().int().nonnegative()

const room = z.enum(['ample', 'low', 'short']).meta({ description: '`low`: make room soon; `short`: jobs wait and uploads are refused, the broadcast goes on' })
const daysLeft = z.number().int().nonnegative().nullable().meta({ description: 'Until only the reserve is left, at the pace of the last two weeks; null: not to be foreseen' })

export const space = z.object({ room, freeBytes: bytes.nullable(), daysLeft }).meta({ id: 'Space' })

export const storage = z
  .object({
    room,
    daysLeft,
    totalBytes: bytes.nullable().meta({ description: 'Of the disk on which least is left; null: it could not be asked' }),
    freeBytes: bytes.nullable(),
    reserveBytes: bytes.nullable().meta({ description: 'Left to the broadcast, its recordings and the database' }),
    isArchiveElsewhere: z.boolean().meta({ description: 'Episodes lie in S3-compatible storage, not on this disk' }),
    parts: z.object({ airLog: bytes, recordings: bytes, masters: bytes, published: bytes, uploads: bytes, database: bytes, other: bytes }),
    losslessDays: z.number().int().nullable().meta({ description: 'Lossless recordings and masters are removed so long after their episode was published; null: never' }),
    unfinishedUploadDays: z.number().int(),
  })
  .meta({ id: 'Storage' })

export type WireSpace = z.infer<typeof space>
export type WireStorage = z.infer<typeof storage>
