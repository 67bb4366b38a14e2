// The binary frames of a studio: which recording the bytes belong to, where in it they start, and when they were made.

import { FRAME_HEADER_BYTES, FRAME_VERSION } from './studio-schema.ts'

export interface MicrophoneFrame {
  /** Counts the recordings of one studio; each begins with its own container header. */
  readonly epoch: number
  /** Where `bytes` start in that recording. */
  readonly byteOffset: number
  /** When the oldest byte was recorded, by the host's clock, in ms since 1970. */
  readonly madeAtMs: number
  readonly bytes: Buffer
}

/** Takes a frame apart; null when it is not one. */
export function parseFrame(data: Buffer): MicrophoneFrame | null {
  if (data.length <= FRAME_HEADER_BYTES || data.readUInt8(0) !== FRAME_VERSION) return null
  const epoch = data.readUInt32LE(4)
  const byteOffset = data.readDoubleLE(8)
  if (epoch < 1 || !Number.isSafeInteger(byteOffset) || byteOffset < 0) return null
  return { epoch, byteOffset, madeAtMs: data.readDoubleLE(16), bytes: data.subarray(FRAME_HEADER_BYTES) }
}

/** Puts a frame together, as a studio does; used by tests and by programs that speak the protocol from Node. */
export function formatFrame(frame: MicrophoneFrame): Buffer {
  const header = Buffer.alloc(FRAME_HEADER_BYTES)
  header.writeUInt8(FRAME_VERSION, 0)
  header.writeUInt32LE(frame.epoch, 4)
  header.writeDoubleLE(frame.byteOffset, 8)
  header.writeDoubleLE(frame.madeAtMs, 16)
  return Buffer.concat([header, frame.bytes])
}
