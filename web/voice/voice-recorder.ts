// Records somebody's voice in the browser: how loud it is now, how long it is, and what came out. Draws nothing.

import { browserContainer } from '../studio/container.ts'
import { MicrophoneError, openMicrophone, type MicrophoneProblem } from '../studio/microphone.ts'

export interface Recorded {
  readonly sound: Blob
  readonly ms: number
}

export type VoiceView =
  | { readonly kind: 'idle' }
  /** The browser asks whether we may. */
  | { readonly kind: 'asking' }
  /** `level`: 0 to 1. */
  | { readonly kind: 'recording'; readonly ms: number; readonly level: number }
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'failed'; readonly problem: MicrophoneProblem | 'unsupported' }

/** A voice needs no more; a minute is 240 kB. */
const BITS_PER_SECOND = 32_000
const LOOK_EVERY_MS = 100
/** Shorter is a slip of the thumb. */
const LEAST_MS = 500

export class VoiceRecorder {
  readonly #mostMs: number
  readonly #watchers = new Set<() => void>()
  #view: VoiceView = { kind: 'idle' }
  #stop: (() => void) | null = null
  #turn = 0

  /** Stops by itself after `mostMs`. */
  constructor(mostMs: number) {
    this.#mostMs = mostMs
  }

  readonly view = (): VoiceView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Begins anew. */
  async start(): Promise<void> {
    if (this.#view.kind === 'asking' || this.#view.kind === 'recording') return
    const turn = (this.#turn += 1)
    const type = browserContainer()
    if (type === null) return this.#show({ kind: 'failed', problem: 'unsupported' })
    this.#show({ kind: 'asking' })
    try {
      const stream = await openMicrophone(null, 'speech')
      // Somebody went on meanwhile.
      if (turn !== this.#turn) return stopTracks(stream)
      this.#record(stream, type, turn)
    } catch (error) {
      if (turn === this.#turn) this.#show({ kind: 'failed', problem: error instanceof MicrophoneError ? error.problem : 'unknown' })
    }
  }

  readonly stop = (): void => this.#stop?.()

  /** Whatever was recorded is forgotten. */
  readonly forget = (): void => {
    this.#turn += 1
    this.#stop?.()
    this.#show({ kind: 'idle' })
  }

  #record(stream: MediaStream, type: string, turn: number): void {
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND })
    const parts: Blob[] = []
    const level = levelOf(stream)
    const begun = performance.now()
    const passed = () => performance.now() - begun
    const look = () => {
      if (passed() >= this.#mostMs) return this.#stop?.()
      this.#show({ kind: 'recording', ms: passed(), level: level.now() })
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.addEventListener('stop', () => {
      stopTracks(stream)
      if (turn !== this.#turn) return
      const ms = lasted
      this.#show(ms < LEAST_MS ? { kind: 'idle' } : { kind: 'recorded', recorded: { sound: new Blob(parts, { type }), ms } })
    })
    let lasted = 0
    this.#stop = () => {
      this.#stop = null
      clearInterval(timer)
      level.close()
      lasted = passed()
      if (recorder.state !== 'inactive') recorder.stop()
    }
    // The microphone was pulled out, or taken by a call: what was said is kept.
    stream.getAudioTracks()[0]?.addEventListener('ended', () => turn === this.#turn && this.#stop?.())
    recorder.start()
    look()
  }

  #show(view: VoiceView): void {
    this.#view = view
    for (const watcher of this.#watchers) watcher()
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Where a browser has no audio graph to spare, the level stays in the middle and the recording goes on. */
function levelOf(stream: MediaStream): { readonly now: () => number; readonly close: () => void } {
  try {
    const context = new AudioContext()
    // Where it was asked for the microphone meanwhile, the graph sleeps until it is told.
    void context.resume()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    return {
      now: () => {
        analyser.getFloatTimeDomainData(samples)
        const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
        return Math.min(1, Math.sqrt(peak))
      },
      close: () => void context.close(),
    }
  } catch {
    return { now: () => 0.5, close: () => {} }
  }
}
