// What the server's Dockerfile starts, started here: the same program, memory flags and code cache as `npm start`.

import { existsSync, readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { startStation, type RealStation } from '../support/real-station.ts'

const dockerfile = readFileSync('server/Dockerfile', 'utf8')

const stations: RealStation[] = []
afterEach(async () => {
  await Promise.all(stations.splice(0).map((station) => station.remove()))
})

/** The commands of one kind that are written as a list. */
function commandsOf(kind: 'RUN' | 'CMD'): readonly (readonly string[])[] {
  return [...dockerfile.matchAll(new RegExp(`^${kind} (\\[.*\\])$`, 'gm'))].map(([, list]) => JSON.parse(list ?? '') as string[])
}

async function started(command: readonly string[]): Promise<{ args: string[]; codeCache: string | undefined }> {
  const station = await startStation({ command: [process.execPath, ...command.slice(1)] })
  stations.push(station)
  await station.ready()
  const read = (what: string) => readFileSync(`/proc/${station.process.pid}/${what}`, 'utf8').split('\0').filter(Boolean)
  return { args: read('cmdline').slice(1), codeCache: read('environ').find((line) => line.startsWith('NODE_COMPILE_CACHE=')) }
}

test('the image runs the server with the flags and the code cache of npm start, as its first process, and stops in order', async () => {
  const [command = []] = commandsOf('CMD')
  const [inImage, byNpm] = [await started(command), await started(['node', 'server/setup/start.mjs'])]
  expect(inImage).toEqual(byNpm)
  expect(inImage.args).toEqual([expect.stringMatching(/^--max-semi-space-size=\d+$/), '--expose-gc', expect.stringMatching(/\/server\/main\.ts$/)])
  expect(inImage.codeCache).toMatch(/\/node_modules\/\.cache\//)
  const [station] = stations
  station?.process.kill('SIGTERM')
  expect(await station?.ended).toEqual([0, null])
})

test('the image has the native half of the drawing library, which comes as an optional package: covers and cards are made with it', () => {
  expect(dockerfile).toMatch(/^RUN npm ci --omit=dev --ignore-scripts \\$/m)
  expect(dockerfile).not.toContain('--omit=optional')
})

test('the code is compiled while the image is built, by the user who runs it, where that user may write', () => {
  const [, ...files] = commandsOf('RUN').flat()
  for (const file of files) expect(existsSync(file), file).toBe(true)
  const lines = dockerfile.split('\n')
  const [cache, user, warm] = [/chown node:node .*node_modules\/\.cache/, /^USER node$/, /^RUN \["node", "server\/setup\/serve\.mjs"/].map((line) => lines.findIndex((one) => line.test(one)))
  expect(cache).toBeGreaterThan(0)
  expect(user).toBeGreaterThan(cache ?? Infinity)
  expect(warm).toBeGreaterThan(user ?? Infinity)
})
