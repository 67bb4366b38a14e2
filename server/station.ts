// The command line, for automation and for the first steps: `npm run station -- person add …`. Works while the station runs or not.

import { backUp, restore } from './backup/commands.ts'
import { systemClock } from './clock.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { openDatabase } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { AppError } from './errors.ts'
import { Events } from './events.ts'
import { silentLog } from './log.ts'
import { createPeople } from './people/people.ts'
import { checkProgramme } from './programme-commands.ts'
import { openHostProfiles } from './shows/host-profiles.ts'
import { readCommand, USAGE, type Command } from './station-command.ts'
import { run, type Told } from './station-commands.ts'

const wantsJson = process.argv.includes('--json')

try {
  const command = readCommand(process.argv.slice(2))
  if (command.kind === 'help') process.stdout.write(USAGE)
  else tell(await carryOut(command, readConfig(process.env)))
} catch (error) {
  complain(error)
  process.exitCode = 1
}

/** Joins the embedded database of a running station, or starts it for the moment. */
async function carryOut(command: Exclude<Command, { kind: 'help' }>, config: Config): Promise<Told> {
  if (command.kind === 'programme check') return checkProgramme({ config, clock: systemClock })
  if (command.kind === 'backup') return backUp(command, { config, now: systemClock.now() })
  if (command.kind === 'restore') return restore(command, { config })
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log: silentLog, joinRunning: true })
  try {
    await migrate(database.db)
    const people = createPeople({ db: database.db, clock: systemClock, log: silentLog, events: new Events(silentLog), hosts: openHostProfiles(database.db) })
    return await run(command, { config, db: database.db, people, clock: systemClock })
  } finally {
    await database.close()
  }
}

/** With `--json` exactly one line of JSON goes to standard output, else words for a person. */
function tell({ words, json }: Told): void {
  process.stdout.write(wantsJson ? `${JSON.stringify(json)}\n` : `${words}\n`)
}

function complain(error: unknown): void {
  const { code, message, ...details } = told(error)
  process.stderr.write(`${message}\n`)
  if (wantsJson) process.stdout.write(`${JSON.stringify({ error: { code, message, ...details } })}\n`)
}

function told(error: unknown): { code: string; message: string; details?: unknown } {
  if (error instanceof AppError) return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
  if (error instanceof ConfigError) return { code: 'configuration', message: `The configuration is wrong: ${error.problems.join('; ')}.` }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'failed', message: message.split('\n')[0] ?? '' }
}
