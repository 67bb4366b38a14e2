// What of planning crosses the wire: the plan with its slots and exceptions, edits, their outcome, and who changed what.

import { z } from 'zod'
import { airing, occurrence } from './schema.ts'

const slug = z.string().max(80)
const line = z.string().max(2000)
const tags = z.array(z.string().max(40)).max(40).readonly()
const texts = z.record(z.string().max(40), z.string().max(8000)).meta({ description: 'By language tag' })
const date = z.string().max(20).meta({ description: 'A date on the wall, 2026-11-23' })
const time = z.string().max(10).meta({ description: 'A time on the wall, 07:30' })
const minutes = z.number().int().min(1).max(1440)
const instant = z.iso.datetime()
/** Of the database's integers. */
const HIGHEST = 2_147_483_647
const slugs = z.array(slug).max(60).readonly()
const music = z.enum(['none', 'own', 'cc', 'licensed', 'commercial'])
const archive = z.enum(['full', 'talk_only', 'none'])
const mode = z.enum(['live', 'prerecorded', 'relay'])
const endPolicy = z.discriminatedUnion('kind', [z.object({ kind: z.literal('hard') }), z.object({ kind: z.literal('soft'), minutes: z.number().int().min(1).max(60) }), z.object({ kind: z.literal('open') })])
const hard = { kind: 'hard' } as const

export const hostContent = z
  .object({ slug, name: line, latinName: line.nullable().default(null), languages: tags, role: slug.nullable().default(null), fictional: z.boolean().default(false) })
  .meta({ id: 'HostContent' })

export const showContent = z
  .object({
    slug,
    title: line.meta({ description: 'In the show\'s own script' }),
    latinTitle: line.nullable().default(null),
    titles: texts.default({}),
    languages: tags.meta({ description: 'The main one first' }),
    hosts: slugs.default([]),
    mode,
    plays: line.nullable().default(null),
    themes: slugs.default([]),
    music,
    archive,
    interaction: z.array(z.enum(['text', 'voice'])).max(2).readonly().default([]),
    endPolicy: endPolicy.default(hard),
    rebroadcast: z
      .object({ afterDays: z.number().int().min(1).max(31), startTime: time })
      .nullable()
      .default(null)
      .meta({ description: 'When live airings are heard again; null: never by rule' }),
    descriptions: texts.default({}),
    review: tags.default([]),
    chat: z.boolean().default(true),
    features: z
      .object({ infoCards: z.boolean(), expiresAfterDays: z.number().int().min(1).max(3650).nullable(), recommendations: z.boolean(), audioFirst: z.boolean() })
      .default({ infoCards: false, expiresAfterDays: null, recommendations: false, audioFirst: false }),
  })
  .meta({ id: 'ShowContent' })

const slotFields = {
  showSlug: slug,
  rule: line.nullable().default(null).meta({ description: 'RFC 5545; null: airs once' }),
  firstDate: date,
  startTime: time,
  minutes,
  timeZone: line.nullable().default(null).meta({ description: 'null: the station\'s' }),
  exdates: z.array(line).max(500).readonly().default([]),
  rdates: z.array(line).max(500).readonly().default([]),
}
export const slotContent = z.object({ ...slotFields, key: slug }).meta({ id: 'SlotContent' })

const ofAiring = airing.shape
export const exceptionContent = z
  .discriminatedUnion('action', [
    z.object({ ...ofAiring, action: z.literal('cancel'), reason: texts }),
    z.object({ ...ofAiring, action: z.literal('move'), toDate: date, startTime: time, minutes: minutes.nullable() }),
    z.object({ ...ofAiring, action: z.literal('extend'), minutes }),
    z.object({ ...ofAiring, action: z.literal('replace'), withShow: slug }),
    z.object({ ...ofAiring, action: z.literal('rerun'), ofDate: date.nullable(), plays: line.nullable() }),
  ])
  .meta({ id: 'ExceptionContent' })

export const specialContent = z
  .object({
    slug,
    title: line,
    latinTitle: line.nullable().default(null),
    type: slug.nullable().default(null),
    languages: tags,
    hosts: slugs.default([]),
    mode: mode.default('live'),
    plays: line.nullable().default(null),
    music,
    archive,
    endPolicy: endPolicy.default(hard),
    start: line.meta({ description: 'On the wall of the station\'s zone, 2027-01-23T17:00' }),
    minutes,
    questions: z.boolean().default(false),
    recommendations: z.boolean().default(false),
    workingGroup: slug.nullable().default(null),
  })
  .meta({ id: 'SpecialContent' })

// Kept changes may be older than a field of today, so not all fields must be there.
const one = <K extends string, T extends z.ZodType>(kind: K, content: T) => z.object({ kind: z.literal(kind), key: z.string(), before: content.nullable(), after: content.nullable() })
export const itemChange = z
  .discriminatedUnion('kind', [one('host', hostContent.partial()), one('show', showContent.partial()), one('slot', slotContent.partial()), one('exception', exceptionContent), one('special', specialContent.partial())])
  .meta({ id: 'ItemChange', description: 'One thing of the programme before and after; null: it did not exist, or does not any more' })

const slotTarget = z.object({ date: date.optional(), startTime: time.optional(), minutes: minutes.optional(), rule: line.nullable().optional() })
const does = <D extends string, S extends z.ZodRawShape>(what: D, shape: S) => z.object({ do: z.literal(what), ...shape })
const at = { showSlug: slug, slotKey: slug, date: z.iso.date() }

export const edit = z
  .discriminatedUnion('do', [
    does('addSlot', {
      slot: z.object({ ...slotFields, key: slug.optional() }),
      show: showContent.optional().meta({ description: 'A new show that the slot is for; saved with it or not at all' }),
    }),
    does('changeSlot', { ...at, scope: z.enum(['this', 'following', 'all']), to: slotTarget }),
    does('endSlot', { ...at, scope: z.enum(['following', 'all']) }),
    does('cancel', { airing, reason: texts }),
    does('move', { airing, toDate: date, startTime: time, minutes: minutes.nullable().optional() }),
    does('extend', { airing, minutes }),
    does('replace', { airing, withShow: slug }),
    does('rerun', { airing, ofDate: date.nullable().optional(), plays: line.nullable().optional() }),
    does('restore', { airing }),
    does('addSpecial', { special: specialContent }),
    does('changeSpecial', { special: specialContent }),
    does('removeSpecial', { slug }),
    does('addShow', { show: showContent }),
    does('saveShow', { show: showContent }),
    does('retireShow', { slug }),
    does('addHost', { host: hostContent }),
    does('saveHost', { host: hostContent }),
    does('retireHost', { slug }),
  ])
  .meta({ id: 'Edit' })

export const newChange = z.object({
  seen: z.number().int().min(0).max(HIGHEST).meta({ description: 'The revision of the plan that the editor saw' }),
  edit,
  dryRun: z.boolean().default(false).meta({ description: 'Only tell what would happen; clashes are then told in the answer' }),
})

const itsAiring = airing.nullable().meta({ description: 'What an edit names it by; null for a special, and for a repeat that the show\'s rule makes' })
export const plannedOccurrence = occurrence.extend({ airing: itsAiring }).meta({ id: 'PlannedOccurrence' })

const side = z.object({ title: z.string(), slug: z.string(), airing: itsAiring, startsAt: instant, endsAt: instant })
export const clash = z
  .object({
    first: side.meta({ description: 'What has the air already' }),
    second: side.meta({ description: 'What wants it too' }),
    date: z.string().meta({ description: 'The first day of the clash, on the wall' }),
    minutes: z.number().int(),
    times: z.number().int().meta({ description: 'How often the two clash within 400 days' }),
    message: z.string(),
  })
  .meta({ id: 'Clash' })

const told = { message: z.string(), airing: itsAiring, date: z.string() }
export const note = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('clock_gap'), ...told, plannedTime: z.string(), time: z.string().meta({ description: 'What the wall shows when it airs' }) }),
    z.object({ code: z.literal('exception_dropped'), ...told, action: z.enum(['cancel', 'move', 'extend', 'replace', 'rerun']) }),
  ])
  .meta({ id: 'ChangeNote', description: 'What the editor should know: the skipped hour of a clock change, exceptions that have no airing any more' })

export const changeOutcome = z
  .object({
    revision: z.number().int(),
    changeId: z.number().int().nullable().meta({ description: 'null: nothing was saved' }),
    items: z.array(itemChange),
    next: z.array(plannedOccurrence).meta({ description: 'The next airings of what was touched, at most 10' }),
    clashes: z.array(clash),
    notes: z.array(note),
  })
  .meta({ id: 'ChangeOutcome' })

export const plan = z
  .object({
    revision: z.number().int(),
    timeZone: z.string(),
    from: instant,
    until: instant,
    hosts: z.array(hostContent),
    shows: z.array(showContent),
    slots: z.array(slotContent),
    exceptions: z.array(exceptionContent),
    specials: z.array(specialContent).meta({ description: 'Planned ones; those that people opened are among the occurrences only' }),
    occurrences: z.array(plannedOccurrence).meta({ description: 'In order of start, cancelled ones included' }),
  })
  .meta({ id: 'ProgrammePlan' })

export const changesQuery = z.object({ before: z.coerce.number().int().min(1).max(HIGHEST).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
export const changeId = z.object({ id: z.coerce.number().int().min(1).max(HIGHEST) })

export const change = z
  .object({
    id: z.number().int(),
    at: instant,
    by: z.string().nullable().meta({ description: 'null: the station itself, from its files' }),
    mine: z.boolean().meta({ description: 'Made by whoever asks' }),
    origin: z.enum(['desk', 'files', 'api']),
    items: z.array(itemChange),
    undoes: z.number().int().nullable(),
  })
  .meta({ id: 'ProgrammeChange' })

export const changeList = z.object({ changes: z.array(change).meta({ description: 'Newest first' }) })

export type PlannedOccurrence = z.infer<typeof plannedOccurrence>
export type AiringAnswer = z.infer<typeof airing>
export type ClashAnswer = z.infer<typeof clash>
export type NoteAnswer = z.infer<typeof note>
export type PlanAnswer = z.infer<typeof plan>
export type EditWanted = z.infer<typeof edit>
export type ChangeOutcomeAnswer = z.infer<typeof changeOutcome>
export type ChangeAnswer = z.infer<typeof change>
export type ItemChangeAnswer = z.infer<typeof itemChange>
