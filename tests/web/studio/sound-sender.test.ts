// The host's sound on its way: what is sent when, what is kept until it is safe, what is told when it cannot be.

import { beforeEach, describe, expect, test } from 'vitest'
import { parseFrame } from '../../../server/broadcast/studio/microphone-frame.ts'
import { SOUND, SoundSender } from '../../../web/studio/sound-sender.ts'

let nowMs: number
let room: number
let frames: Blob[]
let recorders: { isStopped: boolean; readonly emit: (text: string) => void }[]
let lost: number[]
let sender: SoundSender

beforeEach(() => {
  ;[nowMs, room, frames, recorders, lost] = [5000, Infinity, [], [], []]
  sender = new SoundSender({
    nowMs: () => nowMs,
    hasRoom: () => frames.length < room,
    send: (frame) => frames.push(frame),
    startRecorder: (onChunk) => {
      const recorder = { isStopped: false, emit: (text: string) => onChunk(new Blob([text])) }
      recorders.push(recorder)
      return { contentType: 'audio/webm;codecs=opus', stop: () => void (recorder.isStopped = true) }
    },
    onRecorded: () => {},
    onGivenUp: (ms) => lost.push(ms),
  })
  sender.start()
})

const record = (text: string) => recorders.at(-1)?.emit(text)

/** What was sent since the last time this was asked, as `epoch@offset text`. */
async function sent(): Promise<string[]> {
  const parsed = await Promise.all(frames.splice(0).map(async (frame) => parseFrame(Buffer.from(await frame.arrayBuffer()))))
  return parsed.map((frame) => `${frame?.epoch}@${frame?.byteOffset} ${frame?.bytes}`)
}

describe('sound is sent', () => {
  test('from where the station has it, and then as it is recorded', async () => {
    record('one ')
    record('two ')
    expect(await sent()).toEqual([])
    sender.open(1, 4)
    sender.pump()
    record('three')
    expect(await sent()).toEqual(['1@4 two ', '1@8 three'])
  })

  test('in frames that stay small enough for a slow line', () => {
    sender.open(1, 0)
    record('x'.repeat(5 * SOUND.frameBytes + 7))
    expect(frames.map((frame) => frame.size - 24)).toEqual([...Array<number>(5).fill(SOUND.frameBytes), 7])
  })

  test('only while there is room, and the rest when there is again', async () => {
    sender.open(1, 0)
    room = 1
    record('a'.repeat(SOUND.frameBytes))
    record('late')
    expect(frames).toHaveLength(1)
    room = 2
    sender.pump()
    expect((await sent())[1]).toBe(`1@${SOUND.frameBytes} late`)
  })

  test('again from the place that did not arrive', async () => {
    sender.open(1, 0)
    record('one ')
    record('two ')
    await sent()
    sender.acknowledge(1, 4, true)
    sender.pump()
    expect(await sent()).toEqual(['1@4 two '])
  })

  test('not while nobody takes it, and then from what is safe', async () => {
    sender.open(1, 0)
    record('one ')
    sender.acknowledge(1, 4, false)
    sender.shut()
    record('two ')
    await sent()
    sender.open(1, 4)
    sender.pump()
    expect(await sent()).toEqual(['1@4 two '])
  })
})

describe('the host learns', () => {
  test('how much is not safe, and since when', () => {
    sender.open(1, 0)
    record('one ')
    nowMs += 700
    record('two ')
    expect([sender.waitingBytes, sender.waitingMs]).toEqual([8, 700])
    sender.acknowledge(1, 4, false)
    expect([sender.waitingBytes, sender.waitingMs]).toEqual([4, 0])
  })

  test('that a line is dead after three seconds without an acknowledgement, but not while there is nothing to acknowledge', () => {
    sender.open(1, 0)
    nowMs += 60_000
    expect(sender.isStale).toBe(false)
    record('into the hole')
    nowMs += SOUND.staleMs
    expect(sender.isStale).toBe(false)
    nowMs += 1
    expect(sender.isStale).toBe(true)
  })

  test('that more than half an hour waited and is lost; what comes after it is a new recording', async () => {
    record('x'.repeat(SOUND.backlogBytes))
    nowMs += 60_000
    record('the last straw')
    expect(lost).toEqual([60_000])
    expect(recorders.map((recorder) => recorder.isStopped)).toEqual([true, false])
    sender.open(2, 0)
    record('fresh')
    expect(await sent()).toEqual(['2@0 fresh'])
  })
})

test('a station with less than it said was safe has forgotten the recording', () => {
  sender.open(1, 0)
  record('one two')
  sender.acknowledge(1, 7, false)
  expect(sender.acknowledge(1, 3, false)).toBe(false)
  expect(sender.open(1, 0)).toBe(false)
})

test('a recording of earlier is nobody\'s business any more: neither its chunks nor its acknowledgements count', () => {
  sender.open(1, 0)
  const first = recorders[0]
  sender.start()
  first?.emit('too late')
  expect([sender.waitingBytes, sender.isOpen]).toEqual([0, false])
  sender.open(2, 0)
  record('new')
  expect(sender.acknowledge(1, 99, false)).toBe(true)
  expect(sender.waitingBytes).toBe(3)
})
