// Whether audio really leaves: when each mount last got bytes, which is the end of the whole chain from clock to encoder.

import type { Clock } from '../../clock.ts'
import type { EncodedSink, MountFormat } from './output.ts'

/** A mount without bytes for so long is silent for its listeners. */
const SILENT_MS = 5000

export class FlowWatch {
  readonly #clock: Clock
  readonly #lastAt = new Map<string, number | null>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A sink that notes each arrival; give it to the mount's encoder beside the real ones. */
  sinkFor(format: MountFormat): EncodedSink {
    this.#lastAt.set(format.name, null)
    return {
      name: `flow ${format.name}`,
      push: (_bytes, isHeader) => {
        if (!isHeader) this.#lastAt.set(format.name, this.#clock.monotonicMs())
      },
      setTitle: () => {},
      close: async () => {},
    }
  }

  /** The mounts that give no audio, in words. */
  missing(): readonly string[] {
    const now = this.#clock.monotonicMs()
    return [...this.#lastAt].flatMap(([mount, at]) => {
      if (at === null) return [`mount ${mount} has given no audio yet`]
      return now - at > SILENT_MS ? [`mount ${mount} has given no audio for ${Math.round((now - at) / 1000)} s`] : []
    })
  }
}
