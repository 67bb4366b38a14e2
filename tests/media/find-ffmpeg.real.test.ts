// Which ffmpeg is used when a machine has none, an old one, a good one or a configured one.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../server/log.ts'
import { findFfmpeg } from '../../server/media/find-ffmpeg.ts'

let folder: string
const realPath = process.env['PATH']

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-ffmpeg-'))
})
afterEach(() => {
  process.env['PATH'] = realPath
  rmSync(folder, { recursive: true, force: true })
})

/** A program that says it is that ffmpeg. */
function fake(name: string, version: string, avutil: number): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\necho "ffmpeg version ${version} Copyright"\necho "libavutil      ${avutil}. 28.100 / ${avutil}. 28.100"\n`)
  chmodSync(file, 0o755)
  return file
}

/** A machine where only these programs are on the path. */
function machineWith(...programs: string[]): void {
  const bin = path.join(folder, 'bin')
  const found = programs.map((program) => execFileSync('which', [program], { encoding: 'utf8' }).trim())
  rmSync(bin, { recursive: true, force: true })
  mkdirSync(bin, { recursive: true })
  for (const file of found) symlinkSync(file, path.join(bin, path.basename(file)))
  process.env['PATH'] = bin
}

const find = (ffmpegPath: string | null = null) => findFfmpeg({ ffmpegPath, toolsFolder: path.join(folder, 'tools'), log: silentLog })

test('the configured ffmpeg is used', async () => {
  const file = fake('mine', '7.1', 59)
  expect(await find(file)).toEqual({ path: file, version: '7.1', from: 'FFMPEG_PATH' })
})

test('a configured ffmpeg that is too old, or is something else, is refused', async () => {
  await expect(find(fake('old', '4.4.1', 56))).rejects.toThrow('is ffmpeg 4.4.1: the station needs 5.0 or newer')
  await expect(find('/bin/true')).rejects.toThrow('is not an ffmpeg that runs')
})

test('the system\'s ffmpeg is used when it is recent, also when it was built from git and has no number', async () => {
  machineWith()
  fake('bin/ffmpeg', 'N-110000-gabcdef', 58)
  expect(await find()).toEqual({ path: 'ffmpeg', version: 'N-110000-gabcdef', from: 'system' })
})

test('on a machine with an old ffmpeg and no package manager the static one is installed, and found again', async () => {
  machineWith('npm', 'node', 'sh', 'which')
  fake('bin/ffmpeg', '4.2.7', 56)
  const found = await find()
  expect(found.from).toBe('static')
  expect(found.path).toContain(path.join(folder, 'tools'))
  machineWith()
  fake('bin/ffmpeg', '4.2.7', 56)
  expect(await find()).toEqual(found)
})

test('on a machine where nothing can be installed a person is told what to install', async () => {
  machineWith()
  await expect(find()).rejects.toThrow(/needs ffmpeg 5\.0 or newer, and there is no ffmpeg on this machine: install it \(Debian, Ubuntu: sudo apt-get install ffmpeg/)
})
