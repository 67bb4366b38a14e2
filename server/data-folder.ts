// What the station keeps and where: the layout of DATA_DIR, at one place. One running copy at a time may hold it.
//
//   postgres/           the embedded database (absent with DATABASE_URL)
//   recordings/         one folder per live occurrence: lossless segments
//   air-log/            every second that went out, one folder per day
//   archive/            episodes' files (with ARCHIVE_URL: elsewhere)
//   archive-work/       what jobs are making; emptied at every start
//   uploads/            files that are being sent, or wait to be worked on
//   delivered/          sound for airings to come, sent as files, ready to be played
//   imports/            episodes on their way here from elsewhere
//   covers/             one folder per show with its cover in every size
//   cards/              pictures for links, made when asked for; may be emptied at any time
//   spoken/             one folder per show with its spoken titles
//   voice/              listeners' spoken questions, and those on their way
//   music/              what fills gaps unless station.yaml says otherwise; empty: the filler that ships
//   sounds/             files and folders that rules name
//   tools/              programs installed for this station only (a static ffmpeg, as a last resort)
//   sockets/            the database's UNIX socket and the copy's own; only while running
//   .restoring/         a backup on its way back; while it is there the station does not start

import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface DataFolder {
  readonly root: string
  readonly postgres: string
  readonly recordings: string
  readonly airLog: string
  readonly archive: string
  readonly archiveWork: string
  readonly uploads: string
  readonly delivered: string
  readonly imports: string
  readonly covers: string
  readonly cards: string
  readonly spoken: string
  readonly voice: string
  readonly music: string
  readonly sounds: string
  readonly tools: string
  readonly sockets: string
}

/** What a restored backup is put together in, below the data folder; as long as it is there, nothing has been restored. */
export const RESTORING = '.restoring'

/** Names the station's folders; makes nothing. */
export function dataFolder(root: string): DataFolder {
  const in_ = (name: string) => path.join(root, name)
  return { root, postgres: in_('postgres'), recordings: in_('recordings'), airLog: in_('air-log'), archive: in_('archive'), archiveWork: in_('archive-work'), uploads: in_('uploads'), imports: in_('imports'), delivered: in_('delivered'), covers: in_('covers'), spoken: in_('spoken'), voice: in_('voice'), cards: in_('cards'), music: in_('music'), sounds: in_('sounds'), tools: in_('tools'), sockets: socketFolder(root) }
}

/** Makes the folders, readable by this user only: accounts and unpublished recordings are nobody else's. */
export function makeDataFolder(folder: DataFolder): void {
  try {
    makeWithParents(folder.root)
    for (const each of [folder.recordings, folder.airLog, folder.archive, folder.archiveWork, folder.uploads, folder.imports, folder.delivered, folder.covers, folder.spoken, folder.voice, folder.music, folder.sounds]) mkdirSync(each, { recursive: true, mode: 0o700 })
    makeSocketFolder(folder)
  } catch (error) {
    throw new Error(`The data folder ${folder.root} cannot be written (${(error as Error).message}): give this user the folder, or set DATA_DIR to another.`, { cause: error })
  }
}

// Not mkdir's own way of making parents: Node tries for ever where a file system takes no folders, as below /proc.
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  makeWithParents(path.dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Makes the folder of UNIX sockets, and refuses one that somebody else put there first. */
export function makeSocketFolder(folder: DataFolder): void {
  mkdirSync(folder.sockets, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder.sockets)
  const mine = process.getuid?.() ?? 0
  if (!found.isDirectory() || (mine !== 0 && found.uid !== mine)) throw new Error(`${folder.sockets} belongs to somebody else: remove it, or set DATA_DIR to another folder`)
  chmodSync(folder.sockets, 0o700)
}

/**
 * Holds the data folder for this process, and gives what lets it go.
 *
 * Held by a listening UNIX socket, which ends with the process however that ends: a stale one is recognised by nobody answering.
 */
export async function holdDataFolder(folder: DataFolder): Promise<() => Promise<void>> {
  if (existsSync(path.join(folder.root, RESTORING))) throw new Error(`A backup was being restored to ${folder.root} and that did not come to its end: run the restore again, or empty the folder.`)
  const name = path.join(folder.sockets, 'held')
  if (await answers(name)) throw new Error(`${folder.root} is in use by another running copy of the station: stop that one first, or set DATA_DIR to another folder.`)
  rmSync(name, { force: true })
  const holder = net.createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => holder.once('error', reject).listen(name, resolve))
  holder.unref()
  return () => new Promise((resolve) => holder.close(() => resolve()))
}

function answers(socketFile: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(socketFile, () => resolve(true)).on('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
}

// A socket's path may have about 100 bytes, and PostgreSQL splits its list of folders at commas.
function socketFolder(root: string): string {
  const inside = path.join(root, 'sockets')
  if (/^[\w/. -]{1,80}$/.test(inside)) return inside
  return path.join(os.tmpdir(), `imi-radio-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
}
