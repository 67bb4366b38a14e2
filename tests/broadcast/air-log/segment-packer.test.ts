import { beforeEach, describe, expect, test } from 'vitest'
import { AirTimeline } from '../../../server/broadcast/air-log/air-timeline.ts'
import { unpackAudio } from '../../../server/broadcast/air-log/packed-audio.ts'
import { SegmentPacker, type PackedSegment } from '../../../server/broadcast/air-log/segment-packer.ts'
import { FRAME_SAMPLES } from '../../../server/broadcast/outputs/mp3-frames.ts'
import { BLOCK_MS, FRAMES_PER_BLOCK } from '../../../server/media/pcm.ts'
import { frames, numbersIn } from '../../support/mp3-frames.ts'

const NOON = Date.parse('2026-11-30T11:00:00Z')
/** What a decoder gives back comes so many samples after what went in. */
const DELAY = 1105

let timeline: AirTimeline
let segments: PackedSegment[]
let packer: SegmentPacker

beforeEach(() => {
  timeline = new AirTimeline()
  segments = []
  packer = new SegmentPacker({ timeline, onSegment: (segment) => segments.push(segment) })
})

/** The audio clock ticks for so many seconds, each block at its time. */
function airSeconds(seconds: number, fromMs = NOON): void {
  for (let block = 0; block < seconds * 10; block += 1) timeline.write(FRAMES_PER_BLOCK, fromMs + block * BLOCK_MS)
}

describe('the time of a second is when the audio clock asked for it', () => {
  test('whatever the bytes take on their way', () => {
    airSeconds(60)
    packer.aligned(0, 0)
    packer.push(frames(700))
    packer.push(frames(81, 700))
    packer.flush()
    expect(segments.map(({ startMs }) => startMs - NOON)).toEqual([0, 6000, 12_000, 18_000])
    expect(segments.map(({ samples }) => samples / FRAME_SAMPLES)).toEqual([250, 250, 250, 30])
    // Frame 0 is the encoder's own: it ends before the first sample of the air.
    expect(segments.flatMap(({ bytes }) => numbersIn(unpackAudio(bytes)))).toEqual(Array.from({ length: 780 }, (_, index) => index + 1))
  })

  test('a block that comes late does not move it, blocks that are caught up neither', () => {
    for (let block = 0; block < 600; block += 1) timeline.write(FRAMES_PER_BLOCK, NOON + block * BLOCK_MS + (block > 100 && block < 140 ? (140 - block) * BLOCK_MS : 0))
    expect(timeline.msAt(30 * 48_000)).toBe(NOON + 30_000)
  })

  test('a first block that was late is made good by the next', () => {
    timeline.write(FRAMES_PER_BLOCK, NOON + 80)
    for (let block = 1; block < 50; block += 1) timeline.write(FRAMES_PER_BLOCK, NOON + block * BLOCK_MS)
    expect(timeline.msAt(48_000)).toBe(NOON + 1000)
  })

  test('a station that starts on a busy machine writes all its first blocks late, and knows when they were due', () => {
    timeline.begin(NOON)
    for (let block = 0; block < 100; block += 1) timeline.write(FRAMES_PER_BLOCK, NOON + block * BLOCK_MS + 400)
    packer.aligned(0, 0)
    packer.push(frames(401))
    expect(segments.map(({ startMs }) => startMs - NOON)).toEqual([0])
  })

  test('a wall clock that is set forward by half a second is followed, and the sound goes on', () => {
    airSeconds(10)
    airSeconds(60, NOON + 10_500)
    packer.aligned(0, 0)
    packer.push(frames(2501))
    expect(segments.every(({ startsAnew }, index) => startsAnew === (index === 0))).toBe(true)
    expect(segments.at(-1)?.startMs).toBe(NOON + 54_500)
  })

  test('time that the audio clock gave up is missing, and the sound after it begins anew', () => {
    airSeconds(10)
    airSeconds(30, NOON + 25_000)
    packer.aligned(0, 0)
    packer.push(frames(1251))
    expect(segments.map(({ startMs, startsAnew }) => [startMs - NOON, startsAnew])).toEqual([[0, true], [6000, false], [expect.closeTo(25_000, -2), true], [expect.closeTo(31_000, -2), false], [expect.closeTo(37_000, -2), false]])
  })

  test('a machine whose clock is set back tells the new time', () => {
    airSeconds(10)
    airSeconds(20, NOON - 3_600_000)
    packer.aligned(0, 0)
    packer.push(frames(1001))
    expect(segments.map(({ startMs }) => Math.round((startMs - NOON) / 1000))).toEqual([0, 6, -3600, -3594])
  })
})

test('an airing begins with a segment of its own, at the frame', () => {
  airSeconds(30)
  packer.aligned(0, 0)
  packer.cutAt(10 * 48_000)
  packer.push(frames(1001))
  expect(segments.map(({ startMs }) => startMs - NOON)).toEqual([0, 6000, expect.closeTo(10_010, -2), expect.closeTo(16_010, -2)])
  expect(segments[2]?.startMs).toBeGreaterThanOrEqual(NOON + 10_000)
  expect(segments[2]?.startMs).toBeLessThan(NOON + 10_024)
  expect(segments.every(({ startsAnew }, index) => startsAnew === (index === 0))).toBe(true)
})

test('an encoder that died loses what it had, and the time of the next one is right', () => {
  airSeconds(40)
  packer.aligned(0, 0)
  packer.push(frames(301))
  // The new one is given the air from 10 s on.
  packer.aligned(0, 10 * 48_000)
  packer.push(frames(301, 1000))
  packer.flush()
  expect(segments.map(({ startMs, samples, startsAnew }) => [startMs - NOON, samples / 48_000, startsAnew])).toEqual([
    [0, 6, true],
    [6000, 1.2, false],
    [Math.floor(10_000 - (DELAY * 1000) / 48_000), 6, true],
    [Math.floor(16_000 - (DELAY * 1000) / 48_000), 1.224, false],
  ])
})

test('sound that was dropped before a slow encoder is a hole at its place', () => {
  airSeconds(40)
  packer.aligned(0, 0)
  packer.push(frames(201))
  // From second 9 of what the encoder gets on, the air is a second further.
  packer.aligned(9 * 48_000, 10 * 48_000)
  packer.push(frames(300, 201))
  packer.flush()
  expect(segments.map(({ startMs, startsAnew }) => [Math.round((startMs - NOON) / 100) / 10, startsAnew])).toEqual([[0, true], [6, false], [10, true]])
})

test('each segment says where it lies on the stream\'s own clock', () => {
  airSeconds(30)
  packer.aligned(0, 0)
  packer.push(frames(501))
  const ticks = segments.map(({ bytes }) => Number(bytes.readBigUInt64BE(bytes.indexOf('transportStreamTimestamp\0') + 25)))
  expect(ticks).toEqual([0, 6 * 90_000])
  expect(segments[0]?.bytes.toString('latin1', 0, 3)).toBe('ID3')
})
