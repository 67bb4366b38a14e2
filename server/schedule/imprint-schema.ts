// What of the station's imprint crosses the wire.

import { z } from 'zod'

/** What the law wants said, in the order of the page. */
export const IMPRINT_FIELDS = ['seat', 'editorInChief', 'publisher', 'frequency', 'contact', 'owners', 'beneficialOwners', 'stateAdvertising'] as const
export type ImprintField = (typeof IMPRINT_FIELDS)[number]

export const imprint = z
  .object({
    title: z.string(),
    seat: z.string().nullable(),
    editorInChief: z.string().nullable(),
    publisher: z.object({ name: z.string(), address: z.string() }).nullable(),
    frequency: z.record(z.string(), z.string()).meta({ description: 'How often it appears, by language tag' }),
    register: z.string().nullable().meta({ description: 'Where it is registered, with its number' }),
    contact: z
      .object({ email: z.string().nullable(), phone: z.string().nullable(), languages: z.array(z.string()) })
      .meta({ description: 'The point of contact for listeners and authorities, and the languages it reads' }),
    owners: z.array(z.string()),
    beneficialOwners: z.array(z.string()),
    stateAdvertising: z.object({ year: z.number().int(), total: z.string() }).nullable().meta({ description: 'What public bodies paid for advertising in a year' }),
    funders: z.array(z.string()).meta({ description: 'Grants and donations' }),
    missing: z.array(z.enum(IMPRINT_FIELDS)).meta({ description: 'What the law asks for and the station has not said yet' }),
  })
  .meta({ id: 'Imprint' })

export type ImprintAnswer = z.infer<typeof imprint>
