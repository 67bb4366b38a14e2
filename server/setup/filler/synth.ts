// A small offline synthesizer: notes with their timbre, an echo and a room. Everything it renders is circular: what rings
// past the end rings on at the beginning, so that a piece has neither a start nor an end to be heard.

import { SAMPLE_RATE } from '../../media/pcm.ts'

/** Two channels of samples, nominally -1 to 1. */
export interface Sound {
  readonly left: Float32Array
  readonly right: Float32Array
}

export interface Note {
  readonly atSeconds: number
  /** MIDI number: 69 is the A of 440 Hz. */
  readonly pitch: number
  /** 0 to 1. */
  readonly velocity: number
  /** -1 left to 1 right. */
  readonly pan: number
}

export const frequencyOf = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12)

export function emptySound(seconds: number): Sound {
  const frames = Math.round(seconds * SAMPLE_RATE)
  return { left: new Float32Array(frames), right: new Float32Array(frames) }
}

/** Random numbers that are the same in every run, 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32
  }
}

/** Adds a mono signal made sample by sample, wrapping around the end. */
function add(sound: Sound, note: Note, seconds: number, sample: (frame: number) => number): void {
  const length = sound.left.length
  const start = Math.round(note.atSeconds * SAMPLE_RATE)
  const [left, right] = [Math.cos(((note.pan + 1) * Math.PI) / 4), Math.sin(((note.pan + 1) * Math.PI) / 4)]
  for (let frame = 0, end = Math.round(seconds * SAMPLE_RATE); frame < end; frame += 1) {
    const at = (((start + frame) % length) + length) % length
    const value = sample(frame) * note.velocity
    sound.left[at] = (sound.left[at] ?? 0) + value * left
    sound.right[at] = (sound.right[at] ?? 0) + value * right
  }
}

/** Swells in, holds, and dies away; each part a half cosine, so that nothing begins with an edge. */
function swell(seconds: number, attack: number, release: number): (frame: number) => number {
  const half = (part: number) => 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, Math.min(1, part)))
  return (frame) => {
    const at = frame / SAMPLE_RATE
    return half(at / attack) * half((seconds - at) / release)
  }
}

/** A warm, slowly breathing chord tone: six soft harmonics, three voices a few cents apart. */
export function pad(sound: Sound, note: Note, seconds: number, brightness: number): void {
  const envelope = swell(seconds, Math.min(3, seconds / 3), Math.min(4, seconds / 2.5))
  const voices = [-0.0021, 0, 0.0024]
  voices.forEach((detune, voice) => {
    const step = (2 * Math.PI * frequencyOf(note.pitch) * (1 + detune)) / SAMPLE_RATE
    const drift = 0.07 + 0.03 * voice
    const spread = { ...note, pan: Math.max(-1, Math.min(1, note.pan + (voice - 1) * 0.5)) }
    add(sound, spread, seconds, (frame) => {
      const phase = frame * step + voice
      const open = brightness * (0.75 + 0.25 * Math.sin(2 * Math.PI * drift * (frame / SAMPLE_RATE) + note.pitch))
      const tone = Math.sin(phase) + open * (0.42 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase) + open * (0.1 * Math.sin(4 * phase) + 0.05 * Math.sin(6 * phase)))
      return tone * envelope(frame) * 0.3
    })
  })
}

/** A round bass note. */
export function bass(sound: Sound, note: Note, seconds: number): void {
  const envelope = swell(seconds, 0.6, Math.min(2.5, seconds / 2))
  const step = (2 * Math.PI * frequencyOf(note.pitch)) / SAMPLE_RATE
  add(sound, note, seconds, (frame) => (Math.sin(frame * step) + 0.3 * Math.sin(2 * frame * step) + 0.1 * Math.sin(3 * frame * step)) * envelope(frame) * 0.5)
}

/** A struck wooden bar: a sine with an inharmonic tap at its start. */
export function marimba(sound: Sound, note: Note): void {
  const step = (2 * Math.PI * frequencyOf(note.pitch)) / SAMPLE_RATE
  const ring = 0.55 * (440 / frequencyOf(note.pitch)) ** 0.4
  add(sound, note, ring * 7, (frame) => {
    const at = frame / SAMPLE_RATE
    const attack = Math.min(1, at / 0.004)
    return attack * (Math.sin(frame * step) * Math.exp(-at / ring) + 0.22 * Math.sin(3.93 * frame * step) * Math.exp(-at / 0.05) + 0.08 * Math.sin(2 * frame * step) * Math.exp(-at / 0.25))
  })
}

/** A soft glass bell: a little frequency modulation that dies before the tone does. */
export function bell(sound: Sound, note: Note): void {
  const step = (2 * Math.PI * frequencyOf(note.pitch)) / SAMPLE_RATE
  add(sound, note, 4.5, (frame) => {
    const at = frame / SAMPLE_RATE
    const shimmer = 0.9 * Math.exp(-at / 0.35) * Math.sin(2.0 * frame * step * 1.002)
    return Math.min(1, at / 0.006) * Math.exp(-at / 0.9) * Math.sin(frame * step + shimmer)
  })
}

/** A plucked string (Karplus-Strong) with a soft pick. */
export function string(sound: Sound, note: Note, random: () => number): void {
  const period = Math.round(SAMPLE_RATE / frequencyOf(note.pitch))
  const loop = Float64Array.from({ length: period }, () => random() * 2 - 1)
  // Twice smoothed: a thumb, not a plectrum.
  for (let pass = 0; pass < 6; pass += 1) for (let at = 0; at < period; at += 1) loop[at] = ((loop[at] ?? 0) + (loop[(at + 1) % period] ?? 0)) / 2
  const strongest = loop.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)
  let at = 0
  add(sound, note, 3.5, (frame) => {
    const value = loop[at] ?? 0
    const next = (at + 1) % period
    loop[at] = (0.5 * value + 0.5 * (loop[next] ?? 0)) * 0.9965
    at = next
    return (value / strongest) * Math.min(1, frame / 200) * Math.exp(-frame / SAMPLE_RATE / 1.4)
  })
}

/** Repeats a sound on the other side again and again, darker and quieter each time. */
export function echo(sound: Sound, seconds: number, feedback: number): Sound {
  const frames = sound.left.length
  const delay = Math.round(seconds * SAMPLE_RATE)
  const out = { left: new Float32Array(frames), right: new Float32Array(frames) }
  let [darkLeft, darkRight] = [0, 0]
  // Twice round: the second time the echo of the end is already there at the beginning.
  for (let frame = 0; frame < frames * 2; frame += 1) {
    const at = frame % frames
    const before = (frame - delay + 2 * frames) % frames
    darkLeft += 0.35 * ((out.right[before] ?? 0) * feedback + (sound.right[before] ?? 0) - darkLeft)
    darkRight += 0.35 * ((out.left[before] ?? 0) * feedback + (sound.left[before] ?? 0) - darkRight)
    out.left[at] = darkLeft
    out.right[at] = darkRight
  }
  return out
}

/** Lengths of the room's eight walls in samples, unrelated to each other so that no pitch rings. */
const WALLS = [1_759, 2_053, 2_339, 2_693, 3_011, 3_449, 3_881, 4_441]

/** A large, soft room: eight delays that feed each other, losing their treble. */
export function room(sound: Sound, seconds: number): Sound {
  const frames = sound.left.length
  const out = { left: new Float32Array(frames), right: new Float32Array(frames) }
  const walls = WALLS.map((length) => new Float32Array(length))
  const gains = WALLS.map((length) => 10 ** ((-3 * length) / SAMPLE_RATE / seconds))
  const dark = new Float64Array(WALLS.length)
  for (let frame = 0; frame < frames * 2; frame += 1) {
    const at = frame % frames
    let sum = 0
    for (let wall = 0; wall < WALLS.length; wall += 1) {
      const line = walls[wall] ?? new Float32Array(1)
      const heard = line[frame % line.length] ?? 0
      dark[wall] = (dark[wall] ?? 0) + 0.45 * (heard - (dark[wall] ?? 0))
      sum += dark[wall] ?? 0
    }
    for (let wall = 0; wall < WALLS.length; wall += 1) {
      const line = walls[wall] ?? new Float32Array(1)
      const into = wall % 2 === 0 ? (sound.left[at] ?? 0) : (sound.right[at] ?? 0)
      // A Householder reflection keeps the energy whatever the number of walls.
      line[frame % line.length] = into * 0.35 + ((dark[wall] ?? 0) - (2 / WALLS.length) * sum) * (gains[wall] ?? 0)
    }
    out.left[at] = (dark[0] ?? 0) + (dark[2] ?? 0) - (dark[4] ?? 0) + (dark[6] ?? 0)
    out.right[at] = (dark[1] ?? 0) + (dark[3] ?? 0) - (dark[5] ?? 0) + (dark[7] ?? 0)
  }
  return out
}

/** Adds `other`, scaled, into `sound`. */
export function mixInto(sound: Sound, other: Sound, gain: number): void {
  for (const channel of ['left', 'right'] as const) {
    const [target, source] = [sound[channel], other[channel]]
    for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) + (source[at] ?? 0) * gain
  }
}

/** The sound as 16-bit PCM at `gain`, with a few milliseconds of fade at both ends against clicks. */
export function toPcm(sound: Sound, gain: number, fadeMs: number): Buffer {
  const frames = sound.left.length
  const fade = (fadeMs / 1000) * SAMPLE_RATE
  const samples = new Int16Array(frames * 2)
  for (let frame = 0; frame < frames; frame += 1) {
    const edge = Math.min(1, frame / fade, (frames - 1 - frame) / fade) * gain * 32_767
    samples[frame * 2] = Math.round(Math.max(-1, Math.min(1, sound.left[frame] ?? 0)) * edge)
    samples[frame * 2 + 1] = Math.round(Math.max(-1, Math.min(1, sound.right[frame] ?? 0)) * edge)
  }
  return Buffer.from(samples.buffer)
}
