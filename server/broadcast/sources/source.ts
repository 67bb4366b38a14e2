// What the switcher can play: anything that gives PCM blocks.

export type SourceKind = 'microphone' | 'client' | 'file' | 'playlist' | 'relay' | 'silence'

/**
 * Gives one block of PCM at a time and never makes the caller wait.
 *
 * A source says for itself whether it may be on air: `ready` is true once enough is buffered, and false again when
 * the buffer has run down to a fade's length without an end (the drain rule), until it is full again.
 */
export interface Source {
  /** Unique among all sources of this process, for logs. */
  readonly id: string
  readonly kind: SourceKind
  /** What it is, in words for a person: a file's name, a host's name, a station's. */
  readonly label: string
  readonly ready: boolean
  /** No more audio will come; what is buffered may still be read. */
  readonly ended: boolean
  readonly bufferedMs: number
  /** The title it plays now, when it knows one. */
  readonly title: string | null
  /** Exactly one block (BLOCK_BYTES); missing audio is filled with silence. Only the switcher calls this. */
  read(): Buffer
  /** Frees decoder and buffer. Safe to call twice. */
  close(): Promise<void>
}
