// The figures of the real process, as a technician's monitoring reads them. Who may ask which route: tests/permissions.store.test.ts.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from './support/until.ts'
import { startStation, type RealStation } from './support/real-station.ts'

let station: RealStation

beforeAll(async () => {
  station = await startStation()
  await station.ready()
})
afterAll(() => station.remove())

test('the figures tell listeners, hosts, and whether the audio clock keeps time and what was dropped', async () => {
  const ask = async () => (await fetch(`${station.url}/metrics`)).text()
  const blocksOf = (figures: string) => Number(/^radio_clock_blocks_total (\d+)/m.exec(figures)?.[1])
  const figures = await until('the clock has counted blocks', async () => {
    const answer = await ask()
    return blocksOf(answer) > 5 && answer
  })
  for (const name of ['listeners', 'live_sessions', 'clock_late_blocks_total', 'clock_longest_late_seconds', 'clock_dropped_blocks_total', 'encoder_dropped_seconds_total']) expect(figures).toContain(`\nradio_${name}`)
})
