// The process: configuration, a station, a signal, and everything stopped in order.

import { banner } from './banner.ts'
import { openStation } from './compose.ts'
import { readConfig } from './config.ts'
import { openLog } from './process-log.ts'

/** npm passes a Ctrl-C on to a process that the terminal has already told: within this time it is the same one. */
const SAME_SIGNAL_MS = 300

const stopping = new AbortController()

async function run(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  obeySignals((signal) => {
    log.info({ signal }, 'stopping; once more stops at once')
    stopping.abort()
  })
  // One forgotten listener must not take the station off the air; what broke shows in the log and in /health/ready.
  process.on('uncaughtException', (error) => log.error({ err: error }, 'an unforeseen failure'))

  const station = await openStation(config, log, stopping.signal)
  if (!stopping.signal.aborted) process.stdout.write(await banner(config, station))
  if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }))
  await station.close()
  log.info('stopped')
}

function obeySignals(stop: (signal: string) => void): void {
  let firstAt: number | null = null
  const obey = (signal: NodeJS.Signals, status: number) => {
    if (firstAt === null) {
      firstAt = performance.now()
      stop(signal)
    } else if (performance.now() - firstAt > SAME_SIGNAL_MS) {
      process.exit(status)
    }
  }
  process.on('SIGINT', () => obey('SIGINT', 130))
  process.on('SIGTERM', () => obey('SIGTERM', 143))
  process.on('SIGHUP', () => obey('SIGHUP', 129))
  // Started by `npm start` on an older Node: when that one is killed, nobody else would stop us.
  if (process.connected) {
    process.channel?.unref()
    process.on('disconnect', () => obey('SIGHUP', 129))
  }
}

try {
  await run()
  process.exitCode = 0
} catch (error) {
  // Stopped while starting: not a failure.
  if (!stopping.signal.aborted) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
    if (/^(debug|trace)$/.test(process.env['LOG_LEVEL'] ?? '')) console.error(error)
    process.exitCode = 1
  }
}
// Everything is stopped; whatever still holds the loop is a mistake that must not hold the terminal.
setTimeout(() => process.exit(), 2000).unref()
