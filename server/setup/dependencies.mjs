// Brings node_modules to exactly what package-lock.json says, and says how far it is.

import { spawn } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, SetupError, say } from './project.mjs'

const MODULES = path.join(ROOT, 'node_modules')

/** Installs when something is missing or has another version than the lock file says; otherwise a matter of milliseconds. */
export async function installDependencies() {
  const locked = readPackages(path.join(ROOT, 'package-lock.json'))
  if (locked === null) throw new SetupError('package-lock.json is missing: get the project again (git checkout package-lock.json).')
  const problem = differenceTo(locked)
  if (problem === null) return
  if (isLink(MODULES)) throw new SetupError(`node_modules is a link, so it is yours to keep (${problem}): run npm ci in the folder it points to.`)
  await npmCi(Object.values(locked).filter(isForThisMachine).length - 1)
}

/** Names the first thing that differs from the lock file, or gives null. */
function differenceTo(locked) {
  // npm writes this list last: after an interrupted installation it is not there.
  const installed = readPackages(path.join(MODULES, '.package-lock.json'))
  if (installed === null) return 'nothing is installed'
  for (const [name, wanted] of Object.entries(locked)) {
    if (name === '') continue
    const found = installed[name]
    if (found === undefined && isForThisMachine(wanted)) return `${name} is missing`
    if (found !== undefined && found.version !== wanted.version) return `${name} is ${found.version} instead of ${wanted.version}`
  }
  return null
}

// Optional packages without a platform belong to optional packages of another platform.
function isForThisMachine(wanted) {
  if (!wanted.optional) return true
  return list(wanted.os).includes(process.platform) && list(wanted.cpu).includes(process.arch) && wanted.libc === undefined
}

function list(value) {
  return value === undefined ? [] : [value].flat()
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

function isLink(file) {
  try {
    return lstatSync(file).isSymbolicLink()
  } catch {
    return false
  }
}

/** Runs npm ci. No package of ours needs an install script, so none is run: the same everywhere, whatever npm is told to allow. */
async function npmCi(expected) {
  say(`Installing what package-lock.json says, about ${expected} packages (a minute or two the first time) ...`)
  const [command, ...first] = npmCommand()
  const args = [...first, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=http']
  const npm = spawn(command, args, { cwd: ROOT, env: environmentOfNpm(), stdio: ['ignore', 'pipe', 'pipe'] })
  const progress = new Progress(expected)
  const output = []
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      progress.fetched += text.match(/npm http (fetch|cache) .*\.tgz/g)?.length ?? 0
      output.push(text)
    })
  }
  const status = await new Promise((resolve) => npm.once('error', resolve).once('close', resolve))
  progress.end()
  if (status === 0) return say('Installed.')
  const said = output.join('').split('\n').filter((line) => /npm (error|warn)|^Error/.test(line) && !/A complete log/.test(line)).slice(-15).join('\n')
  throw new SetupError(`npm could not install the packages:\n${said || String(status)}\n\nCheck the connection to the npm registry and the space on the disk, then run the same command again.`)
}

/** npm as it was started, else the one on the path. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  // npm ci removes node_modules first, and with it the Node that may be running this.
  if (script?.endsWith('.js') && node && !node.startsWith(MODULES)) return [node, script]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

function environmentOfNpm() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(MODULES))
  return { ...process.env, PATH: folders.join(path.delimiter) }
}

/** A line that is written over in a terminal, and a line every five seconds elsewhere. */
class Progress {
  fetched = 0
  #started = Date.now()
  #expected
  #timer

  constructor(expected) {
    this.#expected = expected
    this.#timer = setInterval(() => this.#show(), process.stderr.isTTY ? 500 : 5000)
  }

  end() {
    clearInterval(this.#timer)
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  }

  #show() {
    const seconds = Math.round((Date.now() - this.#started) / 1000)
    const text = `  ${Math.min(this.fetched, this.#expected)} of about ${this.#expected} packages, ${seconds} s`
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
  }
}
