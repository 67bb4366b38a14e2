// HLS packed audio (RFC 8216 section 3.4): MP3 frames behind an ID3 tag that says where on the stream's own clock they begin. Pure.

const OWNER = 'com.apple.streaming.transportStreamTimestamp'
const TICKS_PER_SECOND = 90_000
/** MPEG-2's clock has 33 bits and begins anew every 26.5 hours; players expect it. */
const CLOCK_BITS = 33n
const HEADER_BYTES = 10

/** Puts the tag before the frames. `seconds`: since the stream's clock began. */
export function packAudio(frames: readonly Buffer[], seconds: number): Buffer {
  return Buffer.concat([timestampTag(seconds), ...frames])
}

/** The frames of a segment without its tag. */
export function unpackAudio(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < HEADER_BYTES) return bytes
  return bytes.subarray(HEADER_BYTES + synchsafe(bytes, 6))
}

function timestampTag(seconds: number): Buffer {
  const ticks = Buffer.alloc(8)
  ticks.writeBigUInt64BE(BigInt.asUintN(Number(CLOCK_BITS), BigInt(Math.round(seconds * TICKS_PER_SECOND))))
  const body = Buffer.concat([Buffer.from(`${OWNER}\0`, 'latin1'), ticks])
  const frame = Buffer.concat([Buffer.from('PRIV', 'latin1'), asSynchsafe(body.length), Buffer.from([0, 0]), body])
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0]), asSynchsafe(frame.length), frame])
}

/** ID3's numbers have seven bits in each byte. */
function asSynchsafe(value: number): Buffer {
  return Buffer.from([(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127])
}

function synchsafe(bytes: Buffer, at: number): number {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 127), 0)
}
