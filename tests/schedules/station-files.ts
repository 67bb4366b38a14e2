// The shipped programme and small ones written in a test, read the way the station reads them.

import { readFileSync } from 'node:fs'
import { readProgrammeFiles, type ReadOptions } from '../../schedules/programme-file.ts'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import type { Programme } from '../../schedules/programme.ts'
import { ProgrammeFileError, describeProblem } from '../../schedules/strict-yaml.ts'

export const SHIPPED_FOLDER = new URL('../../schedules/imi-radio/', import.meta.url).pathname
export const WARSAW = 'Europe/Warsaw'

const OPTIONS: ReadOptions = { station: 'imi-radio', timeZone: WARSAW, from: new Date('2026-11-22T23:00Z'), until: new Date('2027-12-31T23:00Z') }

export function shippedContent(): ProgrammeContent {
  const file = (name: string) => ({ name, text: readFileSync(`${SHIPPED_FOLDER}${name}`, 'utf8') })
  return readProgrammeFiles({ hosts: file('hosts.yaml'), shows: file('shows.yaml'), exceptions: file('exceptions.yaml') }, OPTIONS)
}

export function shippedProgramme(): Programme {
  return programmeOf(shippedContent(), WARSAW)
}

const HEAD = 'version: 1\nstation: imi-radio\n'

export interface WrittenFiles {
  readonly hosts?: string
  readonly shows?: string
  readonly exceptions?: string
}

/** A show in one line of YAML; `more` goes into its map. */
export function showLine(slug: string, slots: string, more = ''): string {
  return `  - {slug: ${slug}, title: ${slug}, languages: [pl], mode: live, hosts: [ala], music: none, archive: full, description: {pl: Opis}, slots: [${slots}]${more}}\n`
}

/** Reads files whose heads are added; the two lines of the head count in line numbers. */
export function readWritten(written: WrittenFiles, options: Partial<ReadOptions> = {}): ProgrammeContent {
  return readProgrammeFiles(
    {
      hosts: { name: 'hosts.yaml', text: HEAD + (written.hosts ?? 'hosts:\n  - {slug: ala, name: Ala, languages: [pl]}\n') },
      shows: { name: 'shows.yaml', text: HEAD + (written.shows ?? 'shows: []\n') },
      exceptions: { name: 'exceptions.yaml', text: HEAD + (written.exceptions ?? 'exceptions: []\n') },
    },
    { ...OPTIONS, ...options },
  )
}

/** A programme of these shows (each a `showLine`) and exceptions. */
export function programmeWith(shows: string, exceptions = 'exceptions: []\n'): Programme {
  return programmeOf(readWritten({ shows: `shows:\n${shows}`, exceptions }), WARSAW)
}

/** The problems found, as lines for a person; fails when there are none. */
export function problemsOf(written: WrittenFiles): string[] {
  try {
    readWritten(written)
  } catch (error) {
    if (error instanceof ProgrammeFileError) return error.problems.map(describeProblem)
    throw error
  }
  throw new Error('the files were read without a problem')
}
