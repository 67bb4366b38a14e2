// What of the programme files crosses the wire: what they would change, conflicts, and decisions.

import { z } from 'zod'
import { exceptionContent, hostContent, itemChange, showContent, slotContent, specialContent } from './plan-schema.ts'

const kind = z.enum(['host', 'show', 'slot', 'exception', 'special'])
const key = z.string().max(300)

// Kept content may be older than a field of today, so not all fields must be there.
const one = <K extends string, T extends z.ZodType>(kind: K, content: T) =>
  z.object({
    kind: z.literal(kind),
    key: z.string(),
    base: content.nullable().meta({ description: 'When the files were applied last; null: it did not exist' }),
    files: content.nullable(),
    desk: content.nullable(),
    needs: z.string().nullable().meta({ description: 'What it needs and the other side changed or removed, as `slot baobab/2000`; null: both changed the same thing' }),
  })

export const filesConflict = z
  .discriminatedUnion('kind', [one('host', hostContent.partial()), one('show', showContent.partial()), one('slot', slotContent.partial()), one('exception', exceptionContent), one('special', specialContent.partial())])
  .meta({ id: 'FilesConflict', description: 'One thing that files and desk changed differently; until somebody decides the desk\'s answer stays' })

export const filesState = z
  .object({
    version: z.string().nullable().meta({ description: 'Give it back when deciding; null: the files cannot be read' }),
    problems: z.array(z.string()).meta({ description: 'Why they cannot be applied as they are' }),
    changes: z.array(itemChange).meta({ description: 'What applying them changes where nobody has to decide' }),
    conflicts: z.array(filesConflict),
  })
  .meta({ id: 'FilesState' })

export const filesDecision = z.object({
  version: z.string().max(64),
  choices: z.array(z.object({ kind, key, side: z.enum(['files', 'desk']) })).max(2000).default([]).meta({ description: 'What is not in it stays open' }),
})

export type FilesConflictAnswer = z.infer<typeof filesConflict>
export type FilesStateAnswer = z.infer<typeof filesState>
