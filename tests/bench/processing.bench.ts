// How long an hour's show takes to become a draft, and then the files listeners get, beside the plain ffmpeg command lines for the same.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Edit } from '../../server/archive/edit-time.ts'
import { gainFor } from '../../server/archive/processing/loudness.ts'
import { measure } from '../../server/archive/processing/measure.ts'
import { render, settleGain } from '../../server/archive/processing/render.ts'
import { FFMPEG, run } from '../support/audio.ts'
import { heading, promise, tell } from './report.ts'

/** Like speech for an encoder: broad noise that swells and rests, with peaks that a limiter must hold. */
const SPEECH = "aevalsrc='(0.12*sin(2*PI*180*t)+0.1*(random(0)-0.5))*(0.3+0.7*abs(sin(2*PI*0.4*t)))+0.5*exp(-200*mod(t,7))*sin(2*PI*900*t)':s=48000:c=mono"
const SEGMENT_SECONDS = 30

/** Measures a show of so many minutes; the promises are for an hour and hold for less in proportion. */
export async function processingBench({ minutes }: { readonly minutes: number }): Promise<void> {
  heading(`Processing: a show of ${minutes} minutes`)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-processing-'))
  try {
    const list = await makeSegments(folder, minutes)
    const master = path.join(folder, 'master.flac')
    const signal = new AbortController().signal
    const onProgress = () => {}
    const expectedMs = minutes * 60_000

    const began = performance.now()
    const measured = await measure({ input: { path: list, formats: 'concat,flac', options: ['-f', 'concat', '-safe', '0'] }, flacFile: master, expectedMs, onProgress, signal, ffmpegPath: FFMPEG })
    promise('recording to draft (join, master, loudness, waveform)', (performance.now() - began) / 1000, { atMost: 2 * minutes }, ' s')

    const ours = async () => {
      const { loudness } = await measure({ input: { path: master }, expectedMs, onProgress, signal, ffmpegPath: FFMPEG })
      const edit: Edit = { masterDurationMs: measured.durationMs, trim: null, cuts: [] }
      const gain = await settleGain(gainFor(loudness), { master, edit, signal, ffmpegPath: FFMPEG })
      tell(`       ${loudness?.integratedLufs} LUFS, ${loudness?.truePeakDbtp} dBTP: ${gain.db} dB${gain.limitDb === null ? '' : ` and a limiter at ${gain.limitDb} dB`}`)
      const tags = { title: 'Bench', artist: 'Bench', album: 'Bench', date: null, language: null, comment: null, track: null, license: null, publisher: 'Bench', chapters: [], durationMs: measured.durationMs }
      await render({ master, edit, gain, tags, cover: null, folder, onProgress, signal, ffmpegPath: FFMPEG })
    }
    // In turns, and the better of two each: whatever else the machine does falls on both.
    const plainly = () => plainFfmpeg(master, folder)
    const runs = [await costOf(plainly), await costOf(ours), await costOf(plainly), await costOf(ours)] as const
    const better = (one: Cost, other: Cost): Cost => ({ wall: Math.min(one.wall, other.wall), processor: Math.min(one.processor, other.processor) })
    const [plain, own] = [better(runs[0], runs[2]), better(runs[1], runs[3])]
    tell(`       upload to published files: ${inWords(own)} here, ${inWords(plain)} with plain ffmpeg; ${((minutes * 60) / own.wall).toFixed(0)} times real time`)
    promise('measuring, MP3, Opus and waveform against plain ffmpeg, by the clock', own.wall / plain.wall, { atMost: 1.15 })
    promise('the same by processor time', own.processor / plain.processor, { atMost: 1.15 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The recorder's segments: minutes of sound in files of half a minute. */
async function makeSegments(folder: string, minutes: number): Promise<string> {
  const names = Array.from({ length: (minutes * 60) / SEGMENT_SECONDS }, (_, index) => `${String(index + 1).padStart(5, '0')}.flac`)
  await run(['-f', 'lavfi', '-i', SPEECH, '-t', String(minutes * 60), '-ac', '2', '-c:a', 'flac', '-compression_level', '3', '-f', 'segment', '-segment_time', String(SEGMENT_SECONDS), '-segment_start_number', '1', path.join(folder, '%05d.flac')])
  const list = path.join(folder, 'parts.txt')
  writeFileSync(list, names.map((name) => `file '${path.join(folder, name)}'\n`).join(''))
  return list
}

/** What somebody would type: measure with a waveform, then both encoders side by side, with the gain and the limiter. */
async function plainFfmpeg(master: string, folder: string): Promise<void> {
  await shell(['-i', master, '-filter_complex', '[0:a]asplit=2[a][b];[a]ebur128=peak=true:framelog=verbose[n];[b]aresample=8000,pan=mono|c0=0.5*c0+0.5*c1[p]', '-map', '[n]', '-f', 'null', '-', '-map', '[p]', '-f', 's16le', path.join(folder, 'plain.pcm')])
  const level = ['-af', 'volume=6dB,alimiter=limit=0.8:level=false', '-ar', '48000']
  await Promise.all([
    shell(['-i', master, ...level, '-c:a', 'libmp3lame', '-b:a', '128k', path.join(folder, 'plain.mp3')]),
    shell(['-i', master, ...level, '-c:a', 'libopus', '-b:a', '48k', path.join(folder, 'plain.opus')]),
  ])
}

function shell(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('nice', ['-n', '15', FFMPEG, '-hide_banner', '-nostats', '-nostdin', '-y', ...args], { stdio: 'ignore' })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
}

interface Cost {
  readonly wall: number
  /** This process and its children. */
  readonly processor: number
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const [began, before] = [performance.now(), processorSeconds()]
  await work()
  return { wall: (performance.now() - began) / 1000, processor: processorSeconds() - before }
}

/** Of this process and of its children that have ended, in the kernel's hundredths of a second. */
function processorSeconds(): number {
  const status = readFileSync('/proc/self/stat', 'utf8')
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
}

function inWords({ wall, processor }: Cost): string {
  return `${wall.toFixed(1)} s (${processor.toFixed(1)} s of processor time)`
}
