// Cuts an MP3 byte stream into whole frames, so that what is sent, kept or joined always begins and ends at a frame. Pure.

const BITRATES_KBPS = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const
const HEADER_BYTES = 4
/** In a frame of MPEG-1, which is all that 32 kHz and more are encoded as. */
export const FRAME_SAMPLES = 1152

export interface Mp3FrameHeader {
  readonly bytes: number
  readonly sampleRate: number
  readonly samples: number
}

/** Reads the header of a layer III frame at `offset`; null when no frame can begin there. */
export function readFrameHeader(data: Buffer, offset: number): Mp3FrameHeader | null {
  if (offset + HEADER_BYTES > data.length) return null
  const bits = data.readUInt32BE(offset)
  const version = (bits >>> 19) & 3
  const layer = (bits >>> 17) & 3
  if (bits >>> 21 !== 0x7ff || version === 1 || layer !== 1) return null
  const isMpeg1 = version === 3
  const kbps = (isMpeg1 ? BITRATES_KBPS.mpeg1 : BITRATES_KBPS.mpeg2)[(bits >>> 12) & 15]
  const fullRate = SAMPLE_RATES[(bits >>> 10) & 3]
  if (!kbps || !fullRate) return null
  const sampleRate = isMpeg1 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4
  const padding = (bits >>> 9) & 1
  const samples = isMpeg1 ? FRAME_SAMPLES : FRAME_SAMPLES / 2
  return { bytes: Math.floor(((samples / 8) * kbps * 1000) / sampleRate) + padding, sampleRate, samples }
}

/** Collects encoder output and gives back whole frames. Bytes that belong to no frame are skipped. */
export class Mp3FrameCutter {
  #rest: Buffer = Buffer.alloc(0)

  /** Takes bytes as they came and returns all frames now complete, in one buffer; empty when there is none. */
  push(chunk: Buffer): Buffer {
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const start = firstFrame(data)
    const end = endOfWholeFrames(data, start)
    this.#rest = data.subarray(end)
    return data.subarray(start, end)
  }
}

function firstFrame(data: Buffer): number {
  let offset = 0
  while (offset + HEADER_BYTES <= data.length && !readFrameHeader(data, offset)) offset++
  return offset
}

function endOfWholeFrames(data: Buffer, start: number): number {
  let offset = start
  for (;;) {
    const header = readFrameHeader(data, offset)
    if (!header || offset + header.bytes > data.length) return offset
    offset += header.bytes
  }
}
