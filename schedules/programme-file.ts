// Reads the station's programme files as one: every problem in any of them is found before anything is refused.

import { describeClash, findClashes } from './clashes.ts'
import { readExceptions } from './exception-file.ts'
import type { ExceptionContent, HostContent, ProgrammeContent, ShowContent, SlotContent, SpecialContent } from './programme-content.ts'
import { fileField } from './file-fields.ts'
import { hostMistakes, slotMistakes, type Mistake } from './item-rules.ts'
import { programmeOf, specialId } from './programme-of-content.ts'
import { airingId } from './programme.ts'
import { isByRule } from './rebroadcast.ts'
import { readHost, readOptionalDate, readShow, readSlot, readSpecial } from './show-fields.ts'
import { openFields, ProgrammeFileError, type Fields, type FileProblem, type SourceFile } from './strict-yaml.ts'

export interface ProgrammeFiles {
  readonly hosts: SourceFile
  readonly shows: SourceFile
  readonly exceptions: SourceFile
}

export interface ReadOptions {
  /** The station's; a file that names another station is refused. */
  readonly station: string
  readonly timeZone: string
  /** Clashes are looked for between these. */
  readonly from: Date
  readonly until: Date
}

/** Something read, with where it was read, for what is only found out later. */
export interface Read<T> {
  readonly content: T
  readonly fields: Fields
}

/** Reads hosts, shows, exceptions and specials. Throws ProgrammeFileError with all problems at once. */
export function readProgrammeFiles(files: ProgrammeFiles, options: ReadOptions): ProgrammeContent {
  const problems: FileProblem[] = []
  const hosts = readHosts(open(files.hosts, options, problems))
  const { shows, slots } = readShows(open(files.shows, options, problems), hosts, options)
  const { exceptions, specials } = readExceptionFile(open(files.exceptions, options, problems), hosts, shows, slots, options)
  const content: ProgrammeContent = {
    hosts: hosts.map((one) => one.content),
    shows: shows.map((one) => one.content),
    slots: slots.map((one) => one.content),
    exceptions: exceptions.map((one) => one.content),
    specials: specials.map((one) => one.content),
  }
  // What cannot be read cannot be laid side by side either.
  if (problems.length === 0) reportClashes(content, { shows, slots, exceptions, specials }, options)
  if (problems.length > 0) throw new ProgrammeFileError(problems)
  return content
}

function open(file: SourceFile, options: ReadOptions, problems: FileProblem[]): Fields | null {
  const fields = openFields(file, problems)
  if (!fields) return null
  if (fields.number('version', 1, 9999) !== 1) fields.problem('version', 'is not known; this station reads version 1.')
  const station = fields.text('station')
  if (station !== '' && station !== options.station) fields.problem('station', `is "${station}", but the station is "${options.station}".`)
  return fields
}

function readHosts(file: Fields | null): Read<HostContent>[] {
  const hosts = file?.maps('hosts').map((fields) => closed(fields, readHost)) ?? []
  file?.close()
  refuseTwice(hosts, 'host')
  return hosts
}

function readShows(file: Fields | null, hosts: readonly Read<HostContent>[], options: ReadOptions) {
  const shows: Read<ShowContent>[] = []
  const slots: Read<SlotContent>[] = []
  const validFrom = file && readOptionalDate(file, 'valid_from')
  const known = slugsOf(hosts)
  for (const fields of file?.maps('shows') ?? []) {
    const slotFields = fields.maps('slots')
    const show = closed(fields, readShow)
    refuseUnknownHosts(show, known)
    const ofShow = slotFields.map((one) => closed(one, (slot) => readSlot(slot, show.content.slug)))
    ofShow.forEach((slot) => checkSlot(slot, validFrom ?? null, options))
    refuseSameKeys(ofShow)
    shows.push(show)
    slots.push(...ofShow)
  }
  file?.close()
  refuseTwice(shows, 'show')
  return { shows, slots }
}

function readExceptionFile(file: Fields | null, hosts: readonly Read<HostContent>[], shows: readonly Read<ShowContent>[], slots: readonly Read<SlotContent>[], options: ReadOptions) {
  const exceptions: Read<ExceptionContent>[] = readExceptions(file?.maps('exceptions') ?? [], shows, slots, options.timeZone)
  const specials = file?.maps('specials').map((fields) => closed(fields, readSpecial)) ?? []
  file?.close()
  refuseTwice(specials, 'special')
  const known = slugsOf(hosts)
  for (const special of specials) {
    refuseUnknownHosts(special, known)
    if (shows.some((show) => show.content.slug === special.content.slug)) special.fields.problem('slug', `"${special.content.slug}" is a show already; choose another.`)
  }
  return { exceptions, specials }
}

function closed<T>(fields: Fields, read: (fields: Fields) => T): Read<T> {
  const content = read(fields)
  fields.close()
  return { content, fields }
}

function slugsOf(all: readonly Read<{ readonly slug: string }>[]): ReadonlySet<string> {
  return new Set(all.map(({ content }) => content.slug))
}

function refuseTwice(all: readonly Read<{ readonly slug: string }>[], what: string): void {
  const seen = new Set<string>()
  for (const { content, fields } of all) {
    if (content.slug !== '' && seen.has(content.slug)) fields.problem('slug', `"${content.slug}" is a ${what} already; choose another.`)
    seen.add(content.slug)
  }
}

function refuseUnknownHosts({ content, fields }: Read<{ readonly hosts: readonly string[] }>, known: ReadonlySet<string>): void {
  reportMistakes(fields, hostMistakes(content.hosts, known))
}

function refuseSameKeys(slots: readonly Read<SlotContent>[]): void {
  const seen = new Set<string>()
  for (const { content, fields } of slots) {
    if (seen.has(content.key)) fields.problem('start', `another slot of this show is called "${content.key}" too; give each a name, for example name: autumn.`)
    seen.add(content.key)
  }
}

function checkSlot({ content, fields }: Read<SlotContent>, validFrom: string | null, options: ReadOptions): void {
  if (!fields.isSound) return
  reportMistakes(fields, slotMistakes(content, options.timeZone))
  if (validFrom !== null && content.firstDate < validFrom) fields.problem('first', `${content.firstDate} is before ${validFrom}, from when this programme is valid.`)
}

function reportMistakes(fields: Fields, mistakes: readonly Mistake[]): void {
  for (const { field, message } of mistakes) fields.problem(fileField(field), message)
}

interface Origins {
  readonly shows: readonly Read<ShowContent>[]
  readonly slots: readonly Read<SlotContent>[]
  readonly exceptions: readonly Read<ExceptionContent>[]
  readonly specials: readonly Read<SpecialContent>[]
}

function reportClashes(content: ProgrammeContent, origins: Origins, options: ReadOptions): void {
  for (const clash of findClashes(programmeOf(content, options.timeZone), options.from, options.until)) {
    const again = [clash.second, clash.first].find(isByRule)
    const origin = again ? showFields(again.showSlug, origins) : (originOf(clash.second.id, origins) ?? originOf(clash.first.id, origins))
    origin?.problem(again ? 'rebroadcast' : origin.has('start') ? 'start' : null, describeClash(clash, options.timeZone))
  }
}

/** A rebroadcast that is in the way comes from its show's rule. */
function showFields(slug: string, { shows }: Origins): Fields | null {
  return shows.find(({ content }) => content.slug === slug)?.fields ?? null
}

/** What in the files puts this airing where it is: its exception, else its slot or special. */
function originOf(id: string, { slots, exceptions, specials }: Origins): Fields | null {
  const exception = exceptions.find(({ content }) => airingId(content.showSlug, content.slotKey, content.date) === id)
  const special = specials.find(({ content }) => specialId(content.slug, content.start.slice(0, 10)) === id)
  const slot = slots.find(({ content }) => id.startsWith(`${content.showSlug}/${content.key}/`))
  return (exception ?? special ?? slot)?.fields ?? null
}
