// The browser's recorder as the uplink wants it.

import type { UplinkRecorder } from './sound-sender.ts'

/** How often a chunk comes. Shorter brings listeners nothing, they hear seconds later anyway. */
const TIMESLICE_MS = 200

export const BITS_PER_SECOND = { speech: 96_000, music: 128_000 } as const

/** Starts recording the mixer's output; every start is a new container with its own header. */
export function startRecorder(stream: MediaStream, contentType: string, bitsPerSecond: number, onChunk: (data: Blob) => void): UplinkRecorder {
  const recorder = new MediaRecorder(stream, { mimeType: contentType, audioBitsPerSecond: bitsPerSecond })
  recorder.addEventListener('dataavailable', ({ data }) => onChunk(data))
  recorder.start(TIMESLICE_MS)
  return {
    contentType,
    stop: () => {
      if (recorder.state !== 'inactive') recorder.stop()
    },
  }
}

/** Records a few seconds for the host alone; resolves with something an <audio> can play. */
export async function recordForMyself(stream: MediaStream, contentType: string, ms: number): Promise<Blob> {
  const parts: Blob[] = []
  await new Promise<void>((resolve) => {
    const recorder = new MediaRecorder(stream, { mimeType: contentType })
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.addEventListener('stop', () => resolve())
    recorder.start()
    setTimeout(() => recorder.stop(), ms)
  })
  return new Blob(parts, { type: contentType })
}
