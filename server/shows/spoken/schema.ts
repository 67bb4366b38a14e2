// What of spoken titles crosses the wire.

import { z } from 'zod'
import { spokenAddress } from './spoken-files.ts'
import type { SpokenTitle } from './store.ts'

export const spokenTitle = z
  .object({
    language: z.string().meta({ description: 'What is spoken, as a canonical BCP-47 tag' }),
    address: z.string().meta({ description: 'An MP3 of at most 30 s; an address never changes what is heard' }),
    durationMs: z.number().int(),
  })
  .meta({ id: 'SpokenTitle' })

export const spokenTitles = z.array(spokenTitle).meta({ description: 'Its title and time, said by a voice, for who does not read; one for each language' })

export const editedSpoken = z.object({ spokenTitle: spokenTitles }).meta({ id: 'SpokenTitles' })

export const spokenPlace = z.object({ slug: z.string().max(80), language: z.string().max(40).meta({ description: 'What is spoken, as a BCP-47 tag' }) })

export const spokenFileParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/), name: z.string().max(80).meta({ description: 'The language and the hash: `pl-0123456789abcdef.mp3`' }) })

export type SpokenTitleAnswer = z.infer<typeof spokenTitle>

export function presentSpoken(slug: string, titles: readonly SpokenTitle[]): SpokenTitleAnswer[] {
  return titles.map(({ language, hash, durationMs }) => ({ language, address: spokenAddress(slug, { language, hash }), durationMs }))
}
