import { afterEach, expect, test } from 'vitest'
import { openLiveSource, type LiveSource, type LiveSourceOptions } from '../../../server/broadcast/sources/live-source.ts'
import { systemClock } from '../../../server/clock.ts'
import { silentLog } from '../../../server/log.ts'
import { msToBytes } from '../../../server/media/pcm.ts'
import { dominantPitch, encode, FFMPEG, silences, type TestFormat, tone } from '../../support/audio.ts'

const opened: LiveSource[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()))
})

function open(options: Partial<LiveSourceOptions> = {}): LiveSource {
  const source = openLiveSource({
    id: 'line', kind: 'client', label: 'a host', contentType: null, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, ...options,
  })
  opened.push(source)
  return source
}

/** Resolves when the line says so; every change is announced, so nothing is polled. */
function until(source: LiveSource, isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => { if (isTrue()) resolve() }
    source.onChange(look)
    look()
  })
}

function failure(source: LiveSource): Promise<string> {
  return new Promise((resolve) => source.onFailure(resolve))
}

function readAll(source: LiveSource): Buffer {
  const blocks: Buffer[] = []
  while (source.bufferedMs > 0) blocks.push(source.read())
  return Buffer.concat(blocks)
}

const ACCEPTED: readonly (readonly [TestFormat, string])[] = [
  ['mp3', 'audio/mpeg'],
  ['vorbis', 'application/ogg'],
  ['opus', 'audio/ogg; codecs=opus'],
  ['oggflac', 'application/ogg'],
  ['aac', 'audio/aacp'],
  ['webm', 'audio/webm;codecs=opus'],
  ['fmp4', 'audio/mp4'],
  ['wav', 'audio/wav'],
]

for (const [format, contentType] of ACCEPTED) {
  test(`a host sending ${format} is heard at the right pitch`, async () => {
    const source = open({ contentType })
    source.write(await tone(880, 3, format))
    source.finish()
    await until(source, () => source.ended)
    const heard = readAll(source)
    expect(heard.length).toBeGreaterThan(msToBytes(2_700))
    expect(dominantPitch(heard, 500, 2_500)).toBeCloseTo(880, -1)
    expect(silences(heard.subarray(msToBytes(200), msToBytes(2_600)))).toEqual([])
  })
}

test('a host whose client names the wrong format is heard all the same', async () => {
  const source = open({ contentType: 'audio/mpeg' })
  source.write(await tone(600, 2, 'opus'))
  source.finish()
  await until(source, () => source.ended)
  expect(dominantPitch(readAll(source), 500, 1_500)).toBeCloseTo(600, -1)
})

test('a microphone is ready with its first second and tells that it is heard', async () => {
  const source = open({ kind: 'microphone', contentType: 'audio/webm;codecs=opus' })
  source.write(await tone(700, 1.5, 'webm'))
  await until(source, () => source.everDecoded)
  source.finish()
  await until(source, () => source.ended)
  expect(source.ready).toBe(true)
  expect(source.health.peakDbfs).toBeGreaterThan(-12)
})

test('garbage instead of audio is refused with a reason that tells what to send', async () => {
  const garbage = Buffer.from('<!doctype html><title>not a radio</title>'.repeat(500))
  const [unknown, promised] = [open(), open({ contentType: 'audio/mpeg' })]
  const told = [failure(unknown), failure(promised)]
  unknown.write(garbage)
  promised.write(garbage)
  promised.finish()
  for (const reason of await Promise.all(told)) expect(reason).toMatch(/Send MP3, Ogg/)
  expect(unknown.ready || promised.ready).toBe(false)
})

test('a missing ffmpeg is a reason, not a crash', async () => {
  const source = open({ ffmpegPath: '/nowhere/ffmpeg', contentType: 'audio/mpeg' })
  source.write(await tone(440, 0.5, 'mp3'))
  expect(await failure(source)).toMatch(/ffmpeg could not be started.*FFMPEG_PATH/)
})

test('a decoder that is killed plays out what it had and says why', async () => {
  const source = open({ contentType: 'audio/wav', ffmpegPath: FFMPEG })
  const told = failure(source)
  source.write(await tone(500, 4, 'wav'))
  await until(source, () => source.everDecoded)
  expect(source.decoderPid).toBeTypeOf('number')
  process.kill(source.decoderPid ?? 0, 'SIGKILL')
  expect(await told).toMatch(/decoder stopped.*killed.*connect again/)
  expect(source.ended).toBe(true)
  expect(dominantPitch(readAll(source))).toBeCloseTo(500, -1)
})

test('a flood is held back, and what is dropped from the backlog is given to whoever keeps it', async () => {
  const source = open({ contentType: 'audio/wav' })
  const flood = await tone(500, 60, 'wav')
  const kept: Buffer[] = []
  let refusals = 0
  const pour = (from: number): void => {
    if (from >= flood.length) return source.finish()
    if (source.write(flood.subarray(from, from + 64_000))) return pour(from + 64_000)
    refusals += 1
    onceDrained = () => pour(from + 64_000)
  }
  let onceDrained = () => {}
  source.onDrain(() => onceDrained())
  const taking = setInterval(() => kept.push(source.trim(2_000)), 5)
  pour(0)
  await until(source, () => source.ended)
  clearInterval(taking)
  expect(refusals).toBeGreaterThan(3)
  expect(source.bufferedMs).toBeLessThan(12_000)
  const all = Buffer.concat([...kept, readAll(source)])
  expect(all.length).toBeGreaterThan(msToBytes(59_900))
  expect(silences(all.subarray(msToBytes(100), msToBytes(59_800)))).toEqual([])
})

test('a microphone muted for two seconds keeps its time: the hole is silence', async () => {
  const source = open({ kind: 'microphone', contentType: 'audio/webm' })
  source.write(await encode(`sine=frequency=500:sample_rate=48000:duration=6`, 'webm', ['-af', "volume=12dB,aselect='not(between(t,2,4))'"]))
  source.finish()
  await until(source, () => source.ended)
  const heard = readAll(source)
  expect(heard.length).toBeGreaterThan(msToBytes(5_600))
  const [hole] = silences(heard.subarray(msToBytes(100)), -45, 500)
  expect((hole?.toMs ?? 0) - (hole?.fromMs ?? 0)).toBeGreaterThan(1_800)
})
