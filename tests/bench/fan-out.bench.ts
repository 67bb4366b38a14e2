// What a listener costs: the built-in mount and Icecast serve the same stream to as many listeners in the same window.

import { setTimeout as pause } from 'node:timers/promises'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import { makeMusic, startIcecast, startStation, untilPlaying } from './bench-programs.ts'
import { ListenerLoad, loadProgram, type LoadFigures } from './listener-load.ts'
import { ownCpuSeconds } from './process-figures.ts'
import { heading, promise, tell } from './report.ts'

const BYTES_PER_SECOND = 16_000
/** A listener with less than this of the window's sound was not served. */
const SERVED = 0.9
const SETTLE_MS = 12_000

interface FanOutOptions {
  readonly listeners: readonly number[]
  readonly seconds: number
  /** Icecast's queue of new connections holds five: more than about 120 a second are lost. */
  readonly connectsPerSecond: number
}

export async function fanOutBench(options: FanOutOptions): Promise<void> {
  const music = await makeMusic()
  const program = loadProgram()
  try {
    for (const count of options.listeners) await oneCount(count, options, music.folder, program)
  } finally {
    music.remove()
  }
}

async function oneCount(count: number, { seconds, connectsPerSecond }: FanOutOptions, musicFolder: string, program: readonly string[]): Promise<void> {
  heading(`${count} listeners each at the built-in mount and at Icecast, MP3 128k, ${seconds} s side by side`)
  const icecast = await startIcecast(count + 100)
  const formats = FORMATS.filter(({ name }) => name === 'radio.mp3')
  const station = await startStation({ musicFolder, formats, icecastUrl: icecast.sourceUrl, builtinMounts: true })
  try {
    await untilPlaying(icecast.url, 'radio.mp3')
    await pause(SETTLE_MS)
    const engineIdle = await cpuOver(5_000, () => ownCpuSeconds(station.pid))
    const load = (port: number, path: string): ListenerLoad => new ListenerLoad(program, { count, port, path, perSecond: connectsPerSecond })
    const loads = { ours: load(station.port, '/listen/radio.mp3'), icecast: load(icecast.port, '/radio.mp3') }
    const connected = await Promise.all([loads.ours.connected(), loads.icecast.connected()])
    tell(`connected: ours ${connected[0].connected} in ${connected[0].seconds.toFixed(0)} s, Icecast ${connected[1].connected} in ${connected[1].seconds.toFixed(0)} s`)
    await pause(SETTLE_MS)
    loads.ours.beginWindow()
    loads.icecast.beginWindow()
    const windowMs = seconds * 1000
    const [fanOut, engine, theirs] = await Promise.all([
      cpuOver(windowMs, () => ownCpuSeconds(station.fanOutPid ?? 0)),
      cpuOver(windowMs, () => ownCpuSeconds(station.pid)),
      cpuOver(windowMs, () => ownCpuSeconds(icecast.pid)),
    ])
    const [figures, icecastFigures] = await Promise.all([loads.ours.end(), loads.icecast.end()])
    const { clock, dropped } = await station.figures()
    // The engine's own work for listeners is what it uses more than without them.
    const oursPerSecond = fanOut + Math.max(0, engine - engineIdle)
    const served = { ours: servedOf(figures), icecast: servedOf(icecastFigures) }
    tell(`ours:    ${micros(oursPerSecond / count)} per listener-second (fan-out process ${micros(fanOut / count)}), ${figures.open} open, least ${kb(figures)}, longest gap ${figures.longestGapMs.toFixed(0)} ms, ${dropped} dropped`)
    tell(`Icecast: ${micros(theirs / Math.max(1, icecastFigures.open))} per listener-second, ${icecastFigures.open} open, least ${kb(icecastFigures)}, longest gap ${icecastFigures.longestGapMs.toFixed(0)} ms`)
    promise('listeners of ours who were served', figures.open, { atLeast: count })
    promise('sound of the listener who got least, of what was sent', served.ours, { atLeast: SERVED }, 'x')
    promise('listeners per cpu-second against Icecast', theirs / Math.max(1, icecastFigures.open) / (oursPerSecond / count), { atLeast: 2.5 }, 'x')
    promise('longest lateness of the audio clock', clock.longestLateMs, { atMost: 250 }, ' ms')
  } finally {
    await station.stop()
    await icecast.stop()
  }
}

/** Processor seconds per second over a while. */
async function cpuOver(ms: number, used: () => number): Promise<number> {
  const before = used()
  const startedAt = performance.now()
  await pause(ms)
  return (used() - before) / ((performance.now() - startedAt) / 1000)
}

function servedOf({ leastBytes, seconds }: LoadFigures): number {
  return leastBytes / (seconds * BYTES_PER_SECOND)
}

function micros(seconds: number): string {
  return `${(seconds * 1e6).toFixed(1)} µs`
}

function kb(figures: LoadFigures): string {
  return `${(figures.leastBytes / 1000).toFixed(0)} KB in ${figures.seconds.toFixed(0)} s`
}
