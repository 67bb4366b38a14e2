// What the desk's room of shows is told: the shows and hosts a person works on, with what they may change of each.

import { z } from 'zod'
import { editedCover } from '../shows/covers/schema.ts'
import { hostContent, showContent } from './plan-schema.ts'

export const editableShow = z
  .object({
    show: showContent,
    retired: z.boolean().meta({ description: 'No longer in the programme; saving it brings it back, without its slots' }),
    mayChange: z.enum(['everything', 'texts']).meta({ description: 'Hosts write the texts of their shows' }),
    address: z.string(),
    older: z.array(z.string()).meta({ description: 'Addresses that lead to the present one' }),
    cover: editedCover.nullable(),
  })
  .meta({ id: 'EditableShow' })

export const editableHost = z
  .object({ host: hostContent, retired: z.boolean(), mayChange: z.boolean(), shows: z.array(z.string()).meta({ description: 'Slugs of the shows they host now' }) })
  .meta({ id: 'EditableHost' })

export const showRoom = z
  .object({
    revision: z.number().int().meta({ description: 'For `seen` of a change' }),
    mayPlan: z.boolean().meta({ description: 'May add shows and hosts, retire them and bring them back' }),
    shows: z.array(editableShow),
    hosts: z.array(editableHost).meta({ description: 'All, since a show chooses among them' }),
    themes: z.array(z.string()).meta({ description: 'In use in any show' }),
  })
  .meta({ id: 'ShowRoom' })

export type EditableShow = z.infer<typeof editableShow>
export type EditableHost = z.infer<typeof editableHost>
export type ShowRoomAnswer = z.infer<typeof showRoom>
