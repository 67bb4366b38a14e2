// Has covers made, one at a time, in a process of their own with an end in sight.

import { execFile } from 'node:child_process'
import path from 'node:path'
import { AppError } from '../../errors.ts'
import { InTurn } from '../../in-turn.ts'
import type { Made, Work } from './cover-process.ts'

/** More than this are not waited for: somebody is sending pictures faster than they can be looked at. */
const MOST_WAITING = 8
const LONGEST_MS = 60_000
const PROGRAM = path.join(import.meta.dirname, 'cover-process.ts')

export class CoverMaker {
  readonly #turns = new InTurn()
  readonly #stopping = new AbortController()

  /** Makes the files of a cover in a folder; throws a refusal in words when the picture cannot be one. */
  async make(work: Work): Promise<Extract<Made, { made: true }>> {
    if (this.#turns.waiting >= MOST_WAITING) throw new AppError('too-many', 'covers_waiting', 'Many covers are being made at this moment; try again in a minute.')
    const made = await this.#turns.do(() => runProcess(work, this.#stopping.signal))
    if (made.made) return made
    throw new AppError('invalid', made.code, made.message)
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#turns.ended()
  }
}

function runProcess(work: Work, signal: AbortSignal): Promise<Made> {
  return new Promise((resolve, reject) => {
    // Nothing of the station's environment is its business.
    const options = { env: { VIPS_CONCURRENCY: '1' }, timeout: LONGEST_MS, killSignal: 'SIGKILL' as const, signal, maxBuffer: 64 * 1024 }
    execFile(process.execPath, [PROGRAM, JSON.stringify(work)], options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(new AppError('unavailable', 'station_stopping', 'The station is being restarted; send the picture again in a minute.'))
      if (!error) return resolve(JSON.parse(stdout) as Made) // written by our own process
      if (error.killed || error.signal) return resolve({ made: false, code: 'cover_too_heavy', message: 'The picture takes too much time or memory to open; save it as a JPEG of at most 3000 × 3000 pixels and send that.' })
      reject(new Error(`the cover process failed: ${stderr.slice(0, 500)}`, { cause: error }))
    })
  })
}
