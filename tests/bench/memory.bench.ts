// What the whole running station needs: its memory at rest, and whether it grows.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startStation, type RealStation } from '../support/real-station.ts'
import { listen, type Listener } from '../support/listener.ts'
import { anonymousMb, processTree, pssMb } from './process-figures.ts'
import { heading, promise, tell } from './report.ts'

const SETTLE_MS = 10_000
/** What was opened for the start only, as the bed before the filler could play, is closed after a minute. */
const REST_MS = 75_000
const SAMPLE_EVERY_MS = 10_000
/** Listeners who come and go while memory is watched. */
const LISTENERS = 40
const MOUNTS = ['radio.mp3', 'radio.opus', 'low.opus', 'low.mp3']
/** As `npm start` runs it. */
const COMMAND = [process.execPath, join(import.meta.dirname, '../../server/setup/serve.mjs')]
/** The database is a program of its own. */
const DATABASE = /^postgres/

export async function memoryBench(): Promise<void> {
  heading('Memory of the whole station, database apart')
  await withStation(async (station) => {
    await pause(REST_MS)
    const tree = memoryTree(station)
    for (const process of tree) tell(`${pssMb([process]).toFixed(1).padStart(6)} MB  ${process.name}`)
    promise('memory of the station', pssMb(tree), { atMost: 200 }, ' MB')
  })
}

export async function soakBench({ minutes }: { readonly minutes: number }): Promise<void> {
  heading(`Memory over ${minutes} minutes with ${LISTENERS} listeners who come and go`)
  await withStation(async (station) => {
    await pause(SETTLE_MS)
    const samples: { atMinutes: number; mb: number }[] = []
    const startedAt = performance.now()
    const listeners: Listener[] = []
    while (performance.now() - startedAt < minutes * 60_000) {
      await changeListeners(station, listeners)
      await pause(SAMPLE_EVERY_MS)
      samples.push({ atMinutes: (performance.now() - startedAt) / 60_000, mb: anonymousMb(memoryTree(station)) })
    }
    for (const listener of listeners) listener.hangUp()
    // The first third is the runtime finding its size.
    const steady = samples.slice(Math.floor(samples.length / 3))
    tell(`from ${samples[0]?.mb.toFixed(0)} MB to ${samples.at(-1)?.mb.toFixed(0)} MB, most ${Math.max(...samples.map(({ mb }) => mb)).toFixed(0)} MB`)
    promise('growth of memory', slopePerHour(steady), { atMost: 20 }, ' MB per hour')
  })
}

async function withStation(measure: (station: RealStation) => Promise<void>): Promise<void> {
  const codeCache = mkdtempSync(join(tmpdir(), 'bench-code-'))
  const start = (): Promise<RealStation> => startStation({ command: COMMAND, env: { LOG_LEVEL: 'warn', NODE_COMPILE_CACHE: codeCache } })
  // The very first start strips the types from all code, which later starts find done.
  const first = await start()
  await first.ready()
  await first.remove()
  const station = await start()
  try {
    await station.ready()
    await measure(station)
  } finally {
    await station.remove()
    rmSync(codeCache, { recursive: true })
  }
}

function memoryTree(station: RealStation): ReturnType<typeof processTree> {
  return processTree(station.process.pid ?? 0, DATABASE)
}

async function changeListeners(station: RealStation, listeners: Listener[]): Promise<void> {
  for (const listener of listeners.splice(0, LISTENERS / 4)) listener.hangUp()
  while (listeners.length < LISTENERS) {
    const listener = await listen(`${station.url}/listen/${MOUNTS[listeners.length % MOUNTS.length]}`)
    // Heard, not kept: the bench's memory is not the station's, but its own still counts on the machine.
    listener.forget()
    listeners.push(listener)
  }
}

/** The slope of the straight line through the samples. */
function slopePerHour(samples: readonly { readonly atMinutes: number; readonly mb: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const middle = { at: mean(samples.map(({ atMinutes }) => atMinutes)), mb: mean(samples.map(({ mb }) => mb)) }
  const rise = samples.reduce((sum, { atMinutes, mb }) => sum + (atMinutes - middle.at) * (mb - middle.mb), 0)
  const run = samples.reduce((sum, { atMinutes }) => sum + (atMinutes - middle.at) ** 2, 0)
  return run === 0 ? 0 : (rise / run) * 60
}
