import { expect, test } from 'vitest'
import { broadcastOf } from '../../../web/programme/structured.ts'
import { sampleEvening } from '../../support/sample-evening.ts'

test('search engines are told of a special without a page that does not exist', () => {
  const { airings } = sampleEvening(new Date('2026-11-23T18:20:00Z'))
  const told = JSON.stringify(broadcastOf(airings, { station: 'IMI Radio', site: 'https://radio.example' }))
  expect(told).toContain('"name":"Phở và pierogi"')
  expect(told).toContain('https://radio.example/shows/shay-bin-nana')
  expect(told).not.toContain('/shows/pho-i-pierogi')
})
