// Starts thousands of listeners against a mount and reads their figures.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface LoadFigures {
  readonly open: number
  readonly failed: number
  readonly seconds: number
  /** Of the listener who got least in the window. */
  readonly leastBytes: number
  readonly medianBytes: number
  readonly longestGapMs: number
}

export class ListenerLoad {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  constructor(program: readonly string[], options: { count: number; port: number; path: string; perSecond: number }) {
    const [command = '', ...args] = program
    const child = spawn(command, [...args, String(options.count), String(options.port), options.path, String(options.perSecond)], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child = child
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  /** Waits until everyone hears something, or nobody new comes any more. */
  async connected(): Promise<{ connected: number; seconds: number }> {
    return this.#next() as Promise<{ connected: number; seconds: number }> // as listener-load.c prints it
  }

  /** Bytes are counted from here. */
  beginWindow(): void {
    this.#child.stdin?.write('window\n')
  }

  async end(): Promise<LoadFigures> {
    this.#child.stdin?.end()
    const figures = (await this.#next()) as LoadFigures // as listener-load.c prints it
    if (this.#child.exitCode === null) await once(this.#child, 'exit')
    return figures
  }

  async #next(): Promise<unknown> {
    const line = await this.#lines.next()
    if (line.done) throw new Error('the listeners ended too early; is `ulimit -n` large enough?')
    return JSON.parse(line.value)
  }
}

/** The load program: compiled C where there is a compiler, else Node. */
export function loadProgram(): readonly string[] {
  const target = join(mkdtempSync(join(tmpdir(), 'listener-load-')), 'listener-load')
  const compiled = spawnSync('gcc', ['-O2', '-o', target, join(import.meta.dirname, 'listener-load.c')])
  return compiled.status === 0 ? [target] : [process.execPath, join(import.meta.dirname, 'listener-load-process.ts')]
}
