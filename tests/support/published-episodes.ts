// Episodes with real sound on a published station.

import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Episode, FileKind } from '../../server/archive/episode.ts'
import { attachFile, changeEpisode, insertEpisode } from '../../server/archive/store.ts'
import { storeFile } from '../../server/archive/stored-file.ts'
import { encode } from './audio.ts'
import { published } from './episodes.ts'
import type { PublishedStation } from './published-station.ts'

export const EPISODE_SECONDS = 300

const TRANSCRIPT = `WEBVTT

00:00:00.000 --> 00:01:00.000
<v Олена>Вітаємо &amp; починаємо

00:01:00.000 --> 00:04:00.000
Про квартири
`

let sounds: Promise<{ readonly mp3: Buffer; readonly opus: Buffer }> | null = null

/** Five minutes of a tone as MP3 and Opus, and a transcript; kept in the station's own storage. */
export async function publishEpisode({ database: { db }, storage, forgetPages }: PublishedStation, changes: Partial<Episode> = {}): Promise<Episode> {
  const id = changes.id ?? randomUUID()
  const durationMs = EPISODE_SECONDS * 1000
  const episode = await db.transaction().execute((tx) => insertEpisode(tx, published({ id, guid: `urn:uuid:${id}`, masterDurationMs: durationMs, durationMs, ...changes })))
  const { mp3, opus } = await (sounds ??= encodeSounds())
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-sound-'))
  const keep = async (kind: FileKind, extension: string, mediaType: string, bytes: Buffer) => {
    const file = path.join(folder, `${kind}.${extension}`)
    writeFileSync(file, bytes)
    const stored = await storeFile({ put: (key, from) => storage.put(key, from) }, { episodeId: id, kind, path: file, mediaType, extension, durationMs })
    await db.transaction().execute((tx) => attachFile(tx, stored, new Date()))
  }
  await keep('mp3', 'mp3', 'audio/mpeg', mp3)
  await keep('opus', 'opus', 'audio/ogg', opus)
  await keep('transcript', 'vtt', 'text/vtt', Buffer.from(TRANSCRIPT))
  forgetPages()
  return episode
}

/** Takes it away, as an editor does. */
export async function withdrawEpisode({ database: { db }, forgetPages }: PublishedStation, id: string): Promise<void> {
  await db.transaction().execute((tx) => changeEpisode(tx, id, () => ({ state: 'withdrawn', withdrawnAt: new Date(), withdrawnReason: 'A guest asked', isHeld: true })))
  forgetPages()
}

async function encodeSounds() {
  const sound = `sine=frequency=220:duration=${EPISODE_SECONDS}`
  return { mp3: await encode(sound, 'mp3'), opus: await encode(sound, 'opus') }
}
