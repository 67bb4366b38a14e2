import { expect, test } from 'vitest'
import { onlySilence } from '../../server/broadcast/now-playing.ts'
import { FakeStation } from '../support/fake-station.ts'

test('a station that has nothing but silence to send is not ready, and is again when the filler plays', () => {
  const radio = new FakeStation([], { startsAt: '12:00' })
  const missing = () => onlySilence(radio.engine.now().onAir, radio.clock.now())
  radio.filler.ready = false
  radio.bed.ready = false
  radio.run(4)
  expect(missing()).toEqual([])
  radio.run(2)
  expect(missing()).toEqual(['only silence goes out: nothing is ready to play'])
  radio.filler.ready = true
  radio.run(1)
  expect(missing()).toEqual([])
})
