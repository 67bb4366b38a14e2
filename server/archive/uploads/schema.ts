// Uploads as they cross the wire.

import { z } from 'zod'

const instant = z.iso.datetime()

export const uploadId = z.object({ id: z.uuid() })

/** What `Upload-Metadata` of the tus protocol says, decoded. */
export const uploadMetadata = z.object({
  filename: z.string().min(1).max(2_000),
  /** Of parts of the file; a browser that picks the file again finds its upload by it. */
  fingerprint: z.string().regex(/^[\w-]{1,80}$/, 'may have letters, digits, - and _'),
  show: z.string().min(1).max(80),
  archive: z.enum(['yes', 'no']),
  occurrence: z.string().min(1).max(200).optional(),
})

/** The same for the rest of a live show. */
export const lateMetadata = z.object({
  /** The live session whose line was lost. */
  session: z.uuid(),
  /** When the first of it was said, by the station's clock. */
  startedAt: z.iso.datetime(),
})

const state = z
  .enum(['arriving', 'in_work', 'done', 'failed', 'stopped'])
  .meta({ description: 'arriving: bytes are missing; in_work: it is checked and made ready; done; failed: see `problem`; stopped: somebody stopped the work on it' })

export const upload = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    fingerprint: z.string(),
    show: z.string(),
    bytes: z.number().int(),
    receivedBytes: z.number().int(),
    archive: z.boolean(),
    slot: z.object({ occurrenceId: z.string(), startsAt: instant, endsAt: instant }).nullable(),
    state,
    progress: z.number().meta({ description: 'Of the work on it, 0 to 1' }),
    problem: z.string().nullable().meta({ description: 'What went wrong, in words' }),
    isDelivered: z.boolean().meta({ description: 'It lies ready for its slot' }),
    episodeId: z.string().nullable().meta({ description: 'The draft that was made of it' }),
    createdAt: instant,
  })
  .meta({ id: 'Upload' })
export const uploadList = z.object({ uploads: z.array(upload) })

const slot = z.object({
  occurrenceId: z.string(),
  startsAt: instant,
  endsAt: instant,
  isLive: z.boolean().meta({ description: 'A host who goes live in it is heard instead of the file' }),
  isTaken: z.boolean().meta({ description: 'A file lies ready for it already; a new one takes its place' }),
})
export const uploadOptions = z
  .object({
    shows: z.array(z.object({ slug: z.string(), title: z.string(), latinTitle: z.string().nullable(), language: z.string().nullable(), keepsArchive: z.boolean(), slots: z.array(slot) })),
    maxBytes: z.number().int(),
    maxHours: z.number().int(),
  })
  .meta({ id: 'UploadOptions' })

export type WireUpload = z.infer<typeof upload>
export type UploadList = z.infer<typeof uploadList>
export type UploadOptions = z.infer<typeof uploadOptions>
