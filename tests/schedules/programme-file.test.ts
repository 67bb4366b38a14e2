// Every kind of mistake in the programme files, each with its file, line and field, and all of them at once.

import { describe, expect, test } from 'vitest'
import { describeProblem, openFields, type FileProblem } from '../../schedules/strict-yaml.ts'
import { problemsOf, readWritten, showLine, type WrittenFiles } from './station-files.ts'

const SLOT = '{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "20:00", minutes: 60, first: 2026-11-27}'
const shows = (...lines: string[]): WrittenFiles => ({ shows: `shows:\n${lines.join('')}` })
const slot = (text: string): WrittenFiles => shows(showLine('sawa', text))
const exception = (...lines: string[]): WrittenFiles => ({ ...slot(SLOT), exceptions: `exceptions:\n${lines.map((one) => `  - ${one}\n`).join('')}` })
const special = (...lines: string[]): WrittenFiles => ({ ...slot(SLOT), exceptions: `specials:\n${lines.map((one) => `  - ${one}\n`).join('')}` })
const DEBATE = 'title: Debata, languages: [pl], music: none, archive: full'

/** Line 1 and 2 are `version` and `station`, 3 is `shows:`, 4 the first show. */
test.each<[string, WrittenFiles, string]>([
  ['a syntax error', { shows: 'shows: [\n' }, 'shows.yaml:4: '],
  ['an unknown key at the top', { shows: 'shows: []\ncolour: red\n' }, 'shows.yaml:4 colour: is not a known key here; known are version, station, valid_from, shows.'],
  ['an unknown key of a show', shows(showLine('sawa', SLOT, ', colour: red')), 'shows.yaml:4 shows[0].colour: is not a known key here; known are slots, title,'],
  ['an unknown key of a slot', slot('{rrule: "FREQ=DAILY", start: "20:00", minutes: 60, first: 2026-11-27, duration: 5}'), 'shows.yaml:4 shows[0].slots[0].duration: is not a known key here'],
  ['a key given twice', { shows: 'shows: []\nshows: []\n' }, 'shows.yaml:4: Map keys must be unique'],
  ['an unknown host', shows(showLine('sawa', SLOT).replace('[ala]', '[ola]')), 'shows.yaml:4 shows[0].hosts: "ola" is not a host; add them to the hosts file or correct the name.'],
  ['an unknown language', shows(showLine('sawa', SLOT).replace('[pl]', '[pl, xx]')), 'shows.yaml:4 shows[0].languages[1]: "xx" is not the tag of a known language'],
  ['a language that is no tag', { hosts: 'hosts:\n  - {slug: ala, name: Ala, languages: [po polsku]}\n' }, 'hosts.yaml:4 hosts[0].languages[0]: "po polsku" is not the tag of a known language'],
  ['a language twice', shows(showLine('sawa', SLOT).replace('languages: [pl]', 'languages: [rom, rmy]')), 'shows.yaml:4 shows[0].languages[1]: "rmy" is given twice'],
  ['no language', shows(showLine('sawa', SLOT).replace('languages: [pl]', 'languages: []')), 'shows.yaml:4 shows[0].languages: is missing'],
  ['a show twice', shows(showLine('sawa', SLOT), showLine('sawa', '')), 'shows.yaml:5 shows[1].slug: "sawa" is a show already; choose another.'],
  ['a host twice', { hosts: 'hosts:\n  - {slug: ala, name: Ala, languages: [pl]}\n  - {slug: ala, name: Ola, languages: [pl]}\n' }, 'hosts.yaml:5 hosts[1].slug: "ala" is a host already'],
  ['an impossible slug', shows(showLine('Sawa_1', SLOT)), 'shows.yaml:4 shows[0].slug: "Sawa_1" is not possible; use small letters'],
  ['a missing title', shows(showLine('sawa', SLOT).replace('title: sawa, ', '')), 'shows.yaml:4 shows[0].title: is missing.'],
  ['a title that is a number', shows(showLine('sawa', SLOT).replace('title: sawa', 'title: 1984')), 'shows.yaml:4 shows[0].title: "1984" is not a text; put it in quotes.'],
  ['a title in another script without Latin letters', shows(showLine('sawa', SLOT).replace('title: sawa', 'title: Кава')), 'shows.yaml:4 shows[0].latin: is missing; write how "Кава" sounds in Latin letters.'],
  ['an unknown mode', shows(showLine('sawa', SLOT).replace('mode: live', 'mode: alive')), 'shows.yaml:4 shows[0].mode: "alive" is not known; use live, prerecorded, relay.'],
  ['commercial music kept in full', shows(showLine('sawa', SLOT).replace('music: none', 'music: commercial')), 'shows.yaml:4 shows[0].archive: cannot be full with commercial music'],
  ['a description in none of the show\'s languages', shows(showLine('sawa', SLOT).replace('{pl: Opis}', '{en: Words}')), 'shows.yaml:4 shows[0].description: has none of the languages of the show'],
  ['an unknown language of a description', shows(showLine('sawa', SLOT).replace('{pl: Opis}', '{pl: Opis, xx: Words}')), 'shows.yaml:4 shows[0].description.xx: "xx" is not the tag of a known language'],
  ['a review of what is not there', shows(showLine('sawa', SLOT, ', review: [ne]')), 'shows.yaml:4 shows[0].review: "ne" has no description to review.'],
  ['a relay from no address', shows(showLine('sawa', SLOT, ', source: stream').replace('mode: live', 'mode: relay')), 'shows.yaml:4 shows[0].source: "stream" is not the address of a stream'],
  ['a relay from a file', shows(showLine('sawa', SLOT, ', source: "file:///etc/passwd"').replace('mode: live', 'mode: relay')), 'shows.yaml:4 shows[0].source: "file:///etc/passwd" is not the address of a stream'],
  ['a file outside the data folder', shows(showLine('sawa', SLOT, ', plays: ../secret').replace('mode: live', 'mode: prerecorded')), 'shows.yaml:4 shows[0].plays: "../secret" is not a path below the data folder'],
  ['a live show that plays something', shows(showLine('sawa', SLOT, ', plays: music')), 'shows.yaml:4 shows[0].plays: is not a known key here'],
  ['an unknown end', shows(showLine('sawa', SLOT, ', end: never')), 'shows.yaml:4 shows[0].end: "never" is not known; use hard, open.'],
  ['a soft end of no length', shows(showLine('sawa', SLOT, ', end: {soft: long}')), 'shows.yaml:4 shows[0].end.soft: "long" is not possible; give a whole number from 1 to 60.'],
  ['a rebroadcast at no time', shows(showLine('sawa', SLOT, ', rebroadcast: {after_days: 1}')), 'shows.yaml:4 shows[0].rebroadcast.start: is missing.'],
  ['a rebroadcast on the same day', shows(showLine('sawa', SLOT, ', rebroadcast: {after_days: 0, start: "23:00"}')), 'shows.yaml:4 shows[0].rebroadcast.after_days: "0" is not possible; give a whole number from 1 to 31.'],
  ['a rebroadcast in words', shows(showLine('sawa', SLOT, ', rebroadcast: tomorrow')), 'shows.yaml:4 shows[0].rebroadcast: must say when, like {after_days: 1, start: "08:00"}.'],
  ['a rebroadcast with more in it', shows(showLine('sawa', SLOT, ', rebroadcast: {after_days: 1, start: "08:00", minutes: 30}')), 'shows.yaml:4 shows[0].rebroadcast.minutes: is not a known key here'],
  ['a rebroadcast of what is not live', shows(showLine('sawa', SLOT, ', rebroadcast: {after_days: 1, start: "08:00"}').replace('mode: live', 'mode: prerecorded')), 'shows.yaml:4 shows[0].rebroadcast: is only for live shows'],
  ['a bad rule', slot('{rrule: "FREQ=WEEKLY;BYDAY=XX", start: "20:00", minutes: 60, first: 2026-11-27}'), 'shows.yaml:4 shows[0].slots[0].rrule: BYDAY=XX is not a weekday'],
  ['a bad date', slot('{start: "20:00", minutes: 60, first: 2026-02-30}'), 'shows.yaml:4 shows[0].slots[0].first: "2026-02-30" is not a date that exists; write it as 2026-11-23.'],
  ['a bad time', slot('{start: "24:00", minutes: 60, first: 2026-11-27}'), 'shows.yaml:4 shows[0].slots[0].start: "24:00" is not a time of day'],
  ['a length that is no number', slot('{start: "20:00", minutes: "60", first: 2026-11-27}'), 'shows.yaml:4 shows[0].slots[0].minutes: "60" is not possible; give a whole number from 1 to 1440.'],
  ['a show without a length', slot('{start: "20:00", first: 2026-11-27}'), 'shows.yaml:4 shows[0].slots[0].minutes: is missing.'],
  ['an unknown zone', slot('{start: "20:00", minutes: 60, first: 2026-11-27, zone: Europe/Praga}'), 'shows.yaml:4 shows[0].slots[0].zone: "Europe/Praga" is not a time zone'],
  ['a first date on which the rule does not air', slot('{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "20:00", minutes: 60, first: 2026-11-26}'), 'shows.yaml:4 shows[0].slots[0].first: 2026-11-26 is a Thursday, on which "FREQ=WEEKLY;BYDAY=FR" does not air'],
  ['a first date before the programme is valid', { shows: `valid_from: 2026-12-01\nshows:\n${showLine('sawa', SLOT)}` }, 'shows.yaml:5 shows[0].slots[0].first: 2026-11-27 is before 2026-12-01'],
  ['a date taken out on which nothing airs', slot(SLOT.replace('}', ', except: [2026-12-05]}')), 'shows.yaml:4 shows[0].slots[0].except: 2026-12-05T20:00 is no airing of this slot'],
  ['a date added on which the slot airs already', slot(SLOT.replace('}', ', also: [2026-12-04]}')), 'shows.yaml:4 shows[0].slots[0].also: 2026-12-04T20:00 is a date on which this slot airs already'],
  ['two slots of one name', slot(`${SLOT}, ${SLOT.replace('FR', 'SA').replace('11-27', '11-28')}`), 'shows.yaml:4 shows[0].slots[1].start: another slot of this show is called "2000" too'],
  ['a clash of two shows', shows(showLine('sawa', SLOT), showLine('baobab', SLOT.replace('20:00', '20:30'))), 'shows.yaml:5 shows[1].slots[0].start: "baobab" cannot air on Friday 2026-11-27 20:30-21:30: "sawa" already airs on Friday 20:00-21:00 (30 minutes in common'],
  ['a clash made by a move', { ...shows(showLine('sawa', SLOT), showLine('baobab', SLOT.replace('20:00', '22:00'))), exceptions: 'exceptions:\n  - {show: baobab, date: 2026-12-04, action: move, start: "20:15"}\n' },
    'exceptions.yaml:4 exceptions[0].start: "baobab" cannot air on Friday 2026-12-04 20:15-21:15: "sawa" already airs on Friday 20:00-21:00 (45 minutes in common); move one of them.'],
  ['an exception of an unknown show', exception('{show: swa, date: 2026-12-04, action: rerun}'), 'exceptions.yaml:4 exceptions[0].show: "swa" is not a show; correct the name.'],
  ['an exception on a day without an airing', exception('{show: sawa, date: 2026-12-05, action: rerun}'), 'exceptions.yaml:4 exceptions[0].date: "sawa" does not air on 2026-12-05, a Saturday; correct the date.'],
  ['an unknown action', exception('{show: sawa, date: 2026-12-04, action: forget}'), 'exceptions.yaml:4 exceptions[0].action: "forget" is not known; use cancel, move, extend, replace, rerun.'],
  ['a key that the action has no use for', exception('{show: sawa, date: 2026-12-04, action: rerun, start: "20:00"}'), 'exceptions.yaml:4 exceptions[0].start: is not a known key here'],
  ['a cancellation without a reason', exception('{show: sawa, date: 2026-12-04, action: cancel}'), 'exceptions.yaml:4 exceptions[0].reason: is missing; say why'],
  ['two exceptions of one airing', exception('{show: sawa, date: 2026-12-04, action: rerun}', '{show: sawa, date: 2026-12-04, action: extend, minutes: 90}'), 'exceptions.yaml:5 exceptions[1].date: 2026-12-04 has an exception of this show already'],
  ['a replacement by an unknown show', exception('{show: sawa, date: 2026-12-04, action: replace, with: nobody}'), 'exceptions.yaml:4 exceptions[0].with: "nobody" is not a show'],
  ['an unknown slot', exception('{show: sawa, slot: night, date: 2026-12-04, action: rerun}'), 'exceptions.yaml:4 exceptions[0].slot: "night" is not a slot of this show; it has 2000.'],
  ['a special with the name of a show', special(`{slug: sawa, ${DEBATE}, start: 2027-01-23T17:00, minutes: 60}`), 'exceptions.yaml:4 specials[0].slug: "sawa" is a show already'],
  ['a special at no time', special(`{slug: debata, ${DEBATE}, start: 2027-01-23, minutes: 60}`), 'exceptions.yaml:4 specials[0].start: "2027-01-23" is not a date and time; write it as 2027-01-23T17:00.'],
  ['two specials at once', special(`{slug: debata, ${DEBATE}, start: 2027-01-23T17:00, minutes: 60}`, `{slug: druga, ${DEBATE}, start: 2027-01-23T17:59, minutes: 60}`), 'exceptions.yaml:5 specials[1].start: "Debata" cannot air on Saturday 2027-01-23 17:59-18:59: "Debata" already airs on Saturday 17:00-18:00 (1 minute in common)'],
])('%s is refused', (_, files, expected) => {
  const problems = problemsOf(files)
  expect(problems.some((one) => one.startsWith(expected)), problems.join('\n')).toBe(true)
})

test('the file of another station is refused', () => {
  expect(() => readWritten({}, { station: 'other-radio' })).toThrow('hosts.yaml:2 station: is "imi-radio", but the station is "other-radio".')
})

test.each(['', '# nothing\n', '- a list\n', 'words'])('a file that is not a map of keys is refused: "%s"', (text) => {
  const problems: FileProblem[] = []
  expect(openFields({ name: 'shows.yaml', text }, problems)).toBeNull()
  expect(problems.map(describeProblem)).toEqual(['shows.yaml:1: the file is empty or not a map of keys; see the other files of the station for its shape.'])
})

test('all problems of all files are told at once, in the order of the files', () => {
  const problems = problemsOf({
    hosts: 'hosts:\n  - {slug: ala, name: Ala, languages: [xx]}\n',
    shows: `shows:\n${showLine('sawa', SLOT.replace('60', '0'))}${showLine('baobab', SLOT).replace('[ala]', '[ola]')}`,
    exceptions: 'exceptions:\n  - {show: nobody, date: 2026-12-04, action: rerun}\n',
  })
  expect(problems.map((one) => one.split(' ')[0])).toEqual(['exceptions.yaml:4', 'hosts.yaml:4', 'shows.yaml:4', 'shows.yaml:5'])
})

describe('what is right is read', () => {
  test('tags are canonical, texts composed and trimmed', () => {
    const content = readWritten(shows(showLine('sawa', SLOT).replace('languages: [pl]', 'languages: [rmy, tl]').replace('title: sawa', 'title: " Kawa\u0301 "').replace('{pl: Opis}', '{rmy: Opis}')))
    expect(content.shows[0]).toMatchObject({ languages: ['rom', 'fil'], title: 'Kaw\u00e1', descriptions: { rom: 'Opis' } })
  })

  test('a relay may have no address yet', () => {
    const relay = (more: string) => readWritten(shows(showLine('sawa', SLOT, more).replace('mode: live', 'mode: relay'))).shows[0]?.plays
    expect([relay(''), relay(', source: null'), relay(', source: "https://radio.example/stream"')]).toEqual([null, null, 'https://radio.example/stream'])
  })

  test('the end of a show is hard unless it says otherwise', () => {
    const end = (more: string) => readWritten(shows(showLine('sawa', SLOT, more))).shows[0]?.endPolicy
    expect([end(''), end(', end: open'), end(', end: {soft: 5}')]).toEqual([{ kind: 'hard' }, { kind: 'open' }, { kind: 'soft', minutes: 5 }])
  })

  test('a special may override a show, that is what it is for', () => {
    expect(readWritten(special(`{slug: debata, ${DEBATE}, start: 2026-11-27T20:30, minutes: 60}`)).specials).toHaveLength(1)
  })

  test('an exception of a show that airs twice that day names its slot', () => {
    const twice = slot(`${SLOT}, ${SLOT.replace('20:00', '10:00')}`)
    expect(problemsOf({ ...twice, exceptions: 'exceptions:\n  - {show: sawa, date: 2026-12-04, action: rerun}\n' })).toEqual([
      'exceptions.yaml:4 exceptions[0].date: the show airs 2 times on 2026-12-04; say which with slot: 2000 or 1000.',
    ])
    expect(readWritten({ ...twice, exceptions: 'exceptions:\n  - {show: sawa, slot: "1000", date: 2026-12-04, action: rerun}\n' }).exceptions[0]?.slotKey).toBe('1000')
  })
})
