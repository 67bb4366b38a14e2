// Processor time and memory of processes with all their children, as Linux counts them.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly name: string
  readonly ownSeconds: number
  /** Of children that have ended. */
  readonly endedSeconds: number
}

/** A process and everything below it; `except` names programs that are left out with what is below them. */
export function processTree(root: number, except: RegExp | null = null): readonly Stat[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => readStat(Number(name))).filter((stat) => stat !== null)
  const tree: Stat[] = []
  const add = (pid: number): void => {
    const stat = all.find((candidate) => candidate.pid === pid)
    if (!stat || (except?.test(stat.name) ?? false)) return
    tree.push(stat)
    for (const child of all.filter((candidate) => candidate.parent === pid)) add(child.pid)
  }
  add(root)
  return tree
}

/** Seconds of processor time the tree has used, ended children included. */
export function cpuSeconds(root: number): number {
  return processTree(root).reduce((sum, { ownSeconds, endedSeconds }) => sum + ownSeconds + endedSeconds, 0)
}

/** Seconds of processor time of this one process. */
export function ownCpuSeconds(pid: number): number {
  return readStat(pid)?.ownSeconds ?? 0
}

/** Proportional memory in MB: what is shared is divided among those who share it. */
export function pssMb(tree: readonly { readonly pid: number }[]): number {
  return tree.reduce((sum, { pid }) => sum + memoryOf(pid, 'Pss'), 0)
}

/**
 * Memory in MB that the processes made themselves, without the files of their programs. Unlike the proportional memory it does not
 * change with what else runs on the machine, so only this one tells whether something grows.
 */
export function anonymousMb(tree: readonly { readonly pid: number }[]): number {
  return tree.reduce((sum, { pid }) => sum + memoryOf(pid, 'Anonymous'), 0)
}

function memoryOf(pid: number, figure: 'Pss' | 'Anonymous'): number {
  try {
    const kilobytes = new RegExp(`^${figure}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1000
  } catch {
    return 0
  }
}

function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const seconds = (first: number, second: number): number => (Number(fields[first]) + Number(fields[second])) / TICKS_PER_SECOND
    return { pid, parent: Number(fields[1]), name, ownSeconds: seconds(11, 12), endedSeconds: seconds(13, 14) }
  } catch {
    return null
  }
}
