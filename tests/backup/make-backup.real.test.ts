// What may be wrong when a backup is made: it says so, and leaves no half file.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStorage } from '../../server/archive/open-storage.ts'
import type { Storage } from '../../server/archive/storage.ts'
import { attachFile, insertEpisode } from '../../server/archive/store.ts'
import { makeBackup } from '../../server/backup/backup.ts'
import { checkArchive } from '../../server/backup/restore.ts'
import { dataFolder, makeDataFolder, type DataFolder } from '../../server/data-folder.ts'
import type { Database } from '../../server/db/database.ts'
import { openTestDatabase } from '../support/database.ts'
import { filesOf, newEpisode } from '../support/episodes.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'

let database: Database
let work: string
let folder: DataFolder
let storage: Storage
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  work = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-make-'))
  folder = dataFolder(path.join(work, 'data'))
  makeDataFolder(folder)
  storage = await openStorage({ folder: folder.archive, s3: null })
  return () => rmSync(work, { recursive: true, force: true })
})

const backUp = (file = path.join(work, 'backup.tar')) => makeBackup({ folder, databaseUrl: database.url, storage, stationFolder: SHIPPED_FOLDER, stationName: 'IMI Radio', file })

test('of a recording that runs the manifest is read first, so what it calls complete is whole; what can be made again is left', async () => {
  for (const [name, text] of [['recordings/one/00001.flac', 'a'], ['recordings/one/manifest.jsonl', '{}'], ['archive-work/job/half.flac', 'b'], ['tools/ffmpeg', 'c'], ['music/a.mp3', 'd'], ['spoken/o-drom/pl.mp3', 'f'], ['voice/kept/a.mp3', 'g'], ['.restoring/x', 'e']] as const) {
    mkdirSync(path.dirname(path.join(folder.root, name)), { recursive: true })
    writeFileSync(path.join(folder.root, name), text)
  }
  const { files } = await backUp(path.join(folder.root, 'beside-the-rest.tar'))
  expect(files.map((file) => file.path).filter((name) => name.startsWith('data/'))).toEqual(['data/music/a.mp3', 'data/recordings/one/manifest.jsonl', 'data/recordings/one/00001.flac', 'data/spoken/o-drom/pl.mp3'])
  expect(await checkArchive(path.join(folder.root, 'beside-the-rest.tar'))).toMatchObject({ station: 'IMI Radio', files })
})

test('files of episodes that are missing or changed are named', async () => {
  const episode = newEpisode()
  const [gone, changed] = filesOf({ id: episode.id, durationMs: 1000 })
  if (!gone || !changed) throw new Error('an episode has files')
  const source = path.join(work, 'source')
  writeFileSync(source, 'not what it was')
  await storage.put(changed.key, source)
  await database.db.transaction().execute(async (tx) => {
    await insertEpisode(tx, episode)
    for (const file of [gone, changed]) await attachFile(tx, file, new Date())
  })
  expect((await backUp()).damaged.toSorted()).toEqual([gone.key, changed.key].toSorted())
})

test('what lies at its place is not written over', async () => {
  writeFileSync(path.join(work, 'backup.tar'), 'the last one')
  await expect(backUp()).rejects.toMatchObject({ code: 'file_exists' })
  await expect(backUp(path.join(work, 'no/such/folder.tar'))).rejects.toMatchObject({ code: 'cannot_write', message: expect.stringContaining('--to') as string })
})

// A disk of 2 MB, as only root may make one; anybody else reads here that it was not tried.
test('a disk that is too small for it is said so, and no half file is left', async () => {
  const disk = path.join(work, 'small')
  mkdirSync(disk)
  expect(String(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).stderr)).toBe('')
  try {
    writeFileSync(path.join(folder.music, 'long.mp3'), Buffer.alloc(20_000_000, 'x'))
    await expect(backUp(path.join(disk, 'backup.tar'))).rejects.toMatchObject({ code: 'no_space', message: expect.stringContaining('larger disk with --to') as string })
    expect(readdirSync(disk)).toEqual([])
  } finally {
    spawnSync('umount', ['-l', disk])
  }
})
