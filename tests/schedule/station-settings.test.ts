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
    name: 'Radio', slug: 'radio', timeZone: 'Europe/Warsaw', languages: ['pl'], graceSeconds: 90, silenceSeconds: 20, earlyMinutes: 10, fadeMs: 300, gaps: { kind: 'music' }, soundFolder: '/srv/radio/sound', description: {},
    podcasts: { email: null, category: ['Society & Culture'], image: null, place: null, funding: null, movedTo: null },
    keep: { losslessDays: 30, unfinishedUploadDays: 3, reserveBytes: 2e9 },
    imprint: { seat: null, editorInChief: null, publisher: null, frequency: {}, register: null, contact: { email: null, phone: null, languages: [] }, owners: [], beneficialOwners: [], stateAdvertising: null, funders: [] },
  })
})

test('a station says how long it keeps what listeners do not get; 0 is for ever', () => {
  expect(read(`${SMALL}keep: {losslessDays: 0, unfinishedUploadDays: 7, reserveGb: 10}\n`).keep).toEqual({ losslessDays: null, unfinishedUploadDays: 7, reserveBytes: 10e9 })
  expect(() => read(`${SMALL}keep: 30\n`)).toThrow('station.yaml:6 keep: must be a map')
  expect(() => read(`${SMALL}keep: {losslessDays: soon}\n`)).toThrow('keep.losslessDays: "soon" is not possible')
})

test.each([
  ['gaps: bed', { kind: 'bed' }],
  ['gaps: {relay: "https://partner.example/live"}', { kind: 'relay', url: 'https://partner.example/live' }],
  ['gaps: {folder: sounds/quiet}', { kind: 'folder', folder: 'sounds/quiet' }],
])('a gap is filled as the station says: %s', (line, gaps) => {
  expect(read(`${SMALL}${line}\n`).gaps).toEqual(gaps)
})

test.each([
  ['gaps: silence', 'station.yaml:6 gaps: "silence" is not known; use music, bed.'],
  ['gaps: {}', 'station.yaml:6 gaps: must be one thing: music, bed, {relay: "https://…"} or {folder: a folder below the data folder}.'],
  ['gaps: {relay: "https://partner.example/live", folder: x}', 'station.yaml:6 gaps: must be one thing'],
  ['gaps: {relay: "ftp://partner.example/"}', 'station.yaml:6 gaps.relay: "ftp://partner.example/" is not the address of a stream'],
  ['gaps: {folder: ../secret}', 'station.yaml:6 gaps.folder: "../secret" is not a path below the data folder'],
  ['gaps: {music: loud}', 'station.yaml:6 gaps.music: is not a known key here; known are relay, folder.'],
])('what cannot fill a gap is refused: %s', (line, problem) => {
  expect(() => read(`${SMALL}${line}\n`)).toThrow(problem)
})

test('what podcast apps are told of the station is read whole', () => {
  const text = `${SMALL}podcasts:\n  email: radio@example.org\n  category: [News]\n  image: "https://radio.example/cover.jpg"\n  place: {name: Warszawa, geo: "geo:52.2297,21.0122", osm: R113314}\n  funding: {url: "https://give.example/", label: {pl: Wesprzyj}}\n  movedTo: "https://new.example"\n`
  expect(read(text).podcasts).toEqual({
    email: 'radio@example.org', category: ['News'], image: 'https://radio.example/cover.jpg', place: { name: 'Warszawa', geo: 'geo:52.2297,21.0122', osm: 'R113314' }, funding: { url: 'https://give.example/', label: { pl: 'Wesprzyj' } }, movedTo: 'https://new.example',
  })
})

test.each([
  ['podcasts: yes please', 'station.yaml:6 podcasts: must be a map'],
  ['podcasts: {email: nobody}', 'podcasts.email: "nobody" is not an e-mail address.'],
  ['podcasts: {category: [a, b, c]}', 'podcasts.category: has too many'],
  ['podcasts: {image: "http://radio.example/cover.jpg"}', 'podcasts.image: "http://radio.example/cover.jpg" is not an address that begins with https://.'],
  ['podcasts: {place: {name: Warszawa, geo: "52,21"}}', 'podcasts.place.geo: "52,21" is not a place such as geo:52.2297,21.0122.'],
  ['podcasts: {place: Warszawa}', 'podcasts.place: must be a map'],
  ['podcasts: {funding: {url: "https://give.example/"}}', 'podcasts.funding.label: is missing'],
  ['podcasts: {movedTo: "https://new.example/feeds"}', 'podcasts.movedTo: "https://new.example/feeds" is not an address such as https://radio.example, without a path.'],
  ['podcasts: {colour: red}', 'podcasts.colour: is not a known key here; known are category, email, image, place, funding, movedTo.'],
])('what podcast apps cannot use is refused: %s', (line, problem) => {
  expect(() => read(`${SMALL}${line}\n`)).toThrow(problem)
})

test('who answers for the station is read whole', () => {
  const text = `${SMALL}imprint:\n  seat: Mostowa 1, Warszawa\n  editorInChief: Ala od Mostu\n  publisher: {name: Fundacja Most, address: "Mostowa 1"}\n  frequency: {pl: codziennie}\n  contact: {email: radio@example.org, phone: "+48 22 000 00 00", languages: [pl, rmy]}\n  owners: [Fundacja Most]\n  beneficialOwners: [Ala od Mostu]\n  stateAdvertising: {year: 2025, total: "0 zł"}\n  funders: [Miasto]\n`
  expect(read(text).imprint).toEqual({
    seat: 'Mostowa 1, Warszawa', editorInChief: 'Ala od Mostu', publisher: { name: 'Fundacja Most', address: 'Mostowa 1' }, frequency: { pl: 'codziennie' }, register: null,
    contact: { email: 'radio@example.org', phone: '+48 22 000 00 00', languages: ['pl', 'rom'] }, owners: ['Fundacja Most'], beneficialOwners: ['Ala od Mostu'], stateAdvertising: { year: 2025, total: '0 zł' }, funders: ['Miasto'],
  })
})

test.each([
  ['imprint: none', 'station.yaml:6 imprint: must be a map'],
  ['imprint: {publisher: Fundacja}', 'imprint.publisher: must be a map'],
  ['imprint: {publisher: {name: Fundacja}}', 'imprint.publisher.address: is missing.'],
  ['imprint: {contact: {email: nobody}}', 'imprint.contact.email: "nobody" is not an e-mail address.'],
  ['imprint: {stateAdvertising: {year: lately, total: "0 zł"}}', 'imprint.stateAdvertising.year: "lately" is not possible'],
  ['imprint: {boss: Ala}', 'imprint.boss: is not a known key here'],
])('an imprint that says nothing clear is refused: %s', (line, problem) => {
  expect(() => read(`${SMALL}${line}\n`)).toThrow(problem)
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
