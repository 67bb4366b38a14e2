// What a built station says when the site was built before its files changed.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-serve-'))
  cpSync(path.join(ROOT, 'server/setup'), path.join(folder, 'server/setup'), { recursive: true })
  cpSync(path.join(ROOT, 'package-lock.json'), path.join(folder, 'package-lock.json'))
  for (const made of ['schedules', 'web/dist/client']) mkdirSync(path.join(folder, made), { recursive: true })
  // In the place of the station: that it was started is all that is asked here.
  writeFileSync(path.join(folder, 'server/main.ts'), 'process.stdout.write("on air")')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const serve = () => spawnSync(process.execPath, [path.join(folder, 'server/setup/serve.mjs')], { encoding: 'utf8' })

test('a site that is older than the station stops the start with what to do', () => {
  writeFileSync(path.join(folder, 'web/vite.config.ts'), '// changed since')
  writeFileSync(path.join(folder, 'web/dist/.built-from'), 'what the files were once')
  const { status, stderr, stdout } = serve()
  expect(stderr.trim()).toBe('The built site in web/dist is older than the station\'s files. Run "npm run build", then start again.')
  expect([status, stdout]).toEqual([1, ''])
})

test('where only the built site is, as in the image, the station starts', () => {
  const { status, stdout } = serve()
  expect([status, stdout]).toEqual([0, 'on air'])
})
