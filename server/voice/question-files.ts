// Where the sounds of questions lie: `arriving/` as they are sent, `kept/` as the station has made them. Called by their ids.

import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { syncToDisk } from '../media/sync-to-disk.ts'

export class QuestionFiles {
  readonly #folder: string

  /** `voice/` of the data folder. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Where bytes are taken in. */
  get arrivingFolder(): string {
    return path.join(this.#folder, 'arriving')
  }

  async open(): Promise<void> {
    for (const folder of [this.arrivingFolder, path.join(this.#folder, 'kept')]) await mkdir(folder, { recursive: true, mode: 0o700 })
  }

  /** Makes the place for its bytes. */
  async begin(id: string): Promise<void> {
    await writeFile(this.arriving(id), '', { mode: 0o600, flag: 'a' })
  }

  arriving(id: string): string {
    return path.join(this.arrivingFolder, id)
  }

  kept(id: string): string {
    return path.join(this.#folder, 'kept', `${id}.mp3`)
  }

  /** What is being made of it, until `keep`. */
  making(id: string): string {
    return path.join(this.#folder, 'kept', `${id}.making`)
  }

  /** What was made is kept from now on, in place of what was there; gives its bytes. */
  async keep(id: string): Promise<number> {
    await syncToDisk(this.making(id))
    await rename(this.making(id), this.kept(id))
    return (await stat(this.kept(id))).size
  }

  async removeArrived(id: string): Promise<void> {
    await rm(this.arriving(id), { force: true })
  }

  async remove(id: string): Promise<void> {
    for (const file of [this.arriving(id), this.making(id), this.kept(id)]) await rm(file, { force: true })
  }

  /** The ids of everything that lies here. */
  async listIds(): Promise<ReadonlySet<string>> {
    const names = await Promise.all([this.arrivingFolder, path.join(this.#folder, 'kept')].map((folder) => readdir(folder)))
    return new Set(names.flat().map((name) => name.replace(/\.\w+$/, '')))
  }
}
