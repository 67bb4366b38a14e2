// What must survive a power cut is handed to the disk itself, not only to the system that writes it down later.

import { open } from 'node:fs/promises'

/** Waits until a file's bytes, or a folder's list of names, are on the disk. */
export async function syncToDisk(place: string): Promise<void> {
  const file = await open(place, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
