// The command line on a real station's data folder, as an automation uses it.

import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { RealStation } from './real-station.ts'

const STATION = path.resolve(import.meta.dirname, '../../server/station.ts')

/** Runs `npm run station -- <args> --json` beside a running station and gives its answer. */
export function command(station: RealStation, ...args: readonly string[]): Promise<unknown> {
  return commandIn(station, {}, ...args)
}

/** The same with more of the environment, such as STATION. */
export async function commandIn(station: RealStation, more: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<unknown> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, DATA_DIR: station.dataDir, PORT: String(station.port), ...more }
  const { stdout } = await promisify(execFile)(process.execPath, [STATION, ...args, '--json'], { env })
  return JSON.parse(stdout)
}
