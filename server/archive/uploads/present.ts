// Uploads as their senders see them.

import type { Job } from '../job.ts'
import type { UploadOptions, WireUpload } from './schema.ts'
import type { Upload, UploadLimits } from './upload.ts'
import type { ShowToSendFor, UploadOnDesk } from './uploads.ts'

export function presentUpload({ upload, receivedBytes, job }: UploadOnDesk): WireUpload {
  const { id, fileName, fingerprint, showSlug: show, bytes, wantsArchive: archive, slot, deliveredAt, episodeId, createdAt } = upload
  return {
    id, fileName, fingerprint, show, bytes, receivedBytes, archive, episodeId,
    slot: slot && { occurrenceId: slot.occurrenceId, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() },
    state: stateOf(upload, job),
    progress: job?.progress ?? 0,
    problem: job?.error ?? null,
    isDelivered: deliveredAt !== null,
    createdAt: createdAt.toISOString(),
  }
}

export function presentOptions(shows: readonly ShowToSendFor[], { maxBytes, maxHours }: UploadLimits): UploadOptions {
  return {
    shows: shows.map(({ show, slots }) => ({
      slug: show.slug,
      title: show.title,
      latinTitle: show.latinTitle,
      language: show.languages[0] ?? null,
      keepsArchive: show.archive !== 'none',
      slots: slots.map((slot) => ({ ...slot, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() })),
    })),
    maxBytes,
    maxHours,
  }
}

function stateOf({ arrivedAt, doneAt }: Upload, job: Job | null): WireUpload['state'] {
  if (doneAt !== null) return 'done'
  if (arrivedAt === null) return 'arriving'
  if (job?.state === 'failed') return 'failed'
  return job?.state === 'cancelled' ? 'stopped' : 'in_work'
}
