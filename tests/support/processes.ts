// Looks at the machine's processes: who descends from whom, and who is still there.

import { readFileSync, readdirSync } from 'node:fs'

export interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** All descendants of a process, those in process groups of their own included. Linux only, as the tests are. */
export function descendantsOf(pid: number): Process[] {
  const all = allProcesses()
  const found: Process[] = []
  for (let parents = [pid]; parents.length > 0; ) {
    const children = all.filter((each) => parents.includes(each.parent))
    found.push(...children)
    parents = children.map((child) => child.pid)
  }
  return found
}

/** Which of them run still (the same process, not another that got its number). */
export function stillRunning(processes: readonly Process[]): Process[] {
  const now = new Map(allProcesses().map((each) => [each.pid, each]))
  return processes.filter(({ pid, command }) => now.get(pid)?.command === command)
}

/** Those whose command line holds the text. */
export function processesNaming(text: string): Process[] {
  return allProcesses().filter(({ command }) => command.includes(text))
}

function allProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'utf8')
        // The name in brackets may hold anything, so the fields are counted from its end.
        const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        // Gone in between.
        return []
      }
    })
}
