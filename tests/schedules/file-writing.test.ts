// What is exported can be read again and says the same.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeProgrammeFiles } from '../../schedules/file-writing.ts'
import { readProgrammeFiles } from '../../schedules/programme-file.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { diffContents } from '../../schedules/programme-items.ts'
import { edited, editPicks } from './sample-edits.ts'
import { readWritten, shippedContent, showLine, WARSAW } from './station-files.ts'

function readAgain(content: ProgrammeContent): ProgrammeContent {
  const { hosts, shows, exceptions } = writeProgrammeFiles(content, 'imi-radio')
  const file = (name: string, text: string) => ({ name, text })
  // Clashes are for another test: nothing airs in this window.
  const options = { station: 'imi-radio', timeZone: WARSAW, from: new Date('2020-01-01T00:00Z'), until: new Date('2020-01-02T00:00Z') }
  return readProgrammeFiles({ hosts: file('hosts.yaml', hosts), shows: file('shows.yaml', shows), exceptions: file('exceptions.yaml', exceptions) }, options)
}

test('the shipped programme comes back as it was', () => {
  expect(diffContents(shippedContent(), readAgain(shippedContent()))).toEqual([])
})

test('so does any programme that editors make of it, and a second export has the same bytes', () => {
  fc.assert(
    fc.property(editPicks(8), (picks) => {
      const content = edited(shippedContent(), picks)
      const again = readAgain(content)
      expect(diffContents(content, again)).toEqual([])
      expect(writeProgrammeFiles(again, 'imi-radio')).toEqual(writeProgrammeFiles(content, 'imi-radio'))
    }),
    { numRuns: 12 },
  )
})

test('whatever is written in titles and reasons comes back', () => {
  const [show] = readWritten({ shows: `shows:\n${showLine('sawa', '')}` }).shows
  if (!show) throw new Error('unreachable: one show was written')
  const word = fc.constantFrom('yes', 'no', '1984', '20:00', '2026-11-23', '- x', 'a: b', '#tag', '"quoted"', "it's", '{x}', '[x]', '&a', '*a', '!t', '| x', '> x', '% x', '@x', '`x`', 'null', '~', 'می‌خواهم', 'Żółw', 'x\\n', '=', '<<', '0x1F', '.5', '1_000', 'true')
  fc.assert(
    fc.property(word, word, (title, words) => {
      const content: ProgrammeContent = { hosts: [], slots: [], exceptions: [], specials: [], shows: [{ ...show, hosts: [], title: `${title} a`, latinTitle: `${words} a`, descriptions: { pl: words, no: title } }] }
      expect(diffContents(content, readAgain(content))).toEqual([])
    }),
  )
})

test('all that a show, a slot and a special can say is written', () => {
  const content = readWritten({
    shows: `shows:
${showLine('partner', '{rrule: "FREQ=DAILY;UNTIL=20270101", start: "10:00", minutes: 60, first: 2026-11-27, zone: Europe/Kyiv, name: morning, except: [2026-11-29], also: ["2027-02-01T12:00"]}', ', source: "https://example.org/live.mp3", end: {soft: 5}, chat: false, interaction: [voice], themes: [music], titles: {en: Partner}, info_cards: true, expires_after_days: 30, recommendations: true, audio_first: true, review: [pl]').replace('mode: live', 'mode: relay')}${showLine('tape', '{start: "12:00", minutes: 60, first: 2026-11-27}', ', plays: tapes/one, end: open').replace('mode: live', 'mode: prerecorded')}`,
    exceptions: 'exceptions:\n  - {show: partner, date: 2026-12-01, action: rerun, of: 2026-11-28, plays: tapes/two.flac}\nspecials:\n  - {slug: debate, title: Debata, languages: [pl], music: own, archive: none, start: 2026-12-24T18:00, minutes: 90, type: debate, mode: prerecorded, plays: tapes/three, hosts: [ala], end: open, questions: true, recommendations: true, working_group: roma}\n',
  })
  expect(readAgain(content)).toEqual(content)
})
