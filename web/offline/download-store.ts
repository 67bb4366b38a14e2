// Episodes kept for later, as they lie in the device's cache: the sound in parts, so that a line that breaks costs one of them; a note
// that all parts are there; the record that lists show; the cover. Used by pages, and by the worker to give the sound to players.

import { keepPage } from './kept-cache.ts'
import { DOWNLOADS } from './kept.ts'
import type { KeepableEpisode, KeptEpisode, KeptFile } from './kept-episode.ts'

export const PART_BYTES = 1024 * 1024

/** How many parts a file has. */
export function partsOf(bytes: number): number {
  return Math.ceil(bytes / PART_BYTES)
}

/** The newest first; throws when the device forbids storing. */
export async function listKept(): Promise<KeptEpisode[]> {
  return (await recordsBelow(RECORDS)).sort((one, other) => other.keptAt.localeCompare(one.keptAt))
}

/** Notes that the station has taken one back, until somebody was told: whichever page found out may not be the one that says so. */
export async function noteTakenBack(episode: KeptEpisode): Promise<void> {
  await (await caches.open(DOWNLOADS)).put(TAKEN_BACK + episode.id, new Response(JSON.stringify(episode)))
}

/** Gives what was noted, and forgets it. */
export async function readTakenBack(): Promise<KeptEpisode[]> {
  const found = await recordsBelow(TAKEN_BACK)
  for (const { id } of found) await (await caches.open(DOWNLOADS)).delete(TAKEN_BACK + id)
  return found
}

/** Bytes of a part that is there already; null: it is not. */
export async function sizeOfPart({ url }: KeptFile, part: number): Promise<number | null> {
  const kept = await (await caches.open(DOWNLOADS)).match(partAt(url, part))
  return kept ? (await kept.blob()).size : null
}

export async function putPart({ url }: KeptFile, part: number, bytes: Blob): Promise<void> {
  await (await caches.open(DOWNLOADS)).put(partAt(url, part), new Response(bytes))
}

/** From now on it plays without a network: all its parts are there. Its page and cover come along where they can be had. */
export async function finish(episode: KeepableEpisode, now: Date): Promise<void> {
  const cache = await caches.open(DOWNLOADS)
  await keepPage(episode.page, DOWNLOADS)
  if (episode.coverUrl !== null) await cache.add(episode.coverUrl).catch(() => {})
  const kept: KeptEpisode = { ...episode, keptAt: now.toISOString() }
  await cache.put(RECORDS + episode.id, new Response(JSON.stringify(kept)))
  await cache.put(wholeAt(episode.file.url), new Response(JSON.stringify(episode.file)))
}

/** Takes away all of it; of one that is not whole yet as well. */
export async function removeKept({ id, page, question, coverUrl, file }: KeepableEpisode): Promise<void> {
  const cache = await caches.open(DOWNLOADS)
  const others = (await listKept()).filter((one) => one.id !== id)
  const parts = Array.from({ length: partsOf(file.bytes) }, (_, part) => partAt(file.url, part))
  // A cover may be the show's, which its other episodes have too.
  const cover = coverUrl === null || others.some((one) => one.coverUrl === coverUrl) ? [] : [coverUrl]
  for (const address of [wholeAt(file.url), RECORDS + id, page, question, ...cover, ...parts]) await cache.delete(address)
}

/** The sound at a path, if all of it is here. Bytes are read only where somebody reads them. */
export async function wholeOf(path: string): Promise<Blob | null> {
  try {
    const cache = await caches.open(DOWNLOADS)
    const file = (await (await cache.match(wholeAt(path)))?.json()) as KeptFile | undefined // written by `finish`
    if (!file) return null
    const parts = await Promise.all(Array.from({ length: partsOf(file.bytes) }, async (_, part) => (await cache.match(partAt(path, part)))?.blob()))
    const present = parts.filter((part) => part !== undefined)
    const sound = new Blob(present, { type: file.mediaType })
    // Browsers may have thrown some of it away.
    return sound.size === file.bytes ? sound : null
  } catch {
    return null
  }
}

async function recordsBelow(path: string): Promise<KeptEpisode[]> {
  if (!(await caches.has(DOWNLOADS))) return []
  const cache = await caches.open(DOWNLOADS)
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(path))
  const records = await Promise.all(keys.map(async (key) => (await (await cache.match(key))?.json()) as KeptEpisode | undefined)) // written here
  return records.flatMap((one) => one ?? [])
}

// No addresses of the station's: nothing else is kept under them.
const RECORDS = '/kept-for-later/'
const TAKEN_BACK = '/taken-back/'

function partAt(url: string, part: number): string {
  return `${url}?part=${part}`
}

function wholeAt(url: string): string {
  return `${url}?whole`
}
