// The fields that hosts, shows, slots and specials are written with, each read strictly.

import { formatWall, parseDay, parseTime, parseWall } from './calendar-date.ts'
import type { EndPolicy, Occurrence } from './occurrence.ts'
import type { HostContent, RebroadcastContent, ShowContent, ShowMode, SlotContent, SpecialContent } from './programme-content.ts'
import type { Fields } from './strict-yaml.ts'
import { isTimeZone } from './wall-clock.ts'

const MODES = ['live', 'prerecorded', 'relay'] as const
const MUSIC = ['none', 'own', 'cc', 'licensed', 'commercial'] as const
const ARCHIVE = ['full', 'talk_only', 'none'] as const
const INTERACTION = ['text', 'voice'] as const
/** So late a repeat of news or weather still makes sense; and so far back the calendar has to look. */
const MOST_DAYS_AFTER = 31
const DAY_EXPECTED = 'a date that exists; write it as 2026-11-23.'
const TIME_EXPECTED = 'a time of day; write it as 07:30, from 00:00 to 23:59.'
const WALL_EXPECTED = 'a date and time; write it as 2027-01-23T17:00.'

export function readHost(fields: Fields): HostContent {
  const name = fields.text('name')
  return {
    slug: readSlug(fields, 'slug'),
    name,
    latinName: readLatin(fields, 'latin', name),
    languages: readLanguages(fields),
    role: fields.optionalParsed('role', slugOrNull, SLUG_EXPECTED),
    fictional: fields.flag('fictional'),
  }
}

export function readShow(fields: Fields): ShowContent {
  const title = fields.text('title')
  const mode: ShowMode = fields.oneOf('mode', MODES)
  const show: ShowContent = {
    slug: readSlug(fields, 'slug'),
    title,
    latinTitle: readLatin(fields, 'latin', title),
    titles: fields.texts('titles', 200),
    languages: readLanguages(fields),
    hosts: fields.list('hosts'),
    mode,
    plays: readPlays(fields, mode),
    themes: fields.parsedList('themes', slugOrNull, SLUG_EXPECTED),
    ...readRights(fields),
    interaction: fields.parsedList('interaction', (text) => INTERACTION.find((one) => one === text) ?? null, `known; use ${INTERACTION.join(', ')}.`),
    endPolicy: readEndPolicy(fields),
    rebroadcast: readRebroadcast(fields, mode),
    descriptions: fields.texts('description'),
    review: fields.languages('review'),
    chat: fields.flag('chat', true),
    features: {
      infoCards: fields.flag('info_cards'),
      expiresAfterDays: fields.optionalNumber('expires_after_days', 1, 3650),
      recommendations: fields.flag('recommendations'),
      audioFirst: fields.flag('audio_first'),
    },
  }
  if (!show.languages.some((tag) => tag in show.descriptions)) fields.problem('description', 'has none of the languages of the show; describe it in one that its listeners read.')
  for (const tag of show.review) if (!(tag in show.descriptions)) fields.problem('review', `"${tag}" has no description to review.`)
  return show
}

export function readSlot(fields: Fields, showSlug: string): SlotContent {
  const start = fields.parsed('start', (text) => (parseTime(text) === null ? null : text), TIME_EXPECTED, '00:00')
  return {
    showSlug,
    key: fields.optionalParsed('name', slugOrNull, SLUG_EXPECTED) ?? start.replace(':', ''),
    rule: fields.optionalText('rrule'),
    firstDate: readDate(fields, 'first'),
    startTime: start,
    minutes: fields.number('minutes', 1, 1440),
    timeZone: fields.optionalParsed('zone', (text) => (isTimeZone(text) ? text : null), 'a time zone; write an IANA name such as Europe/Kyiv.'),
    exdates: fields.parsedList('except', (text) => wallOrDay(text, start), WALL_EXPECTED),
    rdates: fields.parsedList('also', (text) => wallOrDay(text, start), WALL_EXPECTED),
  }
}

export function readSpecial(fields: Fields): SpecialContent {
  const title = fields.text('title')
  // A special is made live unless it says otherwise; `live-remote` is a live one from outside the studio.
  const mode = fields.oneOf('mode', ['live', 'live-remote', 'prerecorded', 'relay'], 'live')
  const made: ShowMode = mode === 'live-remote' ? 'live' : mode
  return {
    slug: readSlug(fields, 'slug'),
    title,
    latinTitle: readLatin(fields, 'latin', title),
    type: fields.optionalParsed('type', slugOrNull, SLUG_EXPECTED),
    languages: readLanguages(fields),
    hosts: fields.list('hosts'),
    mode: made,
    plays: readPlays(fields, made),
    ...readRights(fields),
    endPolicy: readEndPolicy(fields),
    start: fields.parsed('start', wallOrNull, WALL_EXPECTED, '2000-01-01T00:00'),
    minutes: fields.number('minutes', 1, 1440),
    questions: fields.flag('questions'),
    recommendations: fields.flag('recommendations'),
    workingGroup: fields.optionalParsed('working_group', slugOrNull, SLUG_EXPECTED),
  }
}

/** A date that must be there. */
export function readDate(fields: Fields, key: string): string {
  return fields.parsed(key, dayOrNull, DAY_EXPECTED, '2000-01-01')
}

export function readOptionalDate(fields: Fields, key: string): string | null {
  return fields.optionalParsed(key, dayOrNull, DAY_EXPECTED)
}

export function readTime(fields: Fields, key: string): string {
  return fields.parsed(key, (text) => (parseTime(text) === null ? null : text), TIME_EXPECTED, '00:00')
}

/** A file or folder of the data folder: nothing outside it can be put on air. */
export function readDataPath(fields: Fields, key: string): string | null {
  const inside = (text: string) => (/^[^/\\]/.test(text) && !text.split(/[/\\]/).includes('..') && !text.includes('://') ? text : null)
  return fields.optionalParsed(key, inside, 'a path below the data folder; write it without a leading "/" and without "..".')
}

/** The address of another station's stream; null when it is not given. */
export function readStreamAddress(fields: Fields, key: string): string | null {
  return fields.optionalParsed(key, streamUrl, 'the address of a stream; write http:// or https:// and the rest, or leave it out until it is known.')
}

export const SLUG_EXPECTED = 'possible; use small letters a-z, digits and single hyphens, like nocna-zmiana.'

export function slugOrNull(text: string): string | null {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 80 ? text : null
}

function readSlug(fields: Fields, key: string): string {
  return fields.parsed(key, slugOrNull, SLUG_EXPECTED, '')
}

function readLanguages(fields: Fields): string[] {
  const languages = fields.languages('languages')
  if (languages.length === 0 && fields.isSound) fields.problem('languages', 'is missing; list the languages spoken, the main one first.')
  return languages
}

/** Car radios and old phones show Latin letters only, and people who cannot read the script must be able to ask for the show. */
function readLatin(fields: Fields, key: string, title: string): string | null {
  const latin = fields.optionalText(key)
  if (latin === null && /\p{L}/u.test(title) && !/\p{Script=Latin}/u.test(title)) {
    fields.problem(key, `is missing; write how "${title}" sounds in Latin letters.`)
  }
  return latin
}

function readRights(fields: Fields): { music: Occurrence['music']; archive: Occurrence['archive'] } {
  const music = fields.oneOf('music', MUSIC)
  const archive = fields.oneOf('archive', ARCHIVE)
  if (music === 'commercial' && archive === 'full') {
    fields.problem('archive', 'cannot be full with commercial music: the webcasting licence excludes listening on demand; use talk_only or none.')
  }
  return { music, archive }
}

/** `rebroadcast: {after_days: 1, start: "08:00"}`: what went out live is heard again then. */
function readRebroadcast(fields: Fields, mode: ShowMode): RebroadcastContent | null {
  if (!fields.has('rebroadcast')) return null
  const rule = fields.optionalMap('rebroadcast')
  if (!rule) {
    fields.problem('rebroadcast', 'must say when, like {after_days: 1, start: "08:00"}.')
    return null
  }
  if (mode !== 'live') fields.problem('rebroadcast', 'is only for live shows, since only those are recorded; add a slot to hear a prerecorded one again.')
  const read = { afterDays: rule.number('after_days', 1, MOST_DAYS_AFTER), startTime: readTime(rule, 'start') }
  rule.close()
  return read
}

/** A relay has the address of a stream, a prerecorded show a folder or file; both may be unknown yet: then the slot is a gap. */
function readPlays(fields: Fields, mode: ShowMode): string | null {
  if (mode === 'relay') return readStreamAddress(fields, 'source')
  return mode === 'prerecorded' ? readDataPath(fields, 'plays') : null
}

function streamUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? text : null
}

/** `end: hard` (also when nothing is said), `end: open` or `end: {soft: 5}`. */
function readEndPolicy(fields: Fields): EndPolicy {
  const soft = fields.optionalMap('end')
  if (soft) {
    const minutes = soft.number('soft', 1, 60)
    soft.close()
    return { kind: 'soft', minutes }
  }
  return { kind: fields.oneOf('end', ['hard', 'open'], 'hard') }
}

function dayOrNull(text: string): string | null {
  return parseDay(text) === null ? null : text
}

/** To the minute: nothing on air begins within one. */
function wallOrNull(text: string): string | null {
  const wall = parseWall(text)
  return wall === null ? null : formatWall(wall)
}

/** A date alone means the slot's own time on that date. */
function wallOrDay(text: string, startTime: string): string | null {
  const wall = parseWall(text) ?? (parseDay(text) === null ? null : parseWall(`${text}T${startTime}`))
  return wall === null ? null : formatWall(wall)
}
