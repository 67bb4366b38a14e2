// The station's own settings, from station.yaml in its folder: who it is, its zone, how it behaves on air.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Texts } from '../../schedules/programme-content.ts'
import { readDataPath, readStreamAddress, slugOrNull, SLUG_EXPECTED } from '../../schedules/show-fields.ts'
import { openFields, ProgrammeFileError, type Fields, type FileProblem, type SourceFile } from '../../schedules/strict-yaml.ts'
import { isTimeZone } from '../../schedules/wall-clock.ts'
import { readImprint, type ImprintSettings } from './imprint-settings.ts'
import { readKeep, type KeepSettings } from './keep-settings.ts'
import { readPodcasts, type PodcastSettings } from './podcast-settings.ts'

export interface StationSettings {
  readonly name: string
  readonly slug: string
  /** IANA; all times of the programme are on its wall. */
  readonly timeZone: string
  /** Canonical tags, the main one first. */
  readonly languages: readonly string[]
  /** How long a host whose line is gone keeps the slot. */
  readonly graceSeconds: number
  /** So much silence from a live line brings the bed in. */
  readonly silenceSeconds: number
  /** How long before the slot a host may connect. */
  readonly earlyMinutes: number
  readonly fadeMs: number
  /** What is heard when nothing is planned, or what is planned cannot be heard; `folder` lies below the data folder. */
  readonly gaps: { readonly kind: 'music' | 'bed' } | { readonly kind: 'relay'; readonly url: string } | { readonly kind: 'folder'; readonly folder: string }
  /** Absolute path of the idents and the bed. */
  readonly soundFolder: string
  readonly description: Texts
  readonly podcasts: PodcastSettings
  readonly keep: KeepSettings
  readonly imprint: ImprintSettings
}

/** Reads `station.yaml` of a station's folder. Throws ProgrammeFileError with all problems, or says that the file is missing. */
export function readStation(folder: string): StationSettings {
  const name = 'station.yaml'
  return readStationFile({ name, text: readStationText(folder, name) }, folder)
}

/** Reads one file of a station's folder; says which folder was meant when it is not there. */
export function readStationText(folder: string, name: string): string {
  try {
    return readFileSync(path.join(folder, name), 'utf8')
  } catch (error) {
    throw new Error(`${path.join(folder, name)} cannot be read; STATION must name a folder with station.yaml, hosts.yaml, shows.yaml and exceptions.yaml.`, { cause: error })
  }
}

/** The same from a text. */
export function readStationFile(file: SourceFile, folder: string): StationSettings {
  const problems: FileProblem[] = []
  const fields = openFields(file, problems)
  const settings = fields && readSettings(fields, folder)
  if (!settings || problems.length > 0) throw new ProgrammeFileError(problems)
  return settings
}

function readSettings(fields: Fields, folder: string): StationSettings {
  if (fields.number('version', 1, 9999) !== 1) fields.problem('version', 'is not known; this software reads version 1.')
  const settings: StationSettings = {
    name: fields.text('name'),
    slug: fields.parsed('slug', slugOrNull, SLUG_EXPECTED, ''),
    timeZone: fields.parsed('timeZone', (text) => (isTimeZone(text) ? text : null), 'a time zone; write an IANA name such as Europe/Warsaw.', 'UTC'),
    languages: fields.languages('languages'),
    graceSeconds: fields.number('graceSeconds', 0, 3600, 90),
    silenceSeconds: fields.number('silenceSeconds', 3, 3600, 20),
    earlyMinutes: fields.number('earlyMinutes', 0, 120, 10),
    fadeMs: fields.number('fadeMs', 0, 5000, 300),
    gaps: readGaps(fields),
    soundFolder: path.resolve(folder, fields.optionalParsed('soundFolder', folderInside, 'a folder inside the station\'s own.') ?? 'sound'),
    description: fields.texts('description'),
    podcasts: readPodcasts(fields),
    keep: readKeep(fields),
    imprint: readImprint(fields),
  }
  if (settings.languages.length === 0) fields.problem('languages', 'is missing; list the languages of the station, the main one first.')
  fields.close()
  return settings
}

const GAPS_EXPECTED = 'music, bed, {relay: "https://…"} or {folder: a folder below the data folder}'

/** `gaps: music` (also when nothing is said), `gaps: bed`, `gaps: {relay: "https://…"}` or `gaps: {folder: sounds/quiet}`. */
function readGaps(fields: Fields): StationSettings['gaps'] {
  const chosen = fields.optionalMap('gaps')
  if (!chosen) return { kind: fields.oneOf('gaps', ['music', 'bed'], 'music') }
  const url = readStreamAddress(chosen, 'relay')
  const folder = readDataPath(chosen, 'folder')
  chosen.close()
  if (chosen.isSound && (url === null) === (folder === null)) fields.problem('gaps', `must be one thing: ${GAPS_EXPECTED}.`)
  if (url !== null) return { kind: 'relay', url }
  return folder === null ? { kind: 'music' } : { kind: 'folder', folder }
}

function folderInside(text: string): string | null {
  return path.isAbsolute(text) || text.split(/[/\\]/).includes('..') ? null : text
}
