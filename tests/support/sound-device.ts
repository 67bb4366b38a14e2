// A sound device for machines without one: Firefox keeps a page's sound standing still until there is something to play it on.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { until } from './until.ts'

export interface SoundDevice {
  /** What a program needs in its environment to find it. */
  readonly env: { readonly PULSE_SERVER: string }
  close(): Promise<void>
}

/** Starts PulseAudio with one output that leads nowhere. */
export async function openSoundDevice(): Promise<SoundDevice> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-sound-device-'))
  const socket = path.join(folder, 'native')
  const modules = ['module-null-sink', `module-native-protocol-unix socket=${socket} auth-anonymous=1`]
  const args = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes', ...modules.flatMap((one) => ['-L', one])]
  const daemon = spawn('pulseaudio', args, { env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }, stdio: 'ignore' })
  await once(daemon, 'spawn')
  await until('PulseAudio listens', () => existsSync(socket))
  return {
    env: { PULSE_SERVER: `unix:${socket}` },
    close: async () => {
      daemon.kill()
      if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
