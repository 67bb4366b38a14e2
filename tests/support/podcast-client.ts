// gPodder at its command line: a podcast client of others, with its own folder, that subscribes and downloads.

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export class PodcastClient {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'imi-radio-gpodder-'))

  subscribe(feedUrl: string): Promise<string> {
    return this.#run('subscribe', feedUrl)
  }

  /** The shows and their episodes, in its own words. */
  async episodes(): Promise<string> {
    return (await this.#run('list')) + (await this.#run('episodes'))
  }

  /** Everything new; gives what lies on its disk afterwards. */
  async download(): Promise<Buffer[]> {
    await this.#run('download')
    const downloads = path.join(this.#folder, 'Downloads')
    mkdirSync(downloads, { recursive: true })
    const files = readdirSync(downloads, { recursive: true, encoding: 'utf8' })
    return files.filter((file) => /\.(mp3|opus|ogg|partial)$/.test(file)).map((file) => readFileSync(path.join(downloads, file)))
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #run(...args: string[]): Promise<string> {
    // It shows pages with a pager and colours only to a terminal.
    const { stdout, stderr } = await promisify(execFile)('gpo', args, { env: { ...process.env, GPODDER_HOME: this.#folder, LC_ALL: 'C.UTF-8' }, timeout: 60_000 })
    return stdout + stderr
  }
}
