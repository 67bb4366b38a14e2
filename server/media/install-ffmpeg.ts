// Brings an ffmpeg where there is none: by the system's package manager, else an old static build from the npm registry.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../log.ts'

const SYSTEM_COMMANDS: readonly (readonly (readonly string[])[])[] = [
  [['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'ffmpeg']],
  [['apk', 'add', '--no-progress', 'ffmpeg']],
  [['pacman', '-S', '--noconfirm', 'ffmpeg']],
]

/** The builds we know, with the hash that npm must find. */
const STATIC: Readonly<Record<string, { readonly version: string; readonly integrity: string }>> = {
  'linux-x64': { version: '4.1.0', integrity: 'sha512-Y5BWhGLU/WpQjOArNIgXD3z5mxxdV8c41C+U15nsE5yF8tVcdCGet5zPs5Zy3Ta6bU7haGpIzryutqCGQA/W8A==' },
  'linux-arm64': { version: '4.1.4', integrity: 'sha512-dljEqAOD0oIM6O6DxBW9US/FkvqvQwgJ2lGHOwHDDwu/pX8+V0YsDL1xqHbj1DMX/+nP9rxw7G7gcUvGspSoKg==' },
  'darwin-x64': { version: '4.1.0', integrity: 'sha512-Z4EyG3cIFjdhlY8wI9aLUXuH8nVt7E9SlMVZtWvSPnm2sm37/yC2CwjUzyCQbJbySnef1tQwGG2Sx+uWhd9IAw==' },
  'darwin-arm64': { version: '4.1.5', integrity: 'sha512-hYqTiP63mXz7wSQfuqfFwfLOfwwFChUedeCVKkBtl/cliaTM7/ePI9bVzfZ2c+dWu3TqCwLDRWNSJ5pqZl8otA==' },
}

/** Installs the system's package where this user may; says so first. True when the package manager reports success. */
export async function installSystemFfmpeg(why: string, log: Log): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  const commands = SYSTEM_COMMANDS.find(([first]) => spawnSync('which', [first?.[0] ?? '']).status === 0)
  if (!commands) return false
  log.warn({ command: commands.at(-1)?.join(' ') }, `${why}: installing the system's package`)
  for (const command of commands) {
    const status = await run(command, '/')
    // The lists may be fresh enough when they cannot be fetched.
    if (status !== 0 && command === commands.at(-1)) return false
  }
  return true
}

/** Where the static build is once installed; null when there is none for this machine, or it is not installed. */
export function staticFfmpegPath(toolsFolder: string): string | null {
  const program = path.join(toolsFolder, 'ffmpeg/node_modules/@ffmpeg-installer', machine(), 'ffmpeg')
  return existsSync(program) ? program : null
}

/** Installs exactly the build we know, whose hash npm checks; gives its path, or null. */
export async function installStaticFfmpeg(toolsFolder: string, log: Log): Promise<string | null> {
  const build = STATIC[machine()]
  if (!build) return null
  const name = `@ffmpeg-installer/${machine()}`
  log.warn({ package: `${name}@${build.version}` }, 'installing an old static ffmpeg from the npm registry into the data folder')
  const folder = path.join(toolsFolder, 'ffmpeg')
  mkdirSync(folder, { recursive: true })
  const dependencies = { [name]: build.version }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'ffmpeg-of-this-station', version: '1.0.0', private: true, dependencies }))
  writeFileSync(
    path.join(folder, 'package-lock.json'),
    JSON.stringify({
      name: 'ffmpeg-of-this-station',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: { '': { name: 'ffmpeg-of-this-station', version: '1.0.0', dependencies }, [`node_modules/${name}`]: { ...build } },
    }),
  )
  const status = await run(['npm', 'ci', '--ignore-scripts', '--prefer-offline', '--fetch-retries=1', '--no-audit', '--no-fund', '--loglevel=error'], folder)
  return status === 0 ? staticFfmpegPath(toolsFolder) : null
}

function machine(): string {
  return `${process.platform}-${process.arch}`
}

function run([program = '', ...args]: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve) => {
    // Only what goes wrong is shown, on standard error.
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', () => resolve(1))
    child.once('close', (status) => resolve(status ?? 1))
  })
}
