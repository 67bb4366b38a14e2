// Anything that PCM blocks are pushed to.

/** Takes each block without ever making the clock wait; drops and counts when it cannot keep up. */
export interface Output {
  readonly name: string
  write(block: Buffer): void
  close(): Promise<void>
}

/** What a mount sends out, in one codec. */
export interface MountFormat {
  /** Its name in the address: `/listen/<name>`. */
  readonly name: 'radio.mp3' | 'radio.opus' | 'low.opus' | 'low.mp3'
  readonly codec: 'mp3' | 'opus'
  readonly contentType: 'audio/mpeg' | 'application/ogg'
  readonly bitrateKbps: number
  readonly channels: 1 | 2
  /** Sent at once to a new listener, so that sound starts at once; seconds, since bytes mean another length in each codec. */
  readonly burstSeconds: number
}

/** Takes one mount's encoded bytes: the built-in mount, an Icecast server, the air log. */
export interface EncodedSink {
  readonly name: string
  /**
   * Where what follows lies on the air: sample `inputSample` of what the running encoder was given is sample `airSample` of all that was
   * written to the encoder. 0 says that a new process encodes from here on; another that sound was dropped on the way into it.
   */
  aligned?(inputSample: number, airSample: number): void
  /** Whole MP3 frames or whole Ogg pages. `isHeader`: Ogg header pages that every later listener needs first. */
  push(bytes: Buffer, isHeader: boolean): void
  /** The title that listeners are shown from now on; UTF-8, may be empty. */
  setTitle(title: string): void
  close(): Promise<void>
}
