// The figures of the real process, as a technician's monitoring reads them. Who may ask which route: tests/permissions.store.test.ts.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStation, type RealStation } from './support/real-station.ts'

let station: RealStation

beforeAll(async () => {
  station = await startStation()
  await station.ready()
})
afterAll(() => station.remove())

test('the figures tell listeners, hosts, and whether the audio clock keeps time and what was dropped', async () => {
  const figures = await (await fetch(`${station.url}/metrics`)).text()
  for (const name of ['listeners', 'live_sessions', 'clock_late_blocks_total', 'clock_longest_late_seconds', 'clock_dropped_blocks_total', 'encoder_dropped_seconds_total']) expect(figures).toContain(`\nradio_${name}`)
  expect(Number(/^radio_clock_blocks_total (\d+)/m.exec(figures)?.[1])).toBeGreaterThan(5)
})
