// Where the project is, and how the setup speaks. Plain JavaScript: it runs before anything is installed, on Node 20.

import { fileURLToPath } from 'node:url'

/** The folder with package.json. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** A failure that a person can act on: its message is all that is shown. */
export class SetupError extends Error {}

/** One line about the setup, on standard error: standard output belongs to the program that is being prepared. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Runs the given steps; a SetupError ends the process with its message, anything else with its stack. */
export async function main(steps) {
  try {
    await steps()
  } catch (error) {
    say(error instanceof SetupError ? `\n${error.message}` : error.stack)
    process.exitCode = 1
  }
}
