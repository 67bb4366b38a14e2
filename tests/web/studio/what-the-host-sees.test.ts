// What the studio says to a host, as rules: the big word, the level's word, the microphone's troubles, the container.

import { describe, expect, test } from 'vitest'
import { safeNext } from '../../../web/people/safe-next.ts'
import { chooseContainer } from '../../../web/studio/container.ts'
import { barLength, fallingPeak, levelWord, toDbfs } from '../../../web/studio/level.ts'
import { problemOf } from '../../../web/studio/microphone.ts'
import type { UplinkView } from '../../../web/studio/uplink-view.ts'
import { standingOf } from '../../../web/studio/standing.ts'

type Phase = NonNullable<UplinkView['status']>['phase']

const status = (phase: Phase): UplinkView['status'] => ({
  phase, reason: '', show: null, startsAt: null, endsAt: null, bufferedMs: 0, health: { peakDbfs: -10, rmsDbfs: -20, problems: [] },
})

describe('"on air" is said only when the station says so', () => {
  const connected = { kind: 'connected' } as const
  test.each([
    ['before the station answered', { live: 'sending', link: connected, status: null }, 'asking'],
    ['while nothing was decoded yet', { live: 'sending', link: connected, status: status('connecting') }, 'connecting'],
    ['in the green room', { live: 'sending', link: connected, status: status('green-room') }, 'greenRoom'],
    ['on air', { live: 'sending', link: connected, status: status('on-air') }, 'onAir'],
    ['while the bed covers a silent line', { live: 'sending', link: connected, status: status('bridged') }, 'bridged'],
    ['after the line broke on air', { live: 'sending', link: { kind: 'waiting', untilMs: 0 }, status: status('on-air') }, 'away'],
    ['while the last seconds are sent', { live: 'ending', link: connected, status: status('on-air') }, 'ending'],
    ['after the show', { live: 'off', link: connected, status: null }, 'off'],
  ] as const)('%s', (_when, view, expected) => {
    expect(standingOf(view)).toBe(expected)
  })
})

test('the level is judged in words, and the bar falls slowly', () => {
  expect([-90, -45, -12, -0.2].map(levelWord)).toEqual(['nothing', 'quiet', 'good', 'loud'])
  expect([toDbfs(0), toDbfs(1), Math.round(toDbfs(0.5))]).toEqual([-120, 0, -6])
  expect([barLength(-120), barLength(-30), barLength(3)]).toEqual([0, 0.5, 1])
  expect(fallingPeak(-10, -80, 50)).toBe(-12)
  expect(fallingPeak(-40, -6, 50)).toBe(-6)
})

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'busy'],
  ['SecurityError', 'insecure'],
  ['SomethingNewError', 'unknown'],
])('a microphone that fails with %s is "%s" to the host', (name, problem) => {
  expect(problemOf(new DOMException('', name))).toBe(problem)
})

describe('the container is the first that the browser can record', () => {
  test.each<[browser: string, supported: readonly string[], chosen: string | null]>([
    ['Chromium and Firefox', ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'], 'audio/webm;codecs=opus'],
    ['an older Safari', ['audio/mp4;codecs=mp4a.40.2', 'audio/mp4'], 'audio/mp4;codecs=mp4a.40.2'],
    ['a browser with Ogg alone', ['audio/ogg;codecs=opus'], 'audio/ogg;codecs=opus'],
    ['a browser that records nothing', [], null],
  ])('%s', (_browser, supported, chosen) => {
    expect(chooseContainer((type) => supported.includes(type))).toBe(chosen)
  })
})

test.each([
  ['/studio', '/studio'],
  ['/desk?day=1', '/desk?day=1'],
  ['//evil.example', '/studio'],
  ['/\\evil.example', '/studio'],
  ['https://evil.example', '/studio'],
  [null, '/studio'],
])('after signing in %s leads to %s, never to another site', (asked, goes) => {
  expect(safeNext(asked)).toBe(goes)
})
