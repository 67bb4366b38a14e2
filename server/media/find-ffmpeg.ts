// Which ffmpeg the station uses: the configured one, the system's, one it may install, and an old static one as a last resort.

import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Log } from '../log.ts'
import { installStaticFfmpeg, installSystemFfmpeg, staticFfmpegPath } from './install-ffmpeg.ts'

export interface Ffmpeg {
  /** As given to `spawn`. */
  readonly path: string
  /** As it calls itself: `5.1.9-0+deb12u1`. */
  readonly version: string
  readonly from: 'FFMPEG_PATH' | 'system' | 'installed' | 'static'
}

export interface FindFfmpegOptions {
  /** From the configuration; null: look for one. */
  readonly ffmpegPath: string | null
  /** Where a program of this station's own may be kept. */
  readonly toolsFolder: string
  readonly log: Log
}

// ffmpeg 5.0 brought libavutil 57. Builds from git have no version number, but always this one.
const OLDEST_AVUTIL = 57

/** Finds or installs an ffmpeg, logs which one and why, or throws with what to do. */
export async function findFfmpeg(options: FindFfmpegOptions): Promise<Ffmpeg> {
  const found = await choose(options)
  options.log.info({ ffmpeg: found.path, version: found.version, from: found.from }, 'ffmpeg chosen')
  return found
}

async function choose({ ffmpegPath, toolsFolder, log }: FindFfmpegOptions): Promise<Ffmpeg> {
  if (ffmpegPath !== null) return configured(ffmpegPath)
  const system = await ask('ffmpeg')
  if (system?.recent) return { path: 'ffmpeg', version: system.version, from: 'system' }
  const kept = staticFfmpegPath(toolsFolder)
  const keptAnswer = kept === null ? null : await ask(kept)
  if (kept === null || keptAnswer === null) {
    const lack = system === null ? 'there is no ffmpeg on this machine' : `the system's ffmpeg is ${system.version}, and the station needs 5.0 or newer`
    if (await installSystemFfmpeg(lack, log)) {
      const installed = await ask('ffmpeg')
      if (installed?.recent) return { path: 'ffmpeg', version: installed.version, from: 'installed' }
    }
    return lastResort(lack, toolsFolder, log)
  }
  warnOfAge(keptAnswer.version, log)
  return { path: kept, version: keptAnswer.version, from: 'static' }
}

async function configured(ffmpegPath: string): Promise<Ffmpeg> {
  const answer = await ask(ffmpegPath)
  if (answer === null) throw new Error(`FFMPEG_PATH (${ffmpegPath}) is not an ffmpeg that runs: correct it, or leave it unset and the station finds one.`)
  if (!answer.recent) throw new Error(`FFMPEG_PATH (${ffmpegPath}) is ffmpeg ${answer.version}: the station needs 5.0 or newer.`)
  return { path: path.resolve(ffmpegPath), version: answer.version, from: 'FFMPEG_PATH' }
}

async function lastResort(lack: string, toolsFolder: string, log: Log): Promise<Ffmpeg> {
  const program = await installStaticFfmpeg(toolsFolder, log)
  const answer = program === null ? null : await ask(program)
  if (program === null || answer === null) {
    throw new Error(`The station needs ffmpeg 5.0 or newer, and ${lack}: install it (Debian, Ubuntu: sudo apt-get install ffmpeg; macOS: brew install ffmpeg), or set FFMPEG_PATH.`)
  }
  warnOfAge(answer.version, log)
  return { path: program, version: answer.version, from: 'static' }
}

function warnOfAge(version: string, log: Log): void {
  log.warn({ version }, 'using an old static ffmpeg: MP3 costs three times as much, and relays by host name fail; install the system\'s ffmpeg (5.0 or newer) instead')
}

/** What a program says about itself; null when it is no ffmpeg or does not run. */
async function ask(program: string): Promise<{ version: string; recent: boolean } | null> {
  try {
    const { stdout } = await promisify(execFile)(program, ['-hide_banner', '-version'], { timeout: 10_000 })
    const version = /^ffmpeg version (\S+)/.exec(stdout)?.[1]
    const avutil = Number(/libavutil\s+(\d+)\./.exec(stdout)?.[1])
    return version === undefined ? null : { version, recent: avutil >= OLDEST_AVUTIL }
  } catch {
    return null
  }
}
