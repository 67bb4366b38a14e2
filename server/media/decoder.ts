// One ffmpeg process that turns bytes or a file into PCM. It decodes and says how it ended; what to do then is its owner's.

import { spawn } from 'node:child_process'
import { BYTES_PER_FRAME } from './pcm.ts'

/** A decoder is killed when it has not ended by itself this long after `close`. */
const KILL_AFTER_MS = 1_000
/** Enough of ffmpeg's complaints for one readable reason. */
const COMPLAINT_CHARS = 2_000
/** A line that is no complaint; only with arguments that ask for more than complaints. */
const TOLD = /^(?:\[[^\]]* @ [^\]]*\] )?\[(?:info|warning)\] (.*)$/

export interface DecoderOptions {
  readonly ffmpegPath: string
  readonly args: readonly string[]
  /** Whether audio is written to its stdin. */
  readonly fed: boolean
  /** Gets whole PCM frames; may call `pause`. */
  readonly onPcm: (pcm: Buffer) => void
  /** Input that was refused with `write() === false` may go on. */
  readonly onDrain?: () => void
  /** Gets each line that ffmpeg tells of the input, when the arguments ask it to. */
  readonly onTold?: (line: string) => void
  /** Called once, after the last `onPcm`: with null after a clean end, else with what ffmpeg said. Not called after `close`. */
  readonly onEnd: (trouble: string | null) => void
}

export interface Decoder {
  readonly pid: number | undefined
  /** Input bytes that ffmpeg has not taken yet. */
  readonly pendingBytes: number
  /** False when ffmpeg lags: wait for `onDrain`. Bytes after the end are dropped. */
  write(bytes: Buffer): boolean
  /** No more input; what is inside still comes out. */
  finish(): void
  /** Stops the PCM; ffmpeg blocks once the pipe is full. */
  pause(): void
  resume(): void
  /** Ends the process and waits for it. Safe to call twice. */
  close(): Promise<void>
}

/** Starts ffmpeg. A missing or broken ffmpeg arrives at `onEnd` like any other trouble. */
export function startDecoder(options: DecoderOptions): Decoder {
  const child = spawn(options.ffmpegPath, [...options.args], { stdio: [options.fed ? 'pipe' : 'ignore', 'pipe', 'pipe'] })
  const { stdin, stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('unreachable: the decoder has no pipes')
  let complaints = ''
  let unfinishedLine = ''
  let closing = false
  let over = false
  let rest: Buffer = Buffer.alloc(0)

  const end = (trouble: string | null) => {
    if (over) return
    over = true
    if (!closing) options.onEnd(trouble)
  }
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      end(`ffmpeg could not be started (${error.message}); check FFMPEG_PATH`)
      resolve()
    })
    child.once('close', (code, signal) => {
      end(code === 0 ? null : describeExit(code, signal, complaints + unfinishedLine))
      resolve()
    })
  })

  stdout.on('data', (bytes: Buffer) => {
    if (closing) return
    // A pipe may split a sample between two reads.
    const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    const whole = joined.length - (joined.length % BYTES_PER_FRAME)
    rest = joined.subarray(whole)
    if (whole > 0) options.onPcm(joined.subarray(0, whole))
  })
  stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (unfinishedLine + text).split('\n')
    unfinishedLine = lines.pop()?.slice(-COMPLAINT_CHARS) ?? ''
    for (const line of lines) {
      const told = TOLD.exec(line)?.[1]
      if (told === undefined) complaints = `${complaints}${line}\n`.slice(-COMPLAINT_CHARS)
      else options.onTold?.(told)
    }
  })
  // Every pipe breaks when the process is killed; the exit tells why.
  for (const pipe of [stdin, stdout, stderr]) pipe?.on('error', () => {})
  stdin?.on('drain', () => options.onDrain?.())

  return {
    pid: child.pid,
    get pendingBytes() {
      return stdin?.writableLength ?? 0
    },
    write: (bytes) => stdin === null || over || closing || stdin.writableEnded || stdin.destroyed || stdin.write(bytes),
    finish: () => void stdin?.end(),
    pause: () => void stdout.pause(),
    resume: () => void stdout.resume(),
    async close() {
      if (!closing) {
        closing = true
        stdin?.end()
        // ffmpeg may be blocked writing PCM nobody wants; a broken pipe frees it.
        stdout.destroy()
        const killer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
        void exited.then(() => clearTimeout(killer))
      }
      await exited
    },
  }
}

function describeExit(code: number | null, signal: string | null, complaints: string): string {
  const last = complaints.trim().split('\n').at(-1)?.replace(/^(\[[^\]]*\]\s*)+/, '').replace(/^(pipe:0|file:.*?): /, '')
  if (last) return last
  return signal === null ? `ffmpeg ended with code ${code}` : `ffmpeg was killed (${signal})`
}
