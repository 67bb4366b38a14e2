// The titles of shows as a voice says them: made of a recording, kept below the data folder by their contents, switched in one step.

import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import { canonicalTag } from '../../../schedules/language-names.ts'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { InTurn } from '../../in-turn.ts'
import type { Log } from '../../log.ts'
import { syncToDisk } from '../../media/sync-to-disk.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { Person } from '../../people/person.ts'
import { spokenFile, spokenName, type SpokenFile } from './spoken-files.ts'
import { deleteSpoken, listSpoken, listSpokenOf, saveSpoken, type SpokenTitle } from './store.ts'

/** What spoken titles ask of those who work on sound; compose.ts supplies it from the archive. */
export interface SpokenMaker {
  /** Makes the MP3 `to` of a recording; throws a refusal in words. */
  make(work: { readonly from: string; readonly to: string; readonly mostMs: number }): Promise<{ readonly durationMs: number }>
}

export interface SpokenTitlesOptions {
  readonly db: Kysely<Tables>
  /** `spoken/` of the data folder. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  readonly maker: SpokenMaker
  /** Called after one was switched, so that pages have it. */
  readonly onChange: (slug: string) => void
}

/** A title, a day and an hour take ten. */
const MOST_MS = 30_000
/** Raised when they are made differently, so that browsers do not keep the old ones. */
const RECIPE = '1'

export class SpokenTitles {
  readonly #options: SpokenTitlesOptions
  /** One switch at a time: what was there before is then surely what is taken away. */
  readonly #switches = new InTurn()

  constructor(options: SpokenTitlesOptions) {
    this.#options = options
  }

  /** Makes this recording the show's spoken title in that language; gives all it has now. */
  put(person: Person, slug: string, language: string, recording: Buffer): Promise<readonly SpokenTitle[]> {
    const tag = checkTag(language)
    return this.#switches.do(async () => {
      const { folder, maker } = this.#options
      const hash = createHash('sha256').update(RECIPE).update(tag).update(recording).digest('hex').slice(0, 16)
      const making = path.join(folder, slug, `making-${randomUUID()}`)
      await mkdir(making, { recursive: true, mode: 0o700 })
      try {
        const [from, to] = [path.join(making, 'sent'), path.join(making, 'made.mp3')]
        await writeFile(from, recording, { mode: 0o600 })
        const { durationMs } = await maker.make({ from, to, mostMs: MOST_MS })
        await syncToDisk(to)
        await rename(to, this.#placeOf(slug, { language: tag, hash }))
        return await this.#switch(person, slug, { language: tag, hash, durationMs })
      } finally {
        await rm(making, { recursive: true, force: true })
      }
    })
  }

  /** Takes it away. Nothing happens when there is none. */
  remove(person: Person, slug: string, language: string): Promise<readonly SpokenTitle[]> {
    const tag = checkTag(language)
    return this.#switches.do(async () => {
      const { db, clock, onChange } = this.#options
      const before = (await listSpokenOf(db, slug)).find((one) => one.language === tag)
      if (before) {
        await db.transaction().execute(async (trx) => {
          await deleteSpoken(trx, slug, tag)
          await recordAudit(trx, { at: clock.now(), person, action: 'show.spoken_removed', subject: `show/${slug}`, details: { language: tag, hash: before.hash } })
        })
        onChange(slug)
        await rm(this.#placeOf(slug, before), { force: true })
      }
      return listSpokenOf(db, slug)
    })
  }

  /** The bytes of one; null when it is not here any more. */
  async read(slug: string, file: SpokenFile): Promise<Buffer | null> {
    return readFile(this.#placeOf(slug, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
  }

  /** Takes away what a crash left: sounds half made, and those that no show has. */
  async tidy(): Promise<void> {
    const { db, folder, log } = this.#options
    const spoken = await listSpoken(db)
    for (const slug of await readdir(folder)) {
      const kept = new Set(spoken.get(slug)?.map(spokenName))
      for (const name of await readdir(path.join(folder, slug))) {
        if (kept.has(name)) continue
        await rm(path.join(folder, slug, name), { recursive: true, force: true })
        log.info({ show: slug, file: name, isSpokenTitle: spokenFile(name) !== null }, 'an unused spoken title was taken away')
      }
    }
  }

  async #switch(person: Person, slug: string, title: SpokenTitle): Promise<readonly SpokenTitle[]> {
    const { db, clock, onChange } = this.#options
    const before = (await listSpokenOf(db, slug)).find(({ language }) => language === title.language)
    const at = clock.now()
    await db.transaction().execute(async (trx) => {
      await saveSpoken(trx, slug, title, { personId: person.id, at })
      await recordAudit(trx, { at, person, action: 'show.spoken_changed', subject: `show/${slug}`, details: { language: title.language, hash: title.hash, was: before?.hash ?? null } })
    })
    onChange(slug)
    if (before && before.hash !== title.hash) await rm(this.#placeOf(slug, before), { force: true })
    return listSpokenOf(db, slug)
  }

  #placeOf(slug: string, file: SpokenFile): string {
    return path.join(this.#options.folder, slug, spokenName(file))
  }
}

function checkTag(language: string): string {
  const tag = canonicalTag(language)
  if (tag === null) throw new AppError('invalid', 'spoken_language', `"${language}" is no language tag; write it like pl, uk or rom.`)
  return tag
}
