// The programs that are compared: our station, Liquidsoap, a bare ffmpeg, and the Icecast they all send to.

import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MountFormat } from '../../server/broadcast/outputs/output.ts'
import type { ClockStats } from '../../server/broadcast/playout-clock.ts'
import { codecArgs } from '../../server/media/encoder-args.ts'
import { FFMPEG, run } from '../support/audio.ts'
import { freePort } from '../support/real-station.ts'
import { until } from '../support/until.ts'
import type { BenchPlan } from './bench-station.ts'

const NOBODY = 65_534
const PASSWORD = 'for-the-bench'

/** Root gives up its rights: Icecast and Liquidsoap refuse to be root. */
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

export interface Program {
  readonly pid: number
  stop(): Promise<void>
}

/** A folder that every user may read. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`))
  chmodSync(folder, 0o777)
  return folder
}

/** Six tracks of a minute: more cross-fades and more opening of files than a real station has, and one in every window. */
export async function makeMusic(): Promise<{ folder: string; tracks: string[]; remove(): void }> {
  const place = openFolder('music')
  const folder = join(place, 'tracks')
  mkdirSync(folder, { mode: 0o755 })
  const tracks = await Promise.all(
    [220, 277, 330, 392, 440, 554].map(async (hz, index) => {
      const track = join(folder, `${index}.mp3`)
      await run(['-f', 'lavfi', '-i', `sine=${hz}:d=60:r=48000`, '-f', 'lavfi', '-i', 'anoisesrc=d=60:r=48000:c=pink:a=0.2', '-filter_complex', 'amix=2', '-ac', '2', '-c:a', 'libmp3lame', '-b:a', '192k', track])
      return track
    }),
  )
  return { folder, tracks, remove: () => rmSync(place, { recursive: true, force: true }) }
}

/** Icecast with room for `clients`. */
export async function startIcecast(clients: number): Promise<Program & { url: string; port: number; sourceUrl: string }> {
  const port = await freePort()
  const folder = openFolder('icecast')
  writeFileSync(join(folder, 'icecast.xml'), icecastConfig(port, clients), { mode: 0o644 })
  const child = spawn('icecast2', ['-c', join(folder, 'icecast.xml')], { cwd: '/', stdio: 'ignore', ...identity })
  const url = `http://127.0.0.1:${port}`
  await until('Icecast answers', () => fetch(`${url}/status-json.xsl`).then((response) => response.ok, () => false))
  return { ...asProgram(child, folder), url, port, sourceUrl: `http://source:${PASSWORD}@127.0.0.1:${port}` }
}

/** Liquidsoap as a station: the same tracks, cross-fades of 3 s, a door for a live source, MP3 128k and Opus 64k to Icecast. */
export async function startLiquidsoap(icecastPort: number, tracks: readonly string[]): Promise<Program> {
  const folder = openFolder('liquidsoap')
  writeFileSync(join(folder, 'tracks.m3u'), `${tracks.join('\n')}\n`, { mode: 0o644 })
  writeFileSync(join(folder, 'station.liq'), liquidsoapScript(folder, icecastPort, await freePort()), { mode: 0o644 })
  const child = spawn('liquidsoap', [join(folder, 'station.liq')], { cwd: folder, env: { ...process.env, HOME: folder }, stdio: 'ignore', ...identity })
  return asProgram(child, folder)
}

/** The floor: nothing but reading, decoding and encoding in real time, with our encoders' own settings. */
export function startBareFfmpeg(icecastPort: number, tracks: readonly string[], formats: readonly MountFormat[], seconds: number): Program {
  const folder = openFolder('ffmpeg')
  const rounds = Math.ceil(seconds / (60 * tracks.length)) + 1
  writeFileSync(join(folder, 'tracks.txt'), Array.from({ length: rounds }, () => tracks.map((track) => `file '${track}'`).join('\n')).join('\n'))
  const outputs = formats.flatMap((format) => {
    const mount = `icecast://source:${PASSWORD}@127.0.0.1:${icecastPort}/bare.${format.codec}`
    return ['-map', '0:a', '-ar', '48000', ...codecArgs(format), '-content_type', format.contentType, mount]
  })
  const child = spawn(FFMPEG, ['-v', 'error', '-nostdin', '-re', '-f', 'concat', '-safe', '0', '-i', join(folder, 'tracks.txt'), ...outputs], { stdio: 'ignore' })
  return asProgram(child, folder)
}

export interface BenchStation extends Program {
  readonly port: number
  readonly fanOutPid: number | null
  figures(): Promise<{ clock: ClockStats; listeners: number; dropped: number }>
}

/** Our engine, in a process of its own. */
export async function startStation(plan: Omit<BenchPlan, 'ffmpegPath'>): Promise<BenchStation> {
  const full: BenchPlan = { ...plan, ffmpegPath: FFMPEG }
  const child = fork(join(import.meta.dirname, 'bench-station.ts'), [JSON.stringify(full)], { execArgv: [] })
  const [ready] = (await once(child, 'message')) as [{ port: number; fanOutPid: number | null }] // as bench-station.ts says it
  return {
    ...ready,
    pid: child.pid ?? 0,
    figures: async () => {
      child.send('figures')
      const [figures] = await once(child, 'message')
      return figures
    },
    stop: async () => {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** Waits until a mount of Icecast has a source. */
export function untilPlaying(url: string, mount: string): Promise<boolean> {
  return until(`${mount} plays at Icecast`, async () => {
    const response = await fetch(`${url}/${mount}`).catch(() => null)
    await response?.body?.cancel()
    return response?.status === 200
  }, 40_000)
}

function asProgram(child: ChildProcess, folder: string): Program {
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function icecastConfig(port: number, clients: number): string {
  return `<icecast>
  <limits><clients>${clients}</clients><sources>20</sources><queue-size>1048576</queue-size><burst-size>131072</burst-size><source-timeout>30</source-timeout></limits>
  <authentication><source-password>${PASSWORD}</source-password><admin-user>admin</admin-user><admin-password>${PASSWORD}</admin-password></authentication>
  <hostname>localhost</hostname>
  <listen-socket><port>${port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><basedir>/usr/share/icecast2</basedir><logdir>/dev</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot></paths>
  <logging><accesslog>null</accesslog><errorlog>null</errorlog><loglevel>1</loglevel></logging>
</icecast>`
}

function liquidsoapScript(folder: string, icecastPort: number, livePort: number): string {
  return `settings.log.stdout.set(false)
settings.log.file.set(false)
settings.frame.audio.samplerate.set(48000)
s = playlist(mode="normal", "${folder}/tracks.m3u")
s = crossfade(duration=3., fade_in=3., fade_out=3., s)
live = input.harbor("live", port=${livePort}, password="${PASSWORD}")
s = mksafe(fallback(track_sensitive=false, [live, s]))
output.icecast(%mp3(bitrate=128), host="127.0.0.1", port=${icecastPort}, password="${PASSWORD}", mount="/liquidsoap.mp3", s)
output.icecast(%opus(bitrate=64, vbr="none", samplerate=48000), host="127.0.0.1", port=${icecastPort}, password="${PASSWORD}", mount="/liquidsoap.opus", s)
`
}
