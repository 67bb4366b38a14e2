import { expect, test } from 'vitest'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { silentLog } from '../../server/log.ts'
import { HandClock } from '../support/hand-clock.ts'

function started(onBlock: (at: number) => void = () => {}) {
  const hand = new HandClock()
  const playout = new PlayoutClock({ clock: hand, onBlock: () => onBlock(hand.monotonicMs()), log: silentLog, timers: hand.timers })
  playout.start()
  return { hand, playout }
}

test('a block goes out every 100 ms', () => {
  const at: number[] = []
  const { hand } = started((ms) => at.push(ms))
  hand.turn(1_000)
  expect(at).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000])
})

test('an hour has exactly 36,000 blocks, however unevenly the machine wakes up', () => {
  const { hand, playout } = started()
  for (let passed = 0; passed < 3_600_000; passed += 1_337) {
    hand.jump(Math.min(1_337, 3_600_000 - passed) - 1)
    hand.turn(1)
  }
  expect(playout.stats.blocks).toBe(36_000)
  expect(playout.stats.skipped).toBe(0)
})

test('after a stall of three seconds every block that was due goes out', () => {
  const { hand, playout } = started()
  hand.turn(500)
  hand.jump(3_000)
  hand.turn(0)
  expect(playout.stats).toMatchObject({ blocks: 35, skipped: 0 })
  expect(playout.stats.longestLateMs).toBe(2_900)
  expect(playout.stats.late).toBeGreaterThan(25)
})

test('after a night asleep the station goes on from now instead of catching up', () => {
  const { hand, playout } = started()
  hand.turn(500)
  hand.jump(8 * 3_600_000)
  hand.turn(0)
  expect(playout.stats.blocks).toBeLessThan(8)
  expect(playout.stats.skipped).toBeGreaterThan(280_000)
  const before = playout.stats.blocks
  hand.turn(1_000)
  expect(playout.stats.blocks - before).toBe(10)
})

test('a block that fails does not stop the next one', () => {
  let blocks = 0
  const { hand, playout } = started(() => {
    blocks += 1
    if (blocks === 2) throw new Error('an output broke')
  })
  hand.turn(500)
  expect(blocks).toBe(5)
  expect(playout.stats.failed).toBe(1)
})

test('a stopped clock is silent, also when it is stopped by the block itself', () => {
  const { hand, playout } = started(() => playout.stop())
  hand.turn(1_000)
  expect(playout.stats.blocks).toBe(1)
})
