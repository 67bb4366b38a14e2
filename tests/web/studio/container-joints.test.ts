// Where a recording may be joined.

import { expect, test } from 'vitest'
import { firstJoint } from '../../../web/studio/container-joints.ts'

const cluster = Buffer.from([0x1f, 0x43, 0xb6, 0x75])
const fragment = Buffer.concat([Buffer.from([0, 0, 0, 0x7c]), Buffer.from('moof')])

test.each<[what: string, type: string, bytes: Buffer, joint: number | null]>([
  ['a WebM header ends where the first cluster begins', 'audio/webm;codecs=opus', Buffer.concat([Buffer.from('header'), cluster, cluster]), 6],
  ['an MP4 header ends at the length of the first fragment', 'audio/mp4', Buffer.concat([Buffer.from('ftyp moov'), fragment]), 9],
  ['a chunk that begins with a fragment is joined at once', 'audio/mp4;codecs=opus', fragment, 0],
  ['the middle of a cluster has no joint', 'audio/webm', Buffer.from('only sound'), null],
  ['half a mark is none', 'audio/webm', cluster.subarray(0, 3), null],
  ['nothing has none', 'audio/mp4', Buffer.alloc(0), null],
  ['an Ogg stream is not joined', 'audio/ogg;codecs=opus', Buffer.concat([Buffer.from('OggS'), cluster]), null],
])('%s', (_what, type, bytes, joint) => {
  expect(firstJoint(type, bytes)).toBe(joint)
})
