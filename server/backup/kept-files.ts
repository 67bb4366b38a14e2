// Which files of the data folder a backup takes: everything but what is kept in another way, can be made again, or is only of this run.

import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { DataFolder } from '../data-folder.ts'
import { RESTORING } from '../data-folder.ts'

/**
 * Lists them, as paths below the data folder; links are followed, since music often lies on another disk.
 *
 * Listeners' questions are left out: a voice that was taken back must not live on in an old backup.
 */
export async function listKeptFiles(folder: DataFolder): Promise<string[]> {
  const left = [folder.airLog, folder.postgres, `${folder.postgres}.init`, folder.archive, folder.archiveWork, folder.imports, folder.voice, folder.cards, folder.tools, folder.sockets, path.join(folder.root, RESTORING)]
  return filesBelow(folder.root, (place) => !left.includes(place))
}

/** Lists all files below a folder, as paths below it; none when it is not there. */
export async function filesBelow(root: string, isTaken: (place: string) => boolean = () => true): Promise<string[]> {
  const found: string[] = []
  const seen = new Set<string>()
  const look = async (place: string): Promise<void> => {
    const real = await realpath(place)
    if (seen.has(real)) return
    seen.add(real)
    for (const name of (await readdir(place)).toSorted(manifestsFirst)) {
      const inside = path.join(place, name)
      if (!isTaken(inside)) continue
      // A link to nothing, a socket, or a file that was removed a moment ago.
      const what = await stat(inside).catch(() => null)
      if (what?.isDirectory()) await look(inside)
      else if (what?.isFile()) found.push(path.relative(root, inside).replaceAll(path.sep, '/'))
    }
  }
  if (await stat(root).catch(() => null)) await look(root)
  return found
}

/** Before its segments: what a manifest calls complete is then surely in the backup whole. */
function manifestsFirst(one: string, other: string): number {
  const rank = (name: string) => (name.startsWith('manifest.') ? 0 : 1)
  return rank(one) - rank(other) || (one < other ? -1 : 1)
}
