// station.yaml: the one that ships, and every mistake in one at once.

import { expect, test } from 'vitest'
import { readStation, readStationFile } from '../../server/schedule/station-settings.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'

const read = (text: string) => readStationFile({ name: 'station.yaml', text }, '/srv/radio')
const SMALL = 'version: 1\nname: Radio\nslug: radio\ntimeZone: Europe/Warsaw\nlanguages: [pl]\n'

test('the shipped station is IMI Radio in Warsaw', () => {
  expect(readStation(SHIPPED_FOLDER)).toMatchObject({ name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', graceSeconds: 90, earlyMinutes: 10, fadeMs: 300, soundFolder: `${SHIPPED_FOLDER}sound` })
})

test('what a station does not say has a sensible value', () => {
  expect(read(SMALL)).toEqual({
    name: 'Radio', slug: 'radio', timeZone: 'Europe/Warsaw', languages: ['pl'], graceSeconds: 90, silenceSeconds: 20, earlyMinutes: 10, fadeMs: 300, soundFolder: '/srv/radio/sound', description: {},
  })
})

test('all mistakes are told at once, each with its line', () => {
  const text = 'version: 1\nname: Radio\nslug: My Radio\ntimeZone: Warsaw\nlanguages: [pl, xx]\ngraceSeconds: long\nsoundFolder: ../../etc\ncolour: red\n'
  expect(() => read(text)).toThrow(
    [
      'station.yaml:3 slug: "My Radio" is not possible; use small letters a-z, digits and single hyphens, like nocna-zmiana.',
      'station.yaml:4 timeZone: "Warsaw" is not a time zone; write an IANA name such as Europe/Warsaw.',
      'station.yaml:5 languages[1]: "xx" is not the tag of a known language; use BCP-47 tags such as pl, uk, zh-Hans, rom.',
      'station.yaml:6 graceSeconds: "long" is not possible; give a whole number from 0 to 3600.',
      'station.yaml:7 soundFolder: "../../etc" is not a folder inside the station\'s own.',
      'station.yaml:8 colour: is not a known key here;',
    ].join('\n'),
  )
})

test('a folder without the file says which files belong there', () => {
  expect(() => readStation('/nowhere')).toThrow('/nowhere/station.yaml cannot be read; STATION must name a folder with station.yaml, hosts.yaml, shows.yaml and exceptions.yaml.')
})
