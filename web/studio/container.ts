// Which sound the browser can record: the first that it and the station both understand.

/** In order of how soon a chunk is decoded: WebM clusters come at once, Safari's MP4 once a second. */
const CONTAINERS = ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/ogg;codecs=opus'] as const

/** null: this browser cannot take part. */
export function chooseContainer(isTypeSupported: (type: string) => boolean): string | null {
  return CONTAINERS.find(isTypeSupported) ?? null
}

/** The same, asked of this browser. */
export function browserContainer(): string | null {
  return 'MediaRecorder' in globalThis ? chooseContainer((type) => MediaRecorder.isTypeSupported(type)) : null
}
