// Which recordings go, which stay, and when the disk will be full.

import { describe, expect, test } from 'vitest'
import { daysUntilFull } from '../../../server/archive/keeping/forecast.ts'
import { whyRemove, type Circumstances } from '../../../server/archive/keeping/retention.ts'

const DAY = 86_400_000
const now = new Date('2026-12-31T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * DAY)
const published = (days: number) => ({ state: 'published' as const, isHeld: false, publishedAt: ago(days) })
const usual: Circumstances = { now, losslessDays: 30, episode: null, draftJob: 'done', policy: 'full', isPlanned: false }

test.each<[string, Partial<Circumstances>, string | null]>([
  ['its episode went out 31 days ago', { episode: published(31) }, 'published'],
  ['its episode went out 29 days ago', { episode: published(29) }, null],
  ['its episode is a draft, however old', { episode: { state: 'draft', isHeld: false, publishedAt: null } }, null],
  ['its episode was out, was withdrawn and is a draft again', { episode: { state: 'draft', isHeld: false, publishedAt: ago(90) } }, null],
  ['its episode is planned', { episode: { state: 'scheduled', isHeld: false, publishedAt: null } }, null],
  ['its episode was withdrawn for good yesterday', { episode: { state: 'withdrawn', isHeld: false, publishedAt: ago(1) } }, 'withdrawn'],
  ['its episode was withdrawn for good, though it is to be heard again', { episode: { state: 'withdrawn', isHeld: false, publishedAt: ago(1) }, isPlanned: true }, 'withdrawn'],
  ['its episode was withdrawn and is held', { episode: { state: 'withdrawn', isHeld: true, publishedAt: ago(90) } }, null],
  ['it is old, and will be heard again', { episode: published(31), isPlanned: true }, null],
  ['its show keeps no archive, and it will be heard again', { policy: 'none', isPlanned: true }, null],
  ['its show keeps no archive, and it has been heard again', { policy: 'none' }, 'heard_again'],
  ['its show keeps no archive, and its job has not looked at it yet', { policy: 'none', draftJob: null }, null],
  ['nobody made an episode of it, 40 days ago', {}, 'no_episode'],
  ['its draft failed and may be tried again', { draftJob: 'failed' }, null],
  ['its draft is being made', { draftJob: 'running' }, null],
  ['nobody knows its show any more', { policy: null }, null],
  ['lossless sound is kept for ever', { losslessDays: null, episode: published(4000) }, null],
  ['lossless sound is kept for ever, but its show keeps no archive', { losslessDays: null, policy: 'none' }, 'heard_again'],
])('a recording: %s', (_, changes, reason) => {
  expect(whyRemove({ finishedAt: ago(40) }, { ...usual, ...changes })).toBe(reason)
})

describe('the disk is full', () => {
  const levels = (perDay: number, days: number) => Array.from({ length: days * 24 }, (_, hour) => ({ at: new Date(now.getTime() - (days * 24 - hour) * 3_600_000), freeBytes: 100e9 - ((hour / 24) * perDay - days * perDay) }))

  test('in ten days when ten GB go each day and 100 GB above the reserve are left', () => {
    expect(daysUntilFull(levels(10e9, 7), { at: now, freeBytes: 102e9 }, 2e9)).toBe(10)
  })

  test.each<[string, readonly { at: Date; freeBytes: number }[], number]>([
    ['it has been watched for less than two days', levels(10e9, 1), 100e9],
    ['nothing was ever noted', [], 100e9],
    ['more is free each day', levels(-1e9, 7), 100e9],
    ['nothing changes', levels(0, 7), 100e9],
    ['it is more than a year away', levels(1e6, 7), 100e9],
  ])('nobody can say when: %s', (_, past, freeBytes) => {
    expect(daysUntilFull(past, { at: now, freeBytes }, 2e9)).toBeNull()
  })

  test('today when only the reserve is left', () => {
    expect(daysUntilFull(levels(10e9, 7), { at: now, freeBytes: 1e9 }, 2e9)).toBe(0)
  })
})
