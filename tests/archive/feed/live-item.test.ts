// Which live shows a feed announces, and how it says that they come, run and are over.

import { expect, test } from 'vitest'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { announced, liveItem, liveStatus } from '../../../server/archive/feed/live-item.ts'
import { occurrence, warsaw } from '../../support/occurrences.ts'

const show = (id: string, from: string, until: string, changes: Partial<Occurrence> = {}) => occurrence('karta', from, until, { id, ...changes })
const everything = () => true

test.each([
  ['an hour before', '19:00', null, 'pending'],
  ['in its time with the host on air', '20:30', 'a', 'live'],
  ['in its time while the host has not come', '20:30', null, 'pending'],
  ['over its time with the host still on air', '21:10', 'a', 'live'],
  ['over', '21:00', null, 'ended'],
])('%s', (_, now, onAirId, status) => {
  expect(liveStatus(show('a', '20:00', '21:00'), warsaw(now), onAirId)).toBe(status)
})

test('only live airings that run, come within a week or ended within the hour; never cancelled ones, repeats or playlists', () => {
  const now = warsaw('12:00')
  const plan = [
    show('long over', '09:00', '10:30'),
    show('open end', '06:00', '07:00'),
    show('just over', '11:00', '11:30'),
    show('runs', '11:30', '12:30'),
    show('repeat', '12:30', '13:00', { kind: 'rebroadcast' }),
    show('cancelled', '13:00', '14:00', { cancelled: { reason: {} } }),
    show('comes', '20:00', '21:00'),
    show('too far', '20:00', '21:00', { startsAt: new Date('2026-12-09T20:00:00Z'), endsAt: new Date('2026-12-09T21:00:00Z') }),
  ]
  expect(announced(plan, now, 'open end', everything).map(({ id }) => id)).toEqual(['open end', 'just over', 'runs', 'comes'])
  expect(announced(plan, now, null, ({ id }) => id === 'comes').map(({ id }) => id)).toEqual(['comes'])
})

test('the stream is given as one that every app plays, with the others beside it and a page behind', () => {
  const streams = [{ path: '/listen/radio.mp3', mediaType: 'audio/mpeg', bitrateKbps: 128, title: 'MP3' }, { path: '/listen/low.opus', mediaType: 'audio/ogg', bitrateKbps: 32, title: 'Opus' }]
  const xml = liveItem(show('karta/fri/2026-11-30', '20:00', '21:00'), 'live', { origin: 'https://radio.example', stationName: 'IMI Radio', streams })
  expect(xml).toContain('<podcast:liveItem status="live" start="2026-11-30T19:00:00.000Z" end="2026-11-30T20:00:00.000Z">')
  expect(xml).toContain('<enclosure url="https://radio.example/listen/radio.mp3" length="0" type="audio/mpeg"/>')
  expect(xml).toContain('<podcast:source uri="https://radio.example/listen/low.opus"/>')
  expect(xml).toContain('<podcast:contentLink href="https://radio.example/">IMI Radio</podcast:contentLink>')
  expect(xml).toContain('<guid isPermaLink="false">live:karta/fri/2026-11-30</guid>')
})

test('a special, which has no page of its own, leads to the schedule', () => {
  const link = (changes: Partial<Occurrence>) => liveItem(show('a', '20:00', '21:00', changes), 'pending', { origin: 'https://radio.example', stationName: 'IMI Radio', streams: [] })
  expect(link({ special: true })).toContain('<link>https://radio.example/schedule</link>')
  expect(link({})).toContain('<link>https://radio.example/shows/karta</link>')
})
