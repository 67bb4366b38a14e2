// The source the switcher plays for a live line: its decoder, with every block that is read told to whoever records.

import type { LiveInput } from './live-input.ts'
import type { Source, SourceKind } from '../sources/source.ts'

/** Passes everything on; recording happens here so that it holds what was aired and nothing of the fade's other side. */
export class HeardLine implements Source {
  readonly #input: LiveInput
  readonly #onRead: (block: Buffer) => void

  constructor(input: LiveInput, onRead: (block: Buffer) => void) {
    this.#input = input
    this.#onRead = onRead
  }

  get id(): string {
    return this.#input.id
  }

  get kind(): SourceKind {
    return this.#input.kind
  }

  get label(): string {
    return this.#input.label
  }

  get ready(): boolean {
    return this.#input.ready
  }

  get ended(): boolean {
    return this.#input.ended
  }

  get bufferedMs(): number {
    return this.#input.bufferedMs
  }

  get title(): string | null {
    return this.#input.title
  }

  read(): Buffer {
    const block = this.#input.read()
    this.#onRead(block)
    return block
  }

  close(): Promise<void> {
    return this.#input.close()
  }
}
