// A station is saved while it is on air and brought back on an empty machine: the same rows, the same bytes, and an episode that plays.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStorage } from '../../server/archive/open-storage.ts'
import { readS3Address } from '../../server/archive/s3-address.ts'
import { checkArchive, restoreBackup, type RestoreOptions } from '../../server/backup/restore.ts'
import { RESTORING } from '../../server/data-folder.ts'
import { silentLog } from '../../server/log.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { startStation, type RealStation } from '../support/real-station.ts'
import { openTestDatabase } from '../support/database.ts'
import { recordShow } from '../support/recorded-show.ts'
import { startS3Server, type S3Server } from '../support/s3-server.ts'
import { commandIn } from '../support/station-commands.ts'
import { until } from '../support/until.ts'

const PROGRAM = path.resolve(import.meta.dirname, '../../server/station.ts')
const SHOW = 'karta-na-stol'
const RECORDING = 'bbbbbbbb-0000-4000-8000-000000000001'
const PASSWORD = 'long winter evening'

let work: string
const s3: S3Server[] = []
beforeAll(async () => {
  work = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-backup-'))
  s3.push(await startS3Server(), await startS3Server())
})
afterAll(async () => {
  for (const server of s3) await server.close()
  rmSync(work, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** The command line on a folder whose station does not run. */
async function alone(dataDir: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args, '--json'], { env: { ...inherited, DATA_DIR: dataDir, ...env } })
  return JSON.parse(stdout) as Record<string, unknown>
}

/** A station with a published episode, a recording that is still open, and a file of every other kind. */
async function stationWithEpisode(dataDir: string, env: Readonly<Record<string, string>>): Promise<RealStation> {
  await recordShow(dataDir, { id: RECORDING, occurrenceId: `${SHOW}/1900/2026-11-23`, showSlug: SHOW })
  mkdirSync(path.join(dataDir, 'music/довга назва теки'), { recursive: true })
  writeFileSync(path.join(dataDir, `music/довга назва теки/${'пісня '.repeat(15)}.mp3`), 'not really music')
  await alone(dataDir, env, 'person', 'add', '--login', 'ewa', '--name', 'Ewa', '--role', 'admin', '--password', PASSWORD)
  const station = await startStation({ dataDir, env })
  await station.ready()
  const ask = await signedIn(station)
  const draft = await until('the draft is made', async () => (await ask<{ episodes: { id: string }[] }>('GET', 'episodes')).episodes[0] ?? null, 60_000)
  await ask('POST', `episodes/${draft.id}/publish`, {})
  await until('the episode is out', async () => (await episodesOf(station)).length > 0, 60_000)
  return station
}

async function signedIn(station: RealStation) {
  const answer = await fetch(`${station.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: station.url }, body: JSON.stringify({ login: 'ewa', password: PASSWORD }) })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return async <T>(method: string, what: string, body?: object): Promise<T> => {
    const asked = await fetch(`${station.url}/api/v1/desk/${what}`, { method, headers: { cookie, origin: station.url, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
    if (!asked.ok) throw new Error(`${method} ${what}: ${asked.status} ${await asked.text()}`)
    return (await asked.json()) as T
  }
}

async function episodesOf(station: RealStation): Promise<{ readonly slug: string }[]> {
  return ((await (await fetch(`${station.url}/api/v1/episodes`)).json()) as { episodes: { slug: string }[] }).episodes
}

/** What a listener gets of the only episode. */
async function soundOf(station: RealStation): Promise<{ readonly page: unknown; readonly sha256: string; readonly promised: string }> {
  const [episode] = await episodesOf(station)
  const page = (await (await fetch(`${station.url}/api/v1/shows/${SHOW}/episodes/${episode?.slug}`)).json()) as { files: { mp3: { url: string; sha256: string } } }
  const bytes = Buffer.from(await (await fetch(station.url + page.files.mp3.url)).arrayBuffer())
  return { page, sha256: createHash('sha256').update(bytes).digest('hex'), promised: page.files.mp3.sha256 }
}

/** Everything of a backup that must be the same in a backup of what was restored from it. */
async function contentsOf(file: string) {
  const { tables, sequences, files, migrations, damaged } = await checkArchive(file)
  return { tables, sequences, migrations, damaged, files: files.filter(({ path: name }) => !name.startsWith('database/')).toSorted((a, b) => a.path.localeCompare(b.path)) }
}

describe.each([
  ['disk', 's3'],
  ['s3', 'disk'],
])('from %s to %s', (from, to) => {
  const folder = (name: string) => path.join(work, `${from}-${to}-${name}`)
  const storageOf = (kind: string, server: number) => (kind === 's3' ? { ARCHIVE_URL: s3[server]?.url ?? '' } : {}) as Readonly<Record<string, string>>

  test('rows, files and hashes are equal, and the restored station plays the episode', async () => {
    const station = await stationWithEpisode(folder('first'), storageOf(from, 0))
    let before: Awaited<ReturnType<typeof soundOf>>
    const file = folder('backup.tar')
    try {
      before = await soundOf(station)
      expect(await commandIn(station, storageOf(from, 0), 'backup', '--to', file)).toMatchObject({ file, damaged: [] })
    } finally {
      await station.remove()
    }
    const restored = await alone(folder('second'), storageOf(to, 1), 'restore', file)
    expect(restored).toMatchObject({ station: 'IMI Radio', stationFolder: null })
    const again = folder('again.tar')
    await alone(folder('second'), storageOf(to, 1), 'backup', '--to', again)
    expect(await contentsOf(again)).toEqual(await contentsOf(file))

    const second = await startStation({ dataDir: folder('second'), env: storageOf(to, 1) })
    try {
      await second.ready()
      const after = await soundOf(second)
      expect(after).toEqual(before)
      expect(after.sha256).toBe(after.promised)
    } finally {
      await second.remove()
    }
  }, 400_000)
})

describe('a backup is refused, and nothing is restored, when', () => {
  const whole = () => path.join(work, 'disk-s3-backup.tar')
  const target = () => path.join(work, 'target')
  const changed = (change: (copy: string) => void): string => {
    const copy = path.join(work, 'changed.tar')
    copyFileSync(whole(), copy)
    change(copy)
    return copy
  }
  const restore = (file: string, changes: Partial<RestoreOptions> = {}) => restoreBackup({ file, dataDir: target(), databaseUrl: null, s3: null, stationFolder: SHIPPED_FOLDER, log: silentLog, ...changes })
  const nothingThere = () => {
    try {
      return readdirSync(target()).length === 0
    } catch {
      return true
    }
  }

  test.each([
    ['its last byte is missing', (size: number) => size - 1],
    ['its end is missing', (size: number) => size - 20_000],
    ['half of it is missing', (size: number) => Math.floor(size / 2)],
    ['it is empty', () => 0],
  ])('%s', async (_, sizeOf) => {
    const file = changed((copy) => truncateSync(copy, sizeOf(statSync(copy).size)))
    await expect(restore(file)).rejects.toMatchObject({ code: 'backup_broken', message: expect.stringMatching(/no whole backup .*Copy it again.*nothing was restored/) as string })
    expect(nothingThere()).toBe(true)
  })

  test.each([0.1, 0.5, 0.9])('one byte at %d of it is another', async (place) => {
    const file = changed((copy) => {
      const handle = openSync(copy, 'r+')
      writeSync(handle, Buffer.from([0x5a]), 0, 1, Math.floor(statSync(copy).size * place))
      closeSync(handle)
    })
    await expect(restore(file)).rejects.toMatchObject({ code: 'backup_broken' })
    expect(nothingThere()).toBe(true)
  })

  test('it is another kind of file', async () => {
    const file = path.join(work, 'song.tar')
    writeFileSync(file, 'la la la '.repeat(1000))
    await expect(restore(file)).rejects.toMatchObject({ code: 'backup_broken' })
    await expect(restore(path.join(work, 'not-there.tar'))).rejects.toMatchObject({ code: 'no_such_file' })
  })

  test('the data folder holds a station already', async () => {
    mkdirSync(target(), { recursive: true })
    writeFileSync(path.join(target(), 'music'), '')
    await expect(restore(whole())).rejects.toMatchObject({ code: 'data_folder_not_empty', message: expect.stringContaining('only restored to an empty machine') as string })
    rmSync(target(), { recursive: true })
  })

  test('the database holds tables already', async () => {
    const database = await openTestDatabase()
    try {
      await expect(restore(whole(), { databaseUrl: database.url })).rejects.toMatchObject({ code: 'database_not_empty' })
      expect(nothingThere()).toBe(true)
    } finally {
      await database.close()
    }
  })

  test('the storage holds files already: they stay as they are, and the folder can be used', async () => {
    const storage = await openStorage({ folder: work, s3: readS3Address(s3[0]?.url ?? '') })
    const source = path.join(work, 'theirs')
    writeFileSync(source, 'another station')
    await storage.put('episodes/theirs.mp3', source)
    const before = await storage.list('')
    await expect(restore(whole(), { s3: readS3Address(s3[0]?.url ?? '') })).rejects.toMatchObject({ code: 'storage_not_empty' })
    expect([await storage.list(''), nothingThere()]).toEqual([before, true])
  })

  test('it was killed while it restored: the station does not start on that folder, and the next restore begins anew', async () => {
    mkdirSync(path.join(target(), RESTORING, 'recordings'), { recursive: true })
    const station = await startStation({ dataDir: target() })
    await expect(station.ready()).rejects.toThrow(/being restored .* did not come to its end: run the restore again/)
    rmSync(target(), { recursive: true, force: true })
    mkdirSync(path.join(target(), RESTORING, 'recordings/half'), { recursive: true })
    expect((await restore(whole())).manifest.station).toBe('IMI Radio')
    expect(readdirSync(target())).toEqual(expect.arrayContaining(['archive', 'music', 'postgres', 'recordings']))
    expect(readdirSync(target())).not.toContain(RESTORING)
  }, 400_000)
})
