// A child process that is always there: it dies, the reason is said once, a pause, a new one. Knows nothing of what the child does.

import type { ChildProcess } from 'node:child_process'
import type { Log } from '../log.ts'

/** A child that lived this long died of something new: the next pause is short again. */
const STEADY_MS = 20_000
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
/** ffmpeg that waits on an idle stdin ignores SIGTERM; it gets its end of input and this long. */
const STOP_MS = 1_000
const REMEMBERED_STDERR = 500

interface SuperviseOptions {
  readonly name: string
  /** Makes a new child; its stdio, except stderr, is the caller's to wire. Called again after each death. */
  readonly launch: () => ChildProcess
  /** Called once for each child's end that nobody asked for, before the pause. */
  readonly onDeath?: (reason: string) => void
  /** How a child is asked to finish; by default its stdin ends. */
  readonly end?: (child: ChildProcess) => void
  readonly log: Log
}

/** One child process that is replaced when it dies. */
export class Supervised {
  #child: ChildProcess | null = null
  #restarts = 0
  #pauseMs = FIRST_PAUSE_MS
  #timer: NodeJS.Timeout | null = null
  #stopping = false
  readonly #options: SuperviseOptions

  constructor(options: SuperviseOptions) {
    this.#options = options
    this.#launch()
  }

  /** The living child, or null in the pause between two. */
  get child(): ChildProcess | null {
    return this.#child
  }

  get restarts(): number {
    return this.#restarts
  }

  /** Puts down a child that lives but does nothing; a new one comes as after any death. */
  replace(): void {
    this.#child?.kill('SIGKILL')
  }

  /** Ends the child for good and waits; SIGKILL after a second. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#child) await endChild(this.#child, this.#options.end)
    this.#child = null
  }

  #launch(): void {
    const startedAt = performance.now()
    const child = this.#options.launch()
    const lastWords = rememberStderr(child)
    let isOver = false
    const over = (reason: string): void => {
      if (isOver) return
      isOver = true
      this.#child = null
      if (!this.#stopping) this.#replaceAfterDeath(reason, performance.now() - startedAt)
    }
    child.once('error', (error) => over(error.message))
    child.once('exit', (code, signal) => over([signal ?? `code ${code}`, lastWords()].filter(Boolean).join(': ')))
    this.#child = child
  }

  #replaceAfterDeath(reason: string, livedMs: number): void {
    if (livedMs > STEADY_MS) this.#pauseMs = FIRST_PAUSE_MS
    this.#options.log.warn({ child: this.#options.name, reason, nextInMs: this.#pauseMs }, 'a child process died, starting another')
    this.#options.onDeath?.(reason)
    this.#timer = setTimeout(() => {
      this.#restarts++
      this.#launch()
    }, this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS)
  }
}

/** Lets a child finish: it is asked to, its exit is awaited, SIGKILL after `patienceMs`. */
export function endChild(child: ChildProcess, end = endOfInput, patienceMs = STOP_MS): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    end(child)
  })
}

function endOfInput(child: ChildProcess): void {
  child.stdin?.end()
}

/** Keeps the end of what the child says, for the reason of its death. */
function rememberStderr(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-REMEMBERED_STDERR)))
  return () => tail.trim().replaceAll(/\s*\n\s*/g, '; ')
}
