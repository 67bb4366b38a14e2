// What the tests need from the operating system: real source clients, a real Icecast, a podcast client, a real browser, a calendar program, PostgreSQL 15.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { SetupError, say } from './project.mjs'

/** Each with the Debian package that brings it. */
const NEEDED = [
  { package: 'ffmpeg', present: () => onPath('ffmpeg') },
  { package: 'icecast2', present: () => onPath('icecast2') },
  { package: 'ezstream', present: () => onPath('ezstream') },
  { package: 'liquidsoap', present: () => onPath('liquidsoap') },
  { package: 'butt', present: () => onPath('butt') },
  { package: 'gpodder', present: () => onPath('gpo') },
  { package: 'xvfb', present: () => onPath('Xvfb') },
  { package: 'xauth', present: () => onPath('xauth') },
  { package: 'khal', present: () => onPath('khal') },
  { package: 'curl', present: () => onPath('curl') },
  { package: 'openssl', present: () => onPath('openssl') },
  { package: 'chromium', present: () => onPath('chromium') },
  // A page in the shell takes a fifth of what it takes in a whole Chromium, which does where there is no shell.
  { package: 'chromium-headless-shell', present: () => onPath('chromium-headless-shell'), enough: () => onPath('chromium') },
  { package: 'firefox-esr', present: () => onPath('firefox-esr') },
  { package: 'pulseaudio', present: () => onPath('pulseaudio') },
  { package: 'postgresql', present: () => systemPostgres() !== null },
]

/** Installs with apt what is missing where this user may; otherwise fails and names the command. */
export function installTestPrograms() {
  const isRoot = process.getuid?.() === 0 && onPath('apt-get')
  const missing = NEEDED.filter((program) => !program.present() && (isRoot || !program.enough?.())).map((program) => program.package)
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!isRoot) {
    throw new SetupError(`The tests need programs of the operating system that are missing: ${missing.join(', ')}.\nInstall them and run npm test again, on Debian or Ubuntu with\n\n  sudo ${command}`)
  }
  say(`Installing for the tests: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  apt('update', '-qq')
  apt(...command.split(' ').slice(1), '-qq')
  const still = NEEDED.filter((program) => !program.present() && !program.enough?.()).map((program) => program.package)
  if (still.length > 0) throw new SetupError(`These could not be installed: ${still.join(', ')}. Look at what this says:\n\n  ${command}`)
}

/** The folder of the system's PostgreSQL programs, the oldest supported major first; null when there is none. */
export function systemPostgres() {
  const versions = '/usr/lib/postgresql'
  if (!existsSync(versions)) return null
  const majors = readdirSync(versions).map(Number).filter((major) => major >= 15).sort((a, b) => a - b)
  const folders = majors.map((major) => path.join(versions, String(major), 'bin'))
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null
}

function onPath(name) {
  return (process.env.PATH ?? '').split(path.delimiter).concat('/usr/sbin', '/sbin').some((folder) => existsSync(path.join(folder, name)))
}
