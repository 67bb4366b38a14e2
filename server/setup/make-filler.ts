// Makes the sound a station ships with: idents in its languages and a quiet bed. Run by hand when texts or music change:
//   node_modules/.bin/node server/setup/make-filler.ts
// Needs ffmpeg and espeak-ng on the PATH. The results are committed, so nobody who runs a station needs either for this.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PIECES, renderIdent, renderPiece } from './filler/pieces.ts'
import { type Sound, toPcm } from './filler/synth.ts'

const FOLDER = new URL('../../schedules/imi-radio/sound/', import.meta.url).pathname
const FFMPEG = 'ffmpeg'

/** Loud enough to be heard in a kitchen, quiet enough to wait with. */
const BED_LUFS = -21.5
/** A voice needs a little more; nobody should jump. */
const IDENT_LUFS = -20
/** What the voice is brought to before it is laid over the chime. */
const VOICE_LUFS = -20
const PEAK_DBFS = -2

interface Ident {
  /** Language tag: the file's name. */
  readonly language: string
  /** espeak-ng's voice and variant. */
  readonly voice: string
  readonly text: string
}

/** "You are listening to IMI Radio. Many voices, from Warsaw." The name is written as each language would say it. */
const IDENTS: readonly Ident[] = [
  { language: 'pl', voice: 'pl+f2', text: 'Słuchasz radia Imi. Wiele głosów, z Warszawy.' },
  { language: 'en', voice: 'en-gb-x-rp+f2', text: "You are listening to Imi radio. Many voices, from Warsaw." },
  { language: 'uk', voice: 'uk+f2', text: 'Ви слухаєте радіо Імі. Багато голосів, з Варшави.' },
  { language: 'be', voice: 'be+f2', text: 'Вы слухаеце радыё Імі. Шмат галасоў, з Варшавы.' },
  { language: 'ru', voice: 'ru+f2', text: 'Вы слушаете радио Ими. Много голосов, из Варшавы.' },
  { language: 'vi', voice: 'vi+f2', text: 'Bạn đang nghe đài Imi. Nhiều giọng nói, từ Vác-sa-va.' },
  { language: 'ka', voice: 'ka+f2', text: 'თქვენ უსმენთ რადიო იმის. მრავალი ხმა, ვარშავიდან.' },
  { language: 'es', voice: 'es+f2', text: 'Estás escuchando radio Imi. Muchas voces, desde Varsovia.' },
  { language: 'hi', voice: 'hi+f2', text: 'आप सुन रहे हैं रेडियो इमी। कई आवाज़ें, वारसॉ से।' },
  { language: 'ar', voice: 'ar+f2', text: 'أنتم تستمعون إلى راديو إيمي. أصوات كثيرة من وارسو.' },
  { language: 'tr', voice: 'tr+f2', text: 'İmi radyosunu dinliyorsunuz. Pek çok ses, Varşova’dan.' },
  { language: 'ro', voice: 'ro+f2', text: 'Asculți radio Imi. Multe voci, din Varșovia.' },
]

mkdirSync(join(FOLDER, 'bed'), { recursive: true })
mkdirSync(join(FOLDER, 'idents'), { recursive: true })
for (const piece of PIECES) write(`bed/${piece.name}.opus`, renderPiece(piece), BED_LUFS, { kbps: 44, fadeMs: 15 })
for (const ident of IDENTS) {
  const voice = speak(ident)
  const gain = 10 ** ((VOICE_LUFS - loudnessOf(voicePcm(voice))) / 20)
  write(`idents/${ident.language}.opus`, renderIdent(voice, gain), IDENT_LUFS, { kbps: 40, fadeMs: 15 })
}

/** Speaks slowly and a little deeper, takes the rumble and the hiss away, evens the level out; mono, 48 kHz. */
function speak({ voice, text }: Ident): Float32Array {
  const spoken = execFileSync('espeak-ng', ['-v', voice, '-s', '148', '-p', '42', '-g', '2', '--stdout', text], { maxBuffer: 64 << 20 })
  const filters = [
    'silenceremove=start_periods=1:start_threshold=-45dB',
    'areverse',
    'silenceremove=start_periods=1:start_threshold=-45dB',
    'areverse',
    'highpass=f=110',
    'equalizer=f=220:t=q:w=0.9:g=3',
    'equalizer=f=3200:t=q:w=1.2:g=-3',
    'lowpass=f=7500',
    'acompressor=threshold=0.1:ratio=3:attack=8:release=120:makeup=2',
    'afade=t=in:d=0.02',
  ]
  const pcm = ffmpeg(['-i', 'pipe:0', '-af', filters.join(','), '-f', 'f32le', '-ar', '48000', '-ac', '1', 'pipe:1'], spoken)
  return new Float32Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length))
}

function voicePcm(voice: Float32Array): Buffer {
  return toPcm({ left: voice, right: voice }, 1, 1)
}

/** Brings a sound to its loudness, linearly, and encodes it. */
function write(name: string, sound: Sound, lufs: number, { kbps, fadeMs }: { readonly kbps: number; readonly fadeMs: number }): void {
  const peak = Math.max(peakOf(sound.left), peakOf(sound.right))
  // Rendered sums may exceed 1: measured at a level that surely does not clip.
  const safe = { left: sound.left.map((value) => value / peak / 2), right: sound.right.map((value) => value / peak / 2) }
  const wanted = 10 ** ((lufs - loudnessOf(toPcm(safe, 1, fadeMs))) / 20)
  const gain = Math.min(wanted, 2 * 10 ** (PEAK_DBFS / 20))
  const path = join(FOLDER, name)
  ffmpeg(
    ['-y', '-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0', '-c:a', 'libopus', '-b:a', `${kbps}k`, '-map_metadata', '-1', '-bitexact', path],
    toPcm({ left: safe.left.map((value) => value * gain), right: safe.right.map((value) => value * gain) }, 1, fadeMs),
  )
  const seconds = sound.left.length / 48_000
  console.log(`${name}: ${seconds.toFixed(1)} s, ${Math.round(statSync(path).size / 1024)} KB${gain < wanted ? ', held down by its peak' : ''}`)
}

function loudnessOf(pcm: Buffer): number {
  const input = ['-hide_banner', '-nostats', '-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0']
  const { stderr } = spawnSync(FFMPEG, [...input, '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'], { input: pcm, maxBuffer: 64 << 20 })
  const found = [...stderr.toString().matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1]
  if (found === undefined) throw new Error('ffmpeg told no loudness; is its ebur128 filter missing?')
  return Number(found)
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
}

function ffmpeg(args: readonly string[], input: Buffer): Buffer {
  return execFileSync(FFMPEG, ['-v', 'error', ...args], { input, maxBuffer: 256 << 20 })
}
