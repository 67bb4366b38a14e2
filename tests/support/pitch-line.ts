// Which of some known tones sounds when: the score of what a listener heard.

import { samplesOf, SAMPLE_RATE } from '../../server/media/pcm.ts'

const WINDOW_MS = 20

export interface Note {
  readonly hz: number
  readonly fromMs: number
  readonly toMs: number
}

/** The loudest of the given tones in each 20 ms, joined; stretches shorter than `minMs` (fades) belong to what comes after them. */
export function pitchLine(pcm: Buffer, tones: readonly number[], minMs = 200): Note[] {
  const samples = samplesOf(pcm)
  const frames = (SAMPLE_RATE * WINDOW_MS) / 1000
  const notes: { hz: number; fromMs: number; toMs: number }[] = []
  for (let start = 0; start + frames <= samples.length / 2; start += frames) {
    const fromMs = (start / SAMPLE_RATE) * 1000
    const hz = loudest(samples, start, frames, tones)
    const last = notes.at(-1)
    if (last?.hz === hz) last.toMs = fromMs + WINDOW_MS
    else notes.push({ hz, fromMs, toMs: fromMs + WINDOW_MS })
  }
  return joined(notes.filter((note) => note.toMs - note.fromMs >= minMs))
}

function joined(notes: readonly Note[]): Note[] {
  const out: Note[] = []
  for (const note of notes) {
    const last = out.at(-1)
    if (last?.hz === note.hz) out[out.length - 1] = { ...last, toMs: note.toMs }
    else out.push(note)
  }
  return out
}

/** Goertzel's power at each tone. */
function loudest(samples: Int16Array, start: number, frames: number, tones: readonly number[]): number {
  let best = { hz: 0, power: -1 }
  for (const hz of tones) {
    const coefficient = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE)
    let [before, last] = [0, 0]
    for (let frame = 0; frame < frames; frame += 1) [before, last] = [last, (samples[(start + frame) * 2] ?? 0) + coefficient * last - before]
    const power = before * before + last * last - coefficient * before * last
    if (power > best.power) best = { hz, power }
  }
  return best.hz
}
