// The process's log: lines for people in a terminal, JSON for everything else.

import pino, { type Logger } from 'pino'

const LEVELS: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info ', 40: 'WARN ', 50: 'ERROR', 60: 'FATAL' }

/** Opens the log on standard output; lines are written at once, so that the last ones are never lost. */
export function openLog(level: string): Logger {
  const options = { level, base: null, redact: ['*.password', '*.token', '*.url', 'url'] }
  if (!process.stdout.isTTY) return pino(options, pino.destination({ dest: 1, sync: true }))
  return pino(options, { write: (line: string) => process.stdout.write(forPeople(line)) })
}

/** `12:30:01 info  mount reopened  mount=radio.mp3`, with an error's stack below. */
export function forPeople(line: string): string {
  // Written by pino itself.
  const { time, level, msg, err, ...rest } = JSON.parse(line) as { time: number; level: number; msg?: string; err?: { message: string; stack?: string } } & Record<string, unknown>
  const clock = new Date(time).toTimeString().slice(0, 8)
  const details = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return [`${clock} ${LEVELS[level] ?? level} ${msg ?? ''}`, ...details].join('  ') + (err ? `\n  ${err.stack ?? err.message}` : '') + '\n'
}
