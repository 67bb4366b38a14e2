// A finger on the microphone: held, or tapped twice by who cannot hold.

import { expect, test } from 'vitest'
import { FREE, step, type Press, type PressEvent } from '../../../web/voice/hold.ts'

/** Plays presses at their times in ms; the recorder does what it is told at once. Gives when it ran. */
function play(presses: readonly (readonly [number, PressEvent])[]): string[] {
  let press: Press = FREE
  let isRecording = false
  return presses.flatMap(([at, event]) => {
    const next = step(press, event, at, isRecording)
    press = next.press
    if (next.action) isRecording = next.action === 'start'
    return next.action ? [`${next.action} ${at}`] : []
  })
}

test.each<readonly [string, readonly (readonly [number, PressEvent])[], readonly string[]]>([
  ['held: as long as it is held', [[0, 'down'], [4000, 'up']], ['start 0', 'stop 4000']],
  ['tapped: until the next tap', [[0, 'down'], [120, 'up'], [9000, 'down'], [9100, 'up']], ['start 0', 'stop 9000']],
  ['by key: until the next', [[0, 'key'], [5000, 'key']], ['start 0', 'stop 5000']],
  ['begun by key, ended by a tap, whose end begins nothing', [[0, 'key'], [5000, 'down'], [5100, 'up']], ['start 0', 'stop 5000']],
  ['held twice', [[0, 'down'], [2000, 'up'], [3000, 'down'], [5000, 'up']], ['start 0', 'stop 2000', 'start 3000', 'stop 5000']],
])('%s', (_how, presses, ran) => {
  expect(play(presses)).toEqual(ran)
})

test('a finger that is lifted after the recording ended by itself begins nothing', () => {
  const { press } = step(FREE, 'down', 0, false)
  expect(step(press, 'up', 95_000, false)).toEqual({ press: FREE, action: null })
})
