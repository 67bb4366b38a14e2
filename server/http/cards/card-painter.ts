// Makes pictures of cards and keeps them: one at a time, each in a process with an end in sight, the newest few hundred on disk.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../errors.ts'
import { InTurn } from '../../in-turn.ts'
import { fontConfig } from './card-fonts.ts'

export interface PaintedCard {
  readonly bytes: Buffer
  /** Of what stands on it. */
  readonly hash: string
}

/** A card has some 60 kB. */
const MOST_KEPT = 400
/** More are not waited for: somebody is asking for all the cards there are. */
const MOST_WAITING = 12
const LONGEST_MS = 30_000
/** Raised when pictures are made differently, so that no old one is given. */
const RECIPE = '1'
/** Raised when other fonts are unpacked. */
const FONTS = 'fonts-1'
const PROGRAM = path.join(import.meta.dirname, 'card-process.ts')

export class CardPainter {
  readonly #pictures: string
  readonly #fonts: string
  readonly #underway = new Map<string, Promise<Buffer>>()
  readonly #stopping = new AbortController()
  readonly #turns = new InTurn()

  /** `folder` is made with the first card, and may be emptied at any time. */
  constructor(folder: string) {
    this.#pictures = path.join(folder, 'pictures')
    this.#fonts = path.join(folder, FONTS)
  }

  /** The picture of an SVG, kept or made now. Rejects with `too-many` while many others wait. */
  async paint(svg: string): Promise<PaintedCard> {
    const hash = createHash('sha256').update(`${RECIPE}\n${svg}`).digest('base64url').slice(0, 22)
    const file = path.join(this.#pictures, `${hash}.jpg`)
    return { hash, bytes: (await readKept(file)) ?? (await this.#make(hash, file, svg)) }
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#turns.ended()
  }

  #make(hash: string, file: string, svg: string): Promise<Buffer> {
    const underway = this.#underway.get(hash)
    if (underway) return underway
    if (this.#underway.size >= MOST_WAITING) throw new AppError('too-many', 'cards_waiting', 'Many pictures are being made at this moment; try again in a minute.')
    const made = this.#turns.do(async () => {
      await mkdir(this.#pictures, { recursive: true, mode: 0o700 })
      const making = `${file}.making`
      await runProcess(svg, this.#fonts, making, this.#stopping.signal).catch(async (error: unknown) => {
        await rm(making, { force: true })
        throw error
      })
      await rename(making, file)
      await this.#tidy()
      return readFile(file)
    })
    const listed = made.finally(() => this.#underway.delete(hash))
    this.#underway.set(hash, listed)
    return listed
  }

  /** The least asked for go first. */
  async #tidy(): Promise<void> {
    const names = await readdir(this.#pictures)
    if (names.length <= MOST_KEPT) return
    const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(path.join(this.#pictures, name))).mtimeMs })))
    const leaving = dated.sort((one, other) => other.at - one.at).slice(MOST_KEPT * 0.9)
    await Promise.all(leaving.map(({ name }) => rm(path.join(this.#pictures, name), { force: true })))
  }
}

/** Null when it is not there. Whoever asks makes it young again. */
async function readKept(file: string): Promise<Buffer | null> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes) await utimes(file, new Date(), new Date()).catch(() => {})
  return bytes
}

function runProcess(svg: string, fonts: string, file: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // Nothing of the station's environment is its business.
    const env = { FONTCONFIG_FILE: fontConfig(fonts), VIPS_CONCURRENCY: '1' }
    const child = execFile(process.execPath, [PROGRAM, fonts, file], { env, timeout: LONGEST_MS, killSignal: 'SIGKILL', signal, maxBuffer: 64 * 1024 }, (error, _stdout, stderr) => {
      if (!error) return resolve()
      if (signal.aborted) return reject(new AppError('unavailable', 'station_stopping', 'The station is being restarted; ask again in a minute.'))
      reject(new Error(`a card could not be drawn: ${stderr.slice(0, 500)}`, { cause: error }))
    })
    // One that dies early closes its end; the error above says why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(svg)
  })
}
