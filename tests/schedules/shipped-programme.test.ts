// The programme that ships, as its listeners will hear it.

import { expect, test } from 'vitest'
import { findClashes } from '../../schedules/clashes.ts'
import { occurrencesOf } from '../../schedules/programme.ts'
import { onWall } from './series.ts'
import { shippedContent, shippedProgramme } from './station-files.ts'

const FROM = new Date('2026-11-22T23:00Z')
const UNTIL = new Date('2027-12-31T23:00Z')

function airings(from: string, until: string) {
  return occurrencesOf(shippedProgramme(), new Date(from), new Date(until))
}

function wallTimes(slug: string, from: string, until: string): string[] {
  return airings(from, until)
    .filter((one) => one.showSlug === slug)
    .map((one) => `${onWall(one.startsAt.getTime())} - ${onWall(one.endsAt.getTime())}`)
}

test('the files load with no problem: 25 shows, 40 hosts, every language canonical', () => {
  const { shows, hosts, specials, exceptions } = shippedContent()
  expect([shows.length, hosts.length, specials.length, exceptions.length]).toEqual([25, 40, 3, 4])
  const tags = [...new Set(shows.flatMap((show) => show.languages))]
  expect(tags).toHaveLength(22)
  expect(Intl.getCanonicalLocales(tags)).toEqual(tags)
})

test('the first week has 28 airings and 28 and a half hours', () => {
  const week = airings('2026-11-22T23:00Z', '2026-11-29T23:00Z')
  expect(week).toHaveLength(28)
  expect(week.reduce((sum, one) => sum + one.endsAt.getTime() - one.startsAt.getTime(), 0) / 3_600_000).toBe(28.5)
})

test('nothing clashes from 23 November 2026 to the end of 2027', () => {
  expect(findClashes(shippedProgramme(), FROM, UNTIL)).toEqual([])
})

test('Huasha chaguan and Adda alternate on Sundays at 15:00 for thirteen months', () => {
  const sundays = occurrencesOf(shippedProgramme(), FROM, UNTIL).filter((one) => ['huasha-chaguan', 'adda'].includes(one.showSlug))
  expect(sundays).toHaveLength(57)
  expect(sundays.every((one, index) => one.showSlug === (index % 2 === 0 ? 'huasha-chaguan' : 'adda'))).toBe(true)
})

test('Nocna zmiana airs 03:00-04:30 on the night the clocks go forward and 02:00-03:30 the week after', () => {
  expect(wallTimes('nocna-zmiana', '2027-03-27T23:00Z', '2027-03-28T12:00Z')).toEqual(['2027-03-28 03:00+02:00 - 2027-03-28 04:30+02:00'])
  expect(wallTimes('nocna-zmiana', '2027-04-03T22:00Z', '2027-04-04T12:00Z')).toEqual(['2027-04-04 02:00+02:00 - 2027-04-04 03:30+02:00'])
})

test('Nocna zmiana lasts 90 minutes on the night the clocks go back: from the first 02:00 to 02:30 winter time', () => {
  expect(wallTimes('nocna-zmiana', '2027-10-30T22:00Z', '2027-10-31T12:00Z')).toEqual(['2027-10-31 02:00+02:00 - 2027-10-31 02:30+01:00'])
})

test('Nocna zmiana on Friday runs over midnight', () => {
  expect(wallTimes('nocna-zmiana', '2026-11-27T23:30Z', '2026-11-27T23:31Z')).toEqual(['2026-11-27 23:00+01:00 - 2026-11-28 01:00+01:00'])
})

test('the exceptions of December are in the programme', () => {
  const december = airings('2026-12-01T00:00Z', '2027-01-01T00:00Z')
  const one = (id: string) => december.find((airing) => airing.id === id)
  expect(one('karta-na-stol/1900/2026-12-28')?.cancelled).toEqual({ reason: { pl: 'Przerwa świąteczna', en: 'Holiday break', uk: 'Святкова перерва' } })
  expect(onWall(one('vechir-na-prazi/1800/2026-12-07')?.startsAt.getTime() ?? 0)).toBe('2026-12-07 17:30+01:00')
  expect(onWall(one('baobab/2000/2026-12-18')?.endsAt.getTime() ?? 0)).toBe('2026-12-18 22:30+01:00')
  expect(one('cay-saati/1800/2026-12-31')).toMatchObject({ kind: 'rebroadcast', change: { kind: 'rerun' } })
})

test('the relay whose address nobody knows yet is in the programme with nothing to play', () => {
  expect(airings('2026-11-29T00:00Z', '2026-11-30T00:00Z').find((one) => one.showSlug === 'most-radiowy')).toMatchObject({ kind: 'relay', plays: null })
})

test('every host of the sample programme is invented, and every show can be asked for in Latin letters', () => {
  const { hosts, shows } = shippedContent()
  expect(hosts.every((host) => host.fictional)).toBe(true)
  for (const show of shows) expect(show.latinTitle ?? show.title, show.slug).toMatch(/^[\p{Script=Latin}\p{P}\p{N}\s]+$/u)
})

test('commercial music is never kept in full', () => {
  expect(shippedContent().shows.filter((show) => show.music === 'commercial' && show.archive === 'full')).toEqual([])
})
