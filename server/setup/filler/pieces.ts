// The music of the filler: three quiet pieces in related keys, written as chords and motifs, and the chime of the idents.

import { bass, bell, echo, emptySound, marimba, mixInto, type Note, pad, room, seeded, type Sound, string } from './synth.ts'

type Instrument = 'marimba' | 'bell' | 'string'

interface Chord {
  readonly root: number
  readonly pad: readonly number[]
}

export interface Piece {
  readonly name: string
  readonly beatsPerMinute: number
  /** Each sounds for eight beats; the whole round is played three times. */
  readonly chords: readonly Chord[]
  /** The five tones that the motifs are made of. */
  readonly scale: readonly number[]
  readonly instruments: readonly [Instrument, Instrument]
  readonly brightness: number
  readonly seed: number
}

const BEATS_PER_CHORD = 8
const ROUNDS = 3

/** Major pentatonic tones over two octaves from a root. */
const pentatonic = (root: number) => [0, 2, 4, 7, 9, 12, 14, 16, 19, 21].map((step) => root + step)

export const PIECES: readonly Piece[] = [
  {
    name: 'dusk',
    beatsPerMinute: 64,
    chords: [
      { root: 38, pad: [57, 62, 66, 69] },
      { root: 35, pad: [57, 62, 66, 71] },
      { root: 43, pad: [59, 62, 66, 69] },
      { root: 45, pad: [57, 62, 64, 71] },
    ],
    scale: pentatonic(62),
    instruments: ['marimba', 'bell'],
    brightness: 0.55,
    seed: 11,
  },
  {
    name: 'river',
    beatsPerMinute: 60,
    chords: [
      { root: 41, pad: [57, 60, 64, 67] },
      { root: 40, pad: [55, 60, 64, 67] },
      { root: 45, pad: [57, 60, 64, 71] },
      { root: 43, pad: [55, 59, 62, 64] },
    ],
    scale: pentatonic(60),
    instruments: ['string', 'bell'],
    brightness: 0.45,
    seed: 23,
  },
  {
    name: 'morning',
    beatsPerMinute: 68,
    chords: [
      { root: 43, pad: [59, 62, 66, 69] },
      { root: 40, pad: [55, 59, 62, 66] },
      { root: 36, pad: [55, 59, 64, 67] },
      { root: 38, pad: [57, 62, 64, 67] },
    ],
    scale: pentatonic(67 - 12 + 7),
    instruments: ['string', 'marimba'],
    brightness: 0.6,
    seed: 37,
  },
]

/** Renders a piece that closes on itself: it can be entered and left anywhere. */
export function renderPiece(piece: Piece): Sound {
  const beat = 60 / piece.beatsPerMinute
  const chordSeconds = BEATS_PER_CHORD * beat
  const seconds = chordSeconds * piece.chords.length * ROUNDS
  const [carpet, plucked] = [emptySound(seconds), emptySound(seconds)]
  const random = seeded(piece.seed)
  const motif = writeMotif(random)
  for (let place = 0; place < piece.chords.length * ROUNDS; place += 1) {
    const chord = piece.chords[place % piece.chords.length]
    if (chord === undefined) continue
    const atSeconds = place * chordSeconds
    playChord(carpet, chord, atSeconds, chordSeconds, piece.brightness)
    const round = Math.floor(place / piece.chords.length)
    for (const note of playMotif(motif, chord, piece, { atSeconds, beat, round, place, random })) strike(plucked, note, piece, random, round)
  }
  return inRoom(carpet, plucked, beat)
}

function playChord(sound: Sound, chord: Chord, atSeconds: number, seconds: number, brightness: number): void {
  // Longer than the chord's own time: one flows into the next.
  chord.pad.forEach((pitch, voice) => {
    pad(sound, { atSeconds: atSeconds - 1.2 + voice * 0.15, pitch, velocity: 0.16, pan: (voice - 1.5) / 3 }, seconds + 3.2, brightness)
  })
  bass(sound, { atSeconds, pitch: chord.root, velocity: 0.2, pan: 0 }, seconds + 0.8)
}

interface MotifStep {
  /** In eighths from the chord's beginning. */
  readonly eighth: number
  /** Steps on the scale, from a tone of the chord. */
  readonly step: number
  readonly velocity: number
}

/** A phrase of five to seven tones that the piece repeats and varies; repeating is what makes it music. */
function writeMotif(random: () => number): readonly MotifStep[] {
  const rhythm = [0, 3, 6, 8, 10, 11, 14].filter((_, place) => place === 0 || random() > 0.15)
  let step = 0
  return rhythm.map((eighth) => {
    const here = step
    step += Math.round((random() - 0.45) * 3)
    step = Math.max(-2, Math.min(4, step))
    return { eighth, step: here, velocity: eighth % 8 === 0 ? 0.34 : 0.22 + random() * 0.08 }
  })
}

interface Place {
  readonly atSeconds: number
  readonly beat: number
  readonly round: number
  readonly place: number
  readonly random: () => number
}

/** The motif over one chord: whole in the second round, thinner in the first and last, its end turned in every fourth chord. */
function playMotif(motif: readonly MotifStep[], chord: Chord, piece: Piece, { atSeconds, beat, round, place, random }: Place): Note[] {
  const home = nearest(piece.scale, (chord.pad.at(-1) ?? 69) + 2)
  const kept = motif.filter((_, at) => at === 0 || random() > (round === 1 ? 0.1 : 0.4))
  return kept.map(({ eighth, step, velocity }, at) => {
    const turned = place % 4 === 3 && at >= kept.length / 2 ? -step + 1 : step
    const pitch = piece.scale[Math.max(0, Math.min(piece.scale.length - 1, home + turned))] ?? 69
    const loosely = (random() - 0.5) * 0.018
    return { atSeconds: atSeconds + eighth * (beat / 2) + loosely, pitch, velocity, pan: (random() - 0.5) * 1.1 }
  })
}

function strike(sound: Sound, note: Note, piece: Piece, random: () => number, round: number): void {
  const instrument = piece.instruments[round === 1 && random() > 0.6 ? 1 : 0]
  if (instrument === 'marimba') marimba(sound, note)
  else if (instrument === 'bell') bell(sound, { ...note, pitch: note.pitch + 12, velocity: note.velocity * 0.35 })
  else string(sound, { ...note, velocity: note.velocity * 0.9 }, random)
}

function nearest(scale: readonly number[], pitch: number): number {
  return scale.reduce((best, tone, at) => (Math.abs(tone - pitch) < Math.abs((scale[best] ?? 0) - pitch) ? at : best), 0)
}

function inRoom(carpet: Sound, plucked: Sound, beat: number): Sound {
  const echoed = echo(plucked, beat * 0.75, 0.42)
  const send: Sound = { left: new Float32Array(carpet.left.length), right: new Float32Array(carpet.left.length) }
  mixInto(send, carpet, 0.5)
  mixInto(send, plucked, 0.8)
  mixInto(send, echoed, 0.6)
  mixInto(carpet, plucked, 1)
  mixInto(carpet, echoed, 0.4)
  mixInto(carpet, room(send, 3.2), 0.55)
  return carpet
}

/** Before the voice, and what rings on after it. */
export const CHIME_SECONDS = 1.25
export const ECHO_SECONDS = 1.5
/** Rising fourth and second, the same in every language: this is how one knows the station. */
const CHIME = [69, 74, 76, 81] as const

/** Puts a voice between the chime and its echo, over a soft chord. */
export function renderIdent(voice: Float32Array, voiceGain: number): Sound {
  const voiceSeconds = voice.length / 48_000
  const seconds = CHIME_SECONDS + voiceSeconds + ECHO_SECONDS
  // The chime must not wrap around, so it is rendered with room behind it.
  const sound = emptySound(seconds + 6)
  CHIME.forEach((pitch, at) => bell(sound, { atSeconds: 0.02 + at * 0.17, pitch, velocity: 0.3 - at * 0.03, pan: (at - 1.5) / 3 }))
  CHIME.slice(1).forEach((pitch, at) => marimba(sound, { atSeconds: seconds - ECHO_SECONDS + 0.15 + at * 0.2, pitch: pitch - 12, velocity: 0.2, pan: (1 - at) / 3 }))
  for (const pitch of [50, 57, 62, 66]) pad(sound, { atSeconds: 0, pitch, velocity: 0.1, pan: 0 }, seconds, 0.4)
  const dry: Sound = { left: new Float32Array(sound.left.length), right: new Float32Array(sound.left.length) }
  const start = Math.round(CHIME_SECONDS * 48_000)
  for (let at = 0; at < voice.length; at += 1) {
    dry.left[start + at] = dry.right[start + at] = (voice[at] ?? 0) * voiceGain
  }
  const send: Sound = { left: sound.left.slice(), right: sound.right.slice() }
  mixInto(send, dry, 0.25)
  mixInto(sound, room(send, 1.6), 0.4)
  mixInto(sound, dry, 1)
  const frames = Math.round(seconds * 48_000)
  return { left: sound.left.slice(0, frames), right: sound.right.slice(0, frames) }
}
