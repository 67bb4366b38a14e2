// A new person's way: nothing is installed, one command, and the station is on air.

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCleanClone, type CleanClone } from '../support/clean-clone.ts'
import { makeDataDir, startStation } from '../support/real-station.ts'

let clone: CleanClone
beforeAll(() => {
  clone = makeCleanClone()
})
afterAll(() => clone.remove())

const inClone = (file: string) => path.join(clone.folder, file)
const npm = (...args: string[]) => spawnSync('npm', args, { cwd: clone.folder, env: clone.env, encoding: 'utf8' })

describe('on a clean clone', () => {
  test('npm start installs, says so, builds the site and brings the station on air', async () => {
    const station = await startStation({ command: ['npm', 'start'], cwd: clone.folder, env: clone.env })
    try {
      await station.ready()
      expect(station.said()).toMatch(/Installing what package-lock\.json says[^]*Installed\.[^]*Building the site/)
      expect((await fetch(station.url)).headers.get('content-type')).toContain('text/html')
      expect(await (await fetch(station.url)).text()).toContain('/listen/radio.mp3')
    } finally {
      await station.remove()
    }
    // npm itself ends by the signal; what matters is that the station did so in order.
    expect(station.said()).toContain('"msg":"stopped"')
  }, 400_000)

  test('a second start installs and builds nothing', async () => {
    const station = await startStation({ command: ['npm', 'start'], cwd: clone.folder, env: clone.env })
    try {
      await station.ready()
      expect(station.said()).not.toMatch(/Installing|Building/)
    } finally {
      await station.remove()
    }
  })

  test('the machine\'s own Node hands over to the pinned one, passes signals on and keeps the exit code', async () => {
    const node = execFileSync('which', ['node'], { env: clone.env, encoding: 'utf8' }).trim()
    const station = await startStation({ command: [node, 'server/setup/start.mjs'], cwd: clone.folder, env: clone.env })
    await station.ready()
    station.process.kill('SIGTERM')
    expect(await station.ended).toEqual([0, null])
    expect(station.said()).toContain('"msg":"stopped"')
    await station.remove()

    const refused = await startStation({ command: [node, 'server/setup/start.mjs'], cwd: clone.folder, env: { ...clone.env, SOURCE_PORT: 'x' } })
    expect(await refused.ended).toEqual([1, null])
    expect(refused.said()).toContain('SOURCE_PORT must be a port number')
    await refused.remove()
  })

  test('the command line prints one line of JSON and nothing else', () => {
    const dataDir = makeDataDir()
    const env = { ...clone.env, DATA_DIR: dataDir }
    const args = ['run', '--silent', 'station', '--', 'person', 'add', '--login', 'nila', '--name', 'Nila', '--role', 'host', '--password', 'a long enough password', '--json']
    const added = spawnSync('npm', args, { cwd: clone.folder, env, encoding: 'utf8' })
    rmSync(dataDir, { recursive: true, force: true })
    expect(added.stderr).toBe('')
    expect(JSON.parse(added.stdout)).toMatchObject({ person: { login: 'nila', role: 'host' } })
    expect(added.stdout.trim().split('\n')).toHaveLength(1)
  })

  test('a package of another version is put right at the next start', () => {
    const file = inClone('node_modules/.package-lock.json')
    const installed = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version: string }> }
    Object.assign(installed.packages['node_modules/wouter'] ?? {}, { version: '0.0.1' })
    writeFileSync(file, JSON.stringify(installed))
    const run = npm('run', 'build')
    expect(run.stderr).toContain('Installing')
    expect(run.status).toBe(0)
  }, 300_000)

  test('when npm cannot install, a person reads why and what to do', () => {
    rmSync(inClone('node_modules/.package-lock.json'))
    const env = { ...clone.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: inClone('empty-cache'), npm_config_fetch_retries: '0' }
    const run = spawnSync('npm', ['start'], { cwd: clone.folder, env, encoding: 'utf8' })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(/npm could not install the packages:\n[^]*ECONNREFUSED[^]*Check the connection to the npm registry/)
    expect(run.stderr).not.toContain('at npmCi')
    expect(existsSync(inClone('data'))).toBe(false)
  })
})
