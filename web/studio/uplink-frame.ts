// The studio's end of the frame that server/broadcast/studio/microphone-frame.ts takes apart.

import type { Piece } from './backlog.ts'

export const STUDIO_PROTOCOL = 'imi.v1'
const HEADER_BYTES = 24
const FRAME_VERSION = 1

/** One binary message: header (version, recording, offset, made), then container bytes. */
export function frameOf(epoch: number, piece: Piece): Blob {
  const header = new DataView(new ArrayBuffer(HEADER_BYTES))
  header.setUint8(0, FRAME_VERSION)
  header.setUint32(4, epoch, true)
  header.setFloat64(8, piece.offset, true)
  header.setFloat64(16, piece.madeAtMs, true)
  return new Blob([header, piece.data])
}
