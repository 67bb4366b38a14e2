// A host's program that sends a tone, as BUTT or Mixxx would.

import { spawn, type ChildProcess } from 'node:child_process'
import { FFMPEG } from './audio.ts'

/** Goes live over the source protocol until it is killed. */
export function goLive({ port, login, key, hz }: { readonly port: number; readonly login: string; readonly key: string; readonly hz: number }): ChildProcess {
  const sound = ['-re', '-f', 'lavfi', '-i', `sine=${hz}:sample_rate=48000`, '-ac', '2', '-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3']
  return spawn(FFMPEG, ['-v', 'quiet', '-nostdin', ...sound, `icecast://${login}:${key}@127.0.0.1:${port}/live`], { stdio: 'ignore' })
}
