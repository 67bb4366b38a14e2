// The host's small mixing desk: microphone and one file go into one sound, measured, ducked and limited.

import meterAddress from './level-meter-worklet.js?url&no-inline'
import { toDbfs, type Level } from './level.ts'

/** Music under a voice: 20 dB down at once, up again slowly. */
const DUCKED = 0.1
const SPEAKING_DBFS = -38
const DUCK_HOLD_MS = 700
const RAMP_S = 0.08

/** Opens the desk; must be called from a tap, or browsers keep it silent. */
export async function openMixer(): Promise<Mixer> {
  const context = new AudioContext({ latencyHint: 'interactive' })
  await context.audioWorklet.addModule(meterAddress)
  await context.resume()
  return new Mixer(context)
}

export class Mixer {
  /** What goes to the station. */
  readonly stream: MediaStream
  readonly #context: AudioContext
  readonly #voice: GainNode
  readonly #music: GainNode
  readonly #duck: GainNode
  readonly #bus: DynamicsCompressorNode
  readonly #meter: AudioWorkletNode
  #microphone: MediaStreamAudioSourceNode | null = null
  #ducks = true
  #spokeAtMs = -Infinity
  readonly #onLevel = new Set<(level: Level) => void>()

  constructor(context: AudioContext) {
    this.#context = context
    this.#voice = new GainNode(context)
    this.#music = new GainNode(context, { gain: 0.8 })
    this.#duck = new GainNode(context)
    this.#meter = new AudioWorkletNode(context, 'level-meter', { numberOfOutputs: 0 })
    // A limiter: what is too loud is pressed down, not broken.
    this.#bus = new DynamicsCompressorNode(context, { threshold: -6, knee: 4, ratio: 20, attack: 0.003, release: 0.15 })
    const out = new MediaStreamAudioDestinationNode(context)
    this.#voice.connect(this.#bus)
    this.#voice.connect(this.#meter)
    this.#music.connect(this.#duck).connect(this.#bus)
    this.#bus.connect(out)
    // The host hears the file, never the own voice.
    this.#duck.connect(context.destination)
    this.stream = out.stream
    this.#meter.port.onmessage = ({ data }: MessageEvent<{ peak: number; rms: number }>) => this.#measured(data)
  }

  /** 'running', or 'suspended' and (Safari) 'interrupted' when the device holds the sound back. */
  get state(): string {
    return this.#context.state
  }

  onState(listener: () => void): void {
    this.#context.addEventListener('statechange', listener)
  }

  /** Calls `listener` 20 times a second with the microphone's level, until the returned function is called. */
  onLevel(listener: (level: Level) => void): () => void {
    this.#onLevel.add(listener)
    return () => void this.#onLevel.delete(listener)
  }

  /** Replaces the microphone; the recording does not notice. */
  setMicrophone(stream: MediaStream): void {
    this.#microphone?.disconnect()
    this.#microphone = new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream })
    this.#microphone.connect(this.#voice)
  }

  setMuted(muted: boolean): void {
    this.#ramp(this.#voice, muted ? 0 : 1)
  }

  /** Puts a playing element on the desk; each element once. */
  addMusic(element: HTMLAudioElement): void {
    new MediaElementAudioSourceNode(this.#context, { mediaElement: element }).connect(this.#music)
  }

  setMusicVolume(volume: number): void {
    this.#ramp(this.#music, volume)
  }

  setDucks(ducks: boolean): void {
    this.#ducks = ducks
  }

  async resume(): Promise<void> {
    await this.#context.resume()
  }

  async close(): Promise<void> {
    this.#meter.port.onmessage = null
    await this.#context.close()
  }

  #measured({ peak, rms }: { peak: number; rms: number }): void {
    const level = { peakDbfs: toDbfs(peak), rmsDbfs: toDbfs(rms) }
    const nowMs = performance.now()
    if (level.rmsDbfs > SPEAKING_DBFS) this.#spokeAtMs = nowMs
    const speaks = nowMs - this.#spokeAtMs < DUCK_HOLD_MS
    this.#ramp(this.#duck, this.#ducks && speaks ? DUCKED : 1, speaks ? RAMP_S : RAMP_S * 5)
    for (const listener of this.#onLevel) listener(level)
  }

  #ramp(node: GainNode, to: number, timeConstant = RAMP_S): void {
    node.gain.setTargetAtTime(to, this.#context.currentTime, timeConstant)
  }
}
