// Finds the audio files below a folder.

import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

const AUDIO = new Set(['.mp3', '.ogg', '.oga', '.opus', '.flac', '.wav', '.m4a', '.mp4', '.aac', '.webm', '.mka'])

export interface Track {
  readonly path: string
  /** Another text when the file was replaced. */
  readonly version: string
}

/** Lists tracks in subfolders too, sorted by path. A folder that is missing or unreadable has none; hidden files are not tracks. */
export async function listTracks(folder: string): Promise<readonly Track[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const audio = names.filter((name) => AUDIO.has(extname(name).toLowerCase()) && !name.split(/[/\\]/).some((part) => part.startsWith('.')))
  const found = await Promise.all(audio.map((name) => describe(join(folder, name))))
  return found.filter((track) => track !== null).toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

async function describe(path: string): Promise<Track | null> {
  // A file may be gone between the listing and now.
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? { path, version: `${found.mtimeMs}:${found.size}` } : null
}
