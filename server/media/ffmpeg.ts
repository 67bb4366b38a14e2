// Jobs on whole files. The only file that knows fluent-ffmpeg; live pipes are spawned directly, which starts three times faster.

import { once } from 'node:events'
import { Writable } from 'node:stream'

/** One input file of a job with its options. */
export interface JobInput {
  readonly path: string
  /** What it may be, by ffmpeg's names; AUDIO_FORMATS when not given. */
  readonly formats?: string
  /** Before `-i`; the protocols that may be opened are always only files. */
  readonly options?: readonly string[]
}

/**
 * Containers of sound, and nothing that names other files: a playlist or a script that calls itself .mp3 must not make ffmpeg
 * open what it names.
 */
export const AUDIO_FORMATS = 'mp3,wav,w64,flac,ogg,mov,mp4,matroska,webm,aac,aiff,caf,amr,asf,ac3,eac3,wv,ape,tta,au,mp2,avi,flv,mpegts,mpeg,dsf,mpc,mpc8,tak,voc,rm,gsm,oma'
export const PICTURE_FORMATS = 'image2,png_pipe,jpeg_pipe,webp_pipe'

export interface JobOutput {
  /** A file, or who takes the bytes; at most one output of a job is taken. */
  readonly to: string | ((bytes: Buffer) => void)
  readonly options: readonly string[]
}

export interface FileJob {
  readonly inputs: readonly JobInput[]
  readonly filter?: string
  readonly outputs: readonly JobOutput[]
  /** How far the output has come. */
  readonly onTime?: (ms: number) => void
  readonly signal?: AbortSignal
}

/** ffmpeg ended badly. `lines` are its last words. */
export class FfmpegFailed extends Error {
  override readonly name = 'FfmpegFailed'
  readonly lines: readonly string[]

  constructor(message: string, lines: readonly string[], options: { cause?: unknown } = {}) {
    super(message, options)
    this.lines = lines
  }
}

/** The air comes first: work on files takes what it leaves. */
const NICENESS = 15
/** Every warning of a broken file is a line. */
const MOST_LINES = 2000

/** Runs ffmpeg over whole files and gives what it printed. Rejects with FfmpegFailed, and with the signal's reason when that aborts. */
export async function runFileJob(job: FileJob, ffmpegPath: string): Promise<readonly string[]> {
  job.signal?.throwIfAborted()
  const lines: string[] = []
  // Loaded for the first job: a station at rest has none.
  const { default: ffmpeg } = await import('fluent-ffmpeg')
  const command = ffmpeg({ niceness: NICENESS }).setFfmpegPath(ffmpegPath)
  // Options one by one: those in an array are taken apart at their spaces.
  for (const { path, formats = AUDIO_FORMATS, options = [] } of job.inputs) command.input(`file:${path}`).inputOptions('-protocol_whitelist', 'file', '-format_whitelist', formats, ...options)
  if (job.filter !== undefined) command.complexFilter(job.filter)
  const sinks: Writable[] = []
  for (const { to, options } of job.outputs) command.output(typeof to === 'string' ? `file:${to}` : sinkTo(to, sinks)).outputOptions('-y', ...options)
  command.on('stderr', (line: string) => {
    lines.push(line)
    if (lines.length > MOST_LINES) lines.splice(0, MOST_LINES / 2)
  })
  if (job.onTime) command.on('progress', ({ timemark }: { timemark?: string }) => job.onTime?.(readTimemark(timemark)))
  const abort = () => command.kill('SIGKILL')
  job.signal?.addEventListener('abort', abort, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      command.on('end', () => resolve()).on('error', (error: Error) => reject(new FfmpegFailed(error.message, lines.slice(-40), { cause: error })))
      // An abort before the process is there would kill nothing.
      command.on('start', () => job.signal?.aborted && setImmediate(abort))
      command.run()
    })
    // The library does not wait for the last bytes.
    for (const sink of sinks) if (!sink.writableFinished) await once(sink, 'finish')
    // ffmpeg can end well although the end of a file was not written.
    if (isForWantOfRoom(lines)) throw new FfmpegFailed(NO_ROOM, lines.slice(-40))
    return lines
  } catch (error) {
    job.signal?.throwIfAborted()
    throw isForWantOfRoom(lines) ? new FfmpegFailed(NO_ROOM, lines.slice(-40), { cause: error }) : error
  } finally {
    job.signal?.removeEventListener('abort', abort)
  }
}

const NO_ROOM = 'No space left on device'

function isForWantOfRoom(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes(NO_ROOM))
}

function sinkTo(take: (bytes: Buffer) => void, sinks: Writable[]): Writable {
  const sink = new Writable({
    // The library kills an ffmpeg that has not ended 20 ms after its sink closed, as happens on a busy machine.
    emitClose: false,
    write(bytes: Buffer, _encoding, done) {
      take(bytes)
      done()
    },
  })
  sinks.push(sink)
  return sink
}

function readTimemark(timemark: string | undefined): number {
  const match = /^(\d+):(\d+):(\d+(?:\.\d+)?)/.exec(timemark ?? '')
  return match ? (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) * 1000 : 0
}
