// The same station three times at once: ours, Liquidsoap's, and a bare ffmpeg as floor. Processor time for an hour on air.

import { setTimeout as pause } from 'node:timers/promises'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import type { MountFormat } from '../../server/broadcast/outputs/output.ts'
import { makeMusic, startBareFfmpeg, startIcecast, startLiquidsoap, startStation, untilPlaying } from './bench-programs.ts'
import { cpuSeconds, pssMb, processTree } from './process-figures.ts'
import { heading, promise, tell } from './report.ts'

const SETTLE_MS = 5_000

/** MP3 128k and Opus 64k, cross-fades, to Icecast. */
const SAME_STATION: readonly MountFormat[] = FORMATS.filter(({ name }) => name === 'radio.mp3' || name === 'radio.opus').map((format) =>
  format.codec === 'opus' ? { ...format, bitrateKbps: 64 } : format,
)

/** Measures for so many seconds; all three in the same window. */
export async function stationBench({ seconds }: { readonly seconds: number }): Promise<void> {
  heading(`The same station (playlist, cross-fades, MP3 128k + Opus 64k to Icecast), ${seconds} s side by side`)
  const music = await makeMusic()
  const icecast = await startIcecast(100)
  const ours = await startStation({ musicFolder: music.folder, formats: SAME_STATION, icecastUrl: icecast.sourceUrl, builtinMounts: false })
  const liquidsoap = await startLiquidsoap(icecast.port, music.tracks)
  const bare = startBareFfmpeg(icecast.port, music.tracks, SAME_STATION, seconds + 60)
  const programs = { ours, liquidsoap, bare }
  try {
    for (const mount of ['radio.mp3', 'radio.opus', 'liquidsoap.mp3', 'liquidsoap.opus', 'bare.mp3', 'bare.opus']) await untilPlaying(icecast.url, mount)
    await pause(SETTLE_MS)
    const before = used(programs)
    const startedAt = performance.now()
    await pause(seconds * 1000)
    const hours = (performance.now() - startedAt) / 3_600_000
    const after = used(programs)
    const perHour = (name: keyof typeof programs): number => (after[name] - before[name]) / hours
    for (const name of ['ours', 'liquidsoap', 'bare'] as const) {
      tell(`${name.padEnd(10)} ${perHour(name).toFixed(0).padStart(4)} cpu-s per hour, ${pssMb(processTree(programs[name].pid)).toFixed(0)} MB`)
    }
    const { clock } = await ours.figures()
    tell(`our audio clock: longest lateness ${clock.longestLateMs.toFixed(0)} ms, ${clock.late} of ${clock.blocks} blocks late`)
    promise('ours against Liquidsoap', perHour('ours') / perHour('liquidsoap'), { atMost: 0.85 }, 'x')
    promise('ours against a bare ffmpeg', perHour('ours') / perHour('bare'), { atMost: 1.2 }, 'x')
  } finally {
    await Promise.all([ours.stop(), liquidsoap.stop(), bare.stop()])
    await icecast.stop()
    music.remove()
  }
}

function used<Name extends string>(programs: Record<Name, { readonly pid: number }>): Record<Name, number> {
  const entries = Object.entries<{ readonly pid: number }>(programs).map(([name, { pid }]) => [name, cpuSeconds(pid)])
  return Object.fromEntries(entries) as Record<Name, number> // the same names
}
