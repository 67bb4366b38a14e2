// What the draft of a sent file says before anybody has edited it. Pure.

import type { AiredShow } from '../aired-show.ts'
import { wallDate } from '../draft.ts'
import { episodeSlug } from '../episode-slug.ts'
import type { Measured } from '../processing/measure.ts'
import type { NewEpisode } from '../store.ts'
import type { FileSound } from './file-sound.ts'
import { withoutExtension } from './shown-text.ts'
import type { Upload } from './upload.ts'

/** Its date is that of its airing, or of today when it has none; its title what the file calls itself, or is called. */
export function uploadDraft({ id, upload, sound, show, measured, coverKey, timeZone, createdAt }: {
  readonly id: string
  readonly upload: Upload
  readonly sound: FileSound
  readonly show: AiredShow
  readonly measured: Measured
  readonly coverKey: string | null
  readonly timeZone: string
  readonly createdAt: Date
}): NewEpisode {
  const title = (sound.title ?? withoutExtension(upload.fileName)).slice(0, 200)
  const [language] = show.languages
  return {
    id,
    guid: `urn:uuid:${id}`,
    showSlug: show.slug,
    slug: episodeSlug(wallDate(upload.slot?.startsAt ?? createdAt, timeZone), title),
    occurrenceId: upload.slot?.occurrenceId ?? null,
    airedAt: upload.slot?.startsAt ?? null,
    title,
    languages: show.languages,
    notes: sound.notes !== null && language !== undefined ? { [language]: sound.notes } : {},
    credits: show.hosts.map(({ slug, name }) => ({ name, hostSlug: slug, role: 'host' })),
    archive: show.archive,
    music: show.music,
    chapters: sound.chapters.filter(({ startMs }) => startMs < measured.durationMs),
    trim: measured.trim,
    masterDurationMs: measured.durationMs,
    loudness: measured.loudness,
    coverKey,
    createdAt,
  }
}
