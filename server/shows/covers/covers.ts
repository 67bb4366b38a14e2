// The covers of shows: made of a sent picture, kept below the data folder by their contents, switched in one step.

import { createHash, randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { InTurn } from '../../in-turn.ts'
import type { Log } from '../../log.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { Person } from '../../people/person.ts'
import { COVER_SIZES, WHOLE, type CoverFile } from './cover-files.ts'
import type { CoverMaker } from './cover-maker.ts'
import type { Crop } from './crop.ts'
import { checkPicture } from './picture-kind.ts'
import { deleteCover, findCover, listCovers, saveCover, type Cover } from './store.ts'

export interface CoversOptions {
  readonly db: Kysely<Tables>
  /** `covers/` of the data folder. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  readonly maker: Pick<CoverMaker, 'make'>
  /** Called after a cover was switched, so that pages show it. */
  readonly onChange: (slug: string) => void
}

type Alt = Cover['alt']

/** Raised when covers are cut or pressed differently, so that browsers do not keep the old ones. */
const RECIPE = '1'

export class Covers {
  readonly #options: CoversOptions
  /** One switch at a time: what was there before is then surely what is taken away. */
  readonly #switches = new InTurn()

  constructor(options: CoversOptions) {
    this.#options = options
  }

  /** Makes this picture the show's cover; without `crop` the square in its middle. Texts that describe the old one are kept when none are given. */
  put(person: Person, slug: string, picture: Buffer, { crop, alt }: { readonly crop: Crop | null; readonly alt: Alt | null }): Promise<Cover> {
    return this.#switches.do(async () => {
      checkPicture(picture)
      const before = await findCover(this.#options.db, slug)
      const hash = hashOf(picture, crop)
      const made = await this.#make(slug, hash, async (making) => {
        const sent = path.join(making, 'sent')
        await writeFile(sent, picture, { mode: 0o600 })
        const made = await this.#options.maker.make({ picture: sent, folder: making, crop, of: null })
        await rm(sent)
        return made
      })
      return this.#switch(person, slug, before, { hash, ...made.size, crop: made.crop, alt: alt ?? before?.alt ?? {} })
    })
  }

  /** Chooses another square of the same picture, or describes it differently; what is not given stays. */
  change(person: Person, slug: string, { crop, alt }: { readonly crop: Crop | null; readonly alt: Alt | null }): Promise<Cover> {
    return this.#switches.do(async () => {
      const before = await this.#get(slug)
      const described = { ...before, alt: alt ?? before.alt }
      if (crop === null) return this.#switch(person, slug, before, described)
      const hash = hashOf(Buffer.from(before.hash), crop)
      const whole = path.join(this.#folderOf(slug, before.hash), WHOLE)
      await this.#make(slug, hash, async (making) => {
        const made = await this.#options.maker.make({ picture: whole, folder: making, crop, of: before })
        // Pressed once more each time, it would get worse and worse.
        await copyFile(whole, path.join(making, WHOLE))
        return made
      })
      return this.#switch(person, slug, before, { ...described, hash, crop })
    })
  }

  /** Takes the cover away. Nothing happens when there is none. */
  remove(person: Person, slug: string): Promise<void> {
    return this.#switches.do(async () => {
      const { db, clock } = this.#options
      const before = await findCover(db, slug)
      if (!before) return
      await db.transaction().execute(async (trx) => {
        await deleteCover(trx, slug)
        await recordAudit(trx, { at: clock.now(), person, action: 'show.cover_removed', subject: `show/${slug}`, details: { hash: before.hash } })
      })
      this.#options.onChange(slug)
      await rm(path.join(this.#options.folder, slug), { recursive: true, force: true })
    })
  }

  /** A picture that is no show's as a square JPEG in the largest size, freed of its metadata; without `crop` the square in its middle. Refused like a cover. */
  press(picture: Buffer, crop: Crop | null): Promise<Buffer> {
    return this.#switches.do(async () => {
      checkPicture(picture)
      // No show is called so, and `tidy` takes away what a crash leaves in it.
      const making = this.#folderOf('.pressed', randomUUID())
      await mkdir(making, { recursive: true, mode: 0o700 })
      try {
        const sent = path.join(making, 'sent')
        await writeFile(sent, picture, { mode: 0o600 })
        await this.#options.maker.make({ picture: sent, folder: making, crop, of: null })
        return await readFile(path.join(making, `${Math.max(...COVER_SIZES)}.jpg`))
      } finally {
        await rm(making, { recursive: true, force: true })
      }
    })
  }

  /** The bytes of one size; null when they are not here any more. */
  async read(slug: string, { hash, file }: CoverFile): Promise<Buffer | null> {
    return readIfThere(path.join(this.#folderOf(slug, hash), file))
  }

  /** The whole picture, for whoever chooses another square. */
  async readWhole(slug: string): Promise<Buffer> {
    const { hash } = await this.#get(slug)
    const whole = await readIfThere(path.join(this.#folderOf(slug, hash), WHOLE))
    if (!whole) throw noCover(slug)
    return whole
  }

  /** Takes away what a crash left: pictures half made, and those that no show has. */
  async tidy(): Promise<void> {
    const { db, folder, log } = this.#options
    const covers = await listCovers(db)
    const shows = await readdir(folder)
    for (const slug of shows) {
      const kept = covers.get(slug)?.hash
      for (const name of await readdir(path.join(folder, slug))) {
        if (name === kept) continue
        await rm(path.join(folder, slug, name), { recursive: true, force: true })
        log.info({ show: slug, folder: name }, 'an unused cover was taken away')
      }
    }
  }

  /** Makes a cover's folder beside its place and moves it there whole. */
  async #make<Result>(slug: string, hash: string, make: (making: string) => Promise<Result>): Promise<Result> {
    const making = this.#folderOf(slug, `making-${randomUUID()}`)
    await mkdir(making, { recursive: true, mode: 0o700 })
    try {
      const result = await make(making)
      const place = this.#folderOf(slug, hash)
      // The same picture and square again: the same bytes are there already.
      await rm(place, { recursive: true, force: true })
      await rename(making, place)
      return result
    } finally {
      await rm(making, { recursive: true, force: true })
    }
  }

  async #switch(person: Person, slug: string, before: Cover | null, cover: Cover): Promise<Cover> {
    const { db, clock } = this.#options
    const at = clock.now()
    await db.transaction().execute(async (trx) => {
      await saveCover(trx, slug, cover, { personId: person.id, at })
      await recordAudit(trx, { at, person, action: 'show.cover_changed', subject: `show/${slug}`, details: { before: before && { hash: before.hash, alt: before.alt }, after: { hash: cover.hash, alt: cover.alt } } })
    })
    this.#options.onChange(slug)
    if (before && before.hash !== cover.hash) await rm(this.#folderOf(slug, before.hash), { recursive: true, force: true })
    return cover
  }

  async #get(slug: string): Promise<Cover> {
    const cover = await findCover(this.#options.db, slug)
    if (!cover) throw noCover(slug)
    return cover
  }

  #folderOf(slug: string, name: string): string {
    return path.join(this.#options.folder, slug, name)
  }
}

function hashOf(picture: Buffer, crop: Crop | null): string {
  return createHash('sha256').update(RECIPE).update(JSON.stringify(crop)).update(picture).digest('hex').slice(0, 16)
}

function noCover(slug: string): AppError {
  return new AppError('not-found', 'cover_not_found', `"${slug}" has no cover; send a picture first.`)
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
