// A microphone that beeps once a second, each beep a little higher, so that a lost, doubled or swapped second is heard.

import { writeFileSync } from 'node:fs'
import { BYTES_PER_FRAME, SAMPLE_RATE, samplesOf } from '../../server/media/pcm.ts'
import { dominantPitch } from './audio.ts'

const LOWEST_HZ = 500
const STEP_HZ = 40
const BEEP_MS = 300
/** After the last beep the file begins again. */
export const BEEPS = 60

/** Writes the microphone's file: 60 s, 500 to 2860 Hz. */
export function writeBeeps(path: string): void {
  const samples = new Int16Array(BEEPS * SAMPLE_RATE)
  for (let beep = 0; beep < BEEPS; beep += 1) {
    const hz = LOWEST_HZ + beep * STEP_HZ
    for (let index = 0; index < (BEEP_MS / 1000) * SAMPLE_RATE; index += 1) {
      samples[beep * SAMPLE_RATE + index] = Math.round(12_000 * Math.sin((2 * Math.PI * hz * index) / SAMPLE_RATE))
    }
  }
  writeFileSync(path, wav(samples))
}

/** The same beeps by the wall clock: the sample at a moment, with the beep of its second of the minute. */
export function beepAt(ms: number): number {
  const intoSecondMs = ms % 1000
  const hz = LOWEST_HZ + (Math.floor(ms / 1000) % BEEPS) * STEP_HZ
  return intoSecondMs < BEEP_MS ? Math.round(12_000 * Math.sin((2 * Math.PI * hz * intoSecondMs) / 1000)) : 0
}

/** Writes a microphone's file with one steady tone, and after it `pauseSeconds` of silence. */
export function writeTone(path: string, hz: number, seconds = 10, pauseSeconds = 0): void {
  const samples = new Int16Array((seconds + pauseSeconds) * SAMPLE_RATE)
  for (let index = 0; index < seconds * SAMPLE_RATE; index += 1) samples[index] = Math.round(10_000 * Math.sin((2 * Math.PI * hz * index) / SAMPLE_RATE))
  writeFileSync(path, wav(samples))
}

export interface HeardBeep {
  readonly atMs: number
  /** Which of the 60 it is. */
  readonly beep: number
}

/** The beeps in s16le stereo PCM, in order. */
export function findBeeps(pcm: Buffer): HeardBeep[] {
  const samples = samplesOf(pcm)
  const found: HeardBeep[] = []
  let quietFrames = SAMPLE_RATE
  for (let frame = 0; frame < samples.length / 2; frame += 1) {
    if (Math.abs(samples[2 * frame] ?? 0) < 1200) {
      quietFrames += 1
      continue
    }
    if (quietFrames > SAMPLE_RATE / 5) {
      const atMs = (frame / SAMPLE_RATE) * 1000
      const hz = dominantPitch(pcm, atMs + 40, atMs + BEEP_MS - 40)
      const isWhole = (frame + (BEEP_MS / 1000) * SAMPLE_RATE) * BYTES_PER_FRAME < pcm.length
      if (hz !== null && isWhole) found.push({ atMs, beep: Math.round((hz - LOWEST_HZ) / STEP_HZ) })
    }
    quietFrames = 0
  }
  return found
}

/** Places where the next beep is not the next one: empty when nothing is lost, doubled or swapped. */
export function breaksIn(beeps: readonly HeardBeep[]): string[] {
  return beeps.slice(1).flatMap(({ beep, atMs }, index) => {
    const before = beeps[index]
    return before && beep !== (before.beep + 1) % BEEPS ? [`beep ${beep} after ${before.beep} at ${Math.round(atMs)} ms`] : []
  })
}

function wav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(SAMPLE_RATE, 24)
  header.writeUInt32LE(SAMPLE_RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}
