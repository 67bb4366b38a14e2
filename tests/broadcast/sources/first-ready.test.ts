import { expect, test } from 'vitest'
import { openFirstReady } from '../../../server/broadcast/sources/first-ready.ts'
import { samplesOf } from '../../../server/media/pcm.ts'
import { dominantPitch, silences } from '../../support/audio.ts'
import { FakeSource, sineWave } from '../../support/fake-source.ts'

class FakePlaylist extends FakeSource {
  override readonly kind = 'playlist'
  fresh = 0

  freshTrack(): void {
    this.fresh += 1
  }
}

function station() {
  const [music, filler] = [new FakePlaylist('music', sineWave(400, 0.3)), new FakePlaylist('filler', sineWave(700, 0.3))]
  return { music, filler, source: openFirstReady({ id: 'all', sources: [music, filler] }) }
}

const blocks = (source: { read(): Buffer }, count: number) => Buffer.concat(Array.from({ length: count }, () => source.read()))

test('the station\'s music is heard when there is any', () => {
  const { source, filler } = station()
  const heard = blocks(source, 10)
  expect(Math.abs(samplesOf(heard)[60] ?? 0)).toBeGreaterThan(1_000)
  expect(dominantPitch(heard)).toBeCloseTo(400, -1)
  expect(filler.reads).toBe(0)
})

test('without music the filler is heard, and music that comes is faded to', () => {
  const { source, music } = station()
  music.ready = false
  expect(dominantPitch(blocks(source, 10))).toBeCloseTo(700, -1)
  music.ready = true
  const change = blocks(source, 20)
  expect(dominantPitch(change, 1_300)).toBeCloseTo(400, -1)
  expect(silences(change, -45, 20)).toEqual([])
})

test('nothing to play is not ready', () => {
  const { source, music, filler } = station()
  music.ready = filler.ready = false
  expect(source.ready).toBe(false)
  expect(silences(source.read(), -80, 90)).toHaveLength(1)
})

test('after an interruption each begins anew, and all are closed in the end', async () => {
  const { source, music, filler } = station()
  source.freshTrack?.()
  await source.close()
  expect([music.fresh, filler.fresh, music.closed, filler.closed]).toEqual([1, 1, true, true])
})
