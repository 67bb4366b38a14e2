// What a real station has recorded.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { decode } from './audio.ts'

/** The sound of each segment of the one recording below a data folder, in order. Throws when there is not exactly one. */
export async function recordedSegments(dataDir: string): Promise<Buffer[]> {
  const recordings = path.join(dataDir, 'recordings')
  const [id, ...others] = readdirSync(recordings)
  if (id === undefined || others.length > 0) throw new Error(`there are ${others.length + (id ? 1 : 0)} recordings where one was expected`)
  const segments = readdirSync(path.join(recordings, id)).filter((name) => name.endsWith('.flac')).sort()
  return Promise.all(segments.map((name) => decode(readFileSync(path.join(recordings, id, name)))))
}
