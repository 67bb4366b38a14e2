// Editors change the programme: what they see, what is saved, what is refused, and what others hear of it.

import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Edit } from '../../schedules/programme-edit.ts'
import { applyChanges, diffContents } from '../../schedules/programme-items.ts'
import * as schema from '../../server/schedule/plan-schema.ts'
import type { Database } from '../../server/db/database.ts'
import { AppError } from '../../server/errors.ts'
import type { ChangeOutcome } from '../../server/schedule/programme-changes.ts'
import { readStored } from '../../server/schedule/store.ts'
import { editOf } from '../schedules/sample-edits.ts'
import { countStatements, openTestDatabase } from '../support/database.ts'
import { openPlanApp, PLANNERS, type PlanApp } from '../support/plan-app.ts'

let database: Database
let station: PlanApp

beforeAll(async () => (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  await sql`truncate programme_changes, programme_imports, specials, exceptions, slots, show_hosts, show_addresses, show_covers, shows, hosts cascade`.execute(database.db)
  station = await openPlanApp(database)
})
afterEach(() => station.close())

const special = (slug: string, start: string, more: object = {}): Edit => ({
  do: 'addSpecial',
  special: { slug, title: slug, latinTitle: null, type: null, languages: ['pl'], hosts: [], mode: 'live', plays: null, music: 'none', archive: 'full', endPolicy: { kind: 'hard' }, start, minutes: 60, questions: false, recommendations: false, workingGroup: null, ...more },
})
const at = (text: string) => new Date(`${text}:00+01:00`)
const VECHIR = { showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-11-30' }
const cancelVechir: Edit = { do: 'cancel', airing: VECHIR, reason: { pl: 'Choroba', uk: 'Хвороба' } }
const slot = (showSlug: string, startTime: string, firstDate: string, rule: string | null = null, minutes = 60): Edit => ({
  do: 'addSlot',
  slot: { showSlug, rule, firstDate, startTime, minutes, timeZone: null, exdates: [], rdates: [] },
})

describe('the plan', () => {
  test('has shows, slots, exceptions and airings of one revision', async () => {
    const plan = await station.plan('2026-12-07', '2026-12-14')
    expect(plan).toMatchObject({ timeZone: 'Europe/Warsaw', from: '2026-12-06T23:00:00.000Z', until: '2026-12-13T23:00:00.000Z' })
    expect([plan.hosts.length, plan.shows.length, plan.slots.length, plan.exceptions.length, plan.specials.length]).toEqual([40, 25, 26, 4, 3])
    expect(plan.occurrences.find((one) => one.show.slug === 'vechir-na-prazi')).toMatchObject({ airing: { showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-12-07' }, change: { kind: 'moved' } })
    expect(plan.revision).toBe(await station.revision())
    expect(schema.plan.parse(plan)).toEqual(plan)
  })

  test('is read with the same few questions, however many shows and exceptions there are', async () => {
    const ask = () => station.plan('2026-11-30', '2026-12-07')
    const before = await countStatements(ask)
    const { shows } = await ask()
    for (const show of shows.slice(0, 10)) await station.edit({ do: 'saveShow', show: { ...show, slug: `${show.slug}-2` } })
    for (const date of ['2026-12-07', '2026-12-14', '2026-12-21']) await station.edit({ do: 'extend', airing: { ...VECHIR, date }, minutes: 50 })
    expect(before).toBeLessThanOrEqual(12)
    expect(await countStatements(ask)).toBe(before)
  })

  test('is for those who plan, and for hosts, who write in it', async () => {
    const asked = async (by: string) => (await station.app.inject({ url: '/api/v1/programme/plan', headers: { 'x-person': by } })).statusCode
    expect([await asked('ada'), await asked('ewa'), await asked('lesia'), await asked('max'), await asked('nobody')]).toEqual([200, 200, 200, 403, 401])
  })
})

describe('an edit', () => {
  test('is saved, recorded and on air in the next moment, and one event tells it', async () => {
    const before = await station.revision()
    const heard: string[] = []
    station.events.on('programmeChanged', ({ reason }) => heard.push(reason))
    const { status, body } = await station.edit(cancelVechir)
    await station.schedule.load()
    expect(heard).toHaveLength(1)
    expect(status).toBe(200)
    expect(body.revision).toBe(before + 1)
    expect(body).toMatchObject({ changeId: body.revision, items: [{ kind: 'exception', key: 'vechir-na-prazi/1800/2026-11-30', before: null, after: { action: 'cancel' } }], clashes: [] })
    expect(body.next).toMatchObject([{ airing: VECHIR, cancelled: { reason: { uk: 'Хвороба' } } }])
    expect(station.schedule.at(at('2026-11-30T18:30'))).toBeNull()
    const { changes } = (await station.app.inject({ url: '/api/v1/programme/changes?limit=1', headers: { 'x-person': 'ewa' } })).json()
    expect(changes).toMatchObject([{ id: body.revision, by: 'Ewa', mine: true, origin: 'desk', undoes: null }])
    const seenByOlga = (await station.app.inject({ url: '/api/v1/programme/changes?limit=1', headers: { 'x-person': 'olga' } })).json()
    expect(seenByOlga.changes).toMatchObject([{ by: 'Ewa', mine: false }])
  })

  test('writes only the rows that changed', async () => {
    const rows = () => sql<{ slug: string; xmin: string }>`select show_slug || key as slug, xmin::text from slots union all select slug, xmin::text from shows order by 1`.execute(database.db)
    const before = (await rows()).rows
    await station.edit({ do: 'changeSlot', showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-11-30', scope: 'all', to: { minutes: 45 } })
    const after = (await rows()).rows
    expect(after.filter((row, index) => row.xmin !== before[index]?.xmin).map((row) => row.slug)).toEqual(['vechir-na-prazi1800'])
  })

  test('that changes nothing is no change', async () => {
    const before = await station.revision()
    const again = await station.edit({ do: 'changeSlot', showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-11-30', scope: 'all', to: { minutes: 60 } })
    expect(again).toMatchObject({ status: 200, body: { changeId: null, items: [], revision: before } })
    expect(await station.revision()).toBe(before)
  })

  test('as a dry run tells its clashes and saves nothing', async () => {
    const before = await station.revision()
    const edit: Edit = { do: 'move', airing: VECHIR, toDate: '2026-11-30', startTime: '19:30' }
    const { status, body } = await station.edit(edit, 'ewa', { dryRun: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ changeId: null, revision: before, clashes: [{ minutes: 30, times: 1, date: '2026-11-30', first: { slug: 'karta-na-stol' }, second: { slug: 'vechir-na-prazi' } }] })
    expect(await station.revision()).toBe(before)
    expect(station.schedule.at(at('2026-11-30T18:30'))?.showSlug).toBe('vechir-na-prazi')
  })

  test('makes a new show together with its first slot, or neither', async () => {
    const { shows } = await station.plan('2026-11-30', '2026-12-01')
    const [known] = shows
    if (!known) throw new Error('the shipped programme has shows')
    const show = { ...known, slug: 'nowa-audycja', title: 'Nowa audycja', latinTitle: null, languages: ['pl'], titles: {}, descriptions: { pl: 'Nowa' }, review: [], hosts: [], rebroadcast: null }
    const wanted = (startTime: string): Edit => ({ do: 'addSlot', show, slot: { showSlug: show.slug, rule: 'FREQ=WEEKLY;BYDAY=MO', firstDate: '2026-11-30', startTime, minutes: 60, timeZone: null, exdates: [], rdates: [] } })
    expect((await station.edit(wanted('18:30'))).body.code).toBe('clash')
    expect((await station.plan('2026-11-30', '2026-12-01')).shows.some((one) => one.slug === show.slug)).toBe(false)
    expect((await station.edit(wanted('12:00'), 'ilona')).status).toBe(403)
    const made = await station.edit(wanted('12:00'))
    expect(made.body.items.map((item) => item.key)).toEqual(['nowa-audycja', 'nowa-audycja/1200'])
    expect((await station.edit(wanted('14:00'))).body.code).toBe('show_exists')
    expect((await station.edit({ ...wanted('14:00'), show: { ...show, slug: 'inna' } } as Edit)).body.code).toBe('show_not_of_slot')
    await station.undo(made.body.revision)
    expect((await station.plan('2026-11-30', '2026-12-01')).shows.some((one) => one.slug === show.slug)).toBe(false)
    // Tried again, it is the same show.
    expect((await station.edit(wanted('12:00'))).status).toBe(200)
  })

  test('a new show or host by a name that is taken overwrites nobody, not even one that was taken out', async () => {
    const { shows, hosts } = await station.plan('2026-11-30', '2026-12-01')
    const baobab = shows.find(({ slug }) => slug === 'baobab')
    const ala = hosts.find(({ slug }) => slug === 'ala-od-mostu')
    if (!baobab || !ala) throw new Error('the shipped programme has Baobab and Ala')
    const mine = { ...baobab, title: 'Baobab dla dzieci' }
    expect(await station.edit({ do: 'addShow', show: mine })).toMatchObject({ status: 409, body: { code: 'show_exists', message: '"baobab" is a show already; choose another name, or change that show.' } })
    expect(await station.edit({ do: 'addHost', host: { ...ala, name: 'Inna Ala' } })).toMatchObject({ status: 409, body: { code: 'host_exists' } })
    await station.edit({ do: 'retireShow', slug: 'baobab' })
    for (const dryRun of [true, false]) expect(await station.edit({ do: 'addShow', show: mine }, 'ewa', { dryRun })).toMatchObject({ status: 409, body: { code: 'show_exists', message: expect.stringContaining('was a show once ("Baobab")') as string } })
    expect((await station.edit({ do: 'addShow', show: baobab })).status).toBe(200)
    expect(await station.edit({ do: 'addShow', show: { ...mine, slug: 'baobab-dla-dzieci' } }, 'ilona')).toMatchObject({ status: 403 })
  })

  test('that clashes is refused by name, date and minutes, and nothing of it is saved', async () => {
    const { status, body } = await station.edit(slot('baobab', '18:30', '2026-11-30', 'FREQ=WEEKLY;BYDAY=MO'))
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'clash', details: { clashes: [{ first: { title: 'Вечір на Празі' }, second: { slug: 'baobab', airing: { slotKey: '1830' } }, minutes: 30 }, { first: { slug: 'karta-na-stol' }, minutes: 30 }] } })
    expect(body.message).toContain('"Baobab" cannot air on Monday 2026-11-30 18:30-19:30: "Вечір на Празі" already airs on Monday 18:00-19:00 (30 minutes in common')
    expect((await station.plan('2026-11-30', '2026-12-01')).slots.filter((one) => one.showSlug === 'baobab')).toHaveLength(1)
  })

  test('of two editors, the second is told what the first changed', async () => {
    const seen = await station.revision()
    expect((await station.edit(cancelVechir, 'olga', { seen })).status).toBe(200)
    const second = await station.edit({ do: 'extend', airing: { ...VECHIR, date: '2026-12-14' }, minutes: 55 }, 'ewa', { seen })
    expect(second).toMatchObject({ status: 409, body: { code: 'changed_meanwhile', details: { changes: [{ by: 'Olga', items: [{ kind: 'exception', key: 'vechir-na-prazi/1800/2026-11-30' }] }] } } })
    expect(second.body.message).toBe('Olga changed this meanwhile; look at the programme again and repeat your change if it still fits.')
    const other = await station.edit({ do: 'extend', airing: { showSlug: 'baobab', slotKey: '2000', date: '2026-12-04' }, minutes: 75 }, 'ewa', { seen })
    expect(other.status).toBe(200)
  })

  test('of twenty at once into the same hour exactly one is saved', async () => {
    const { shows } = await station.plan('2026-11-24', '2026-11-25')
    const seen = await station.revision()
    const tries = await Promise.all(shows.slice(0, 20).map((show) => station.changes.change(PLANNERS.ewa, { seen, edit: slot(show.slug, '12:00', '2026-12-02'), dryRun: false }).then(() => 'saved', (error: { code: string }) => error.code)))
    expect(tries.filter((one) => one === 'saved')).toHaveLength(1)
    expect(tries.filter((one) => one === 'clash')).toHaveLength(19)
    expect((await station.plan('2026-12-02', '2026-12-03')).occurrences.filter((one) => one.startsAt === '2026-12-02T11:00:00.000Z')).toHaveLength(1)
  })
})

describe('taken back', () => {
  test('a change is as if it had not been, and so is its undoing', async () => {
    const before = await station.plan('2026-11-30', '2026-12-07')
    const { body } = await station.edit({ do: 'retireShow', slug: 'vechir-na-prazi' })
    expect(station.schedule.at(at('2026-11-30T18:30'))).toBeNull()
    const undone = await station.undo(body.revision)
    expect(undone).toMatchObject({ status: 200, body: { revision: body.revision + 1 } })
    const after = await station.plan('2026-11-30', '2026-12-07')
    expect({ ...after, revision: 0 }).toEqual({ ...before, revision: 0 })
    expect(station.schedule.at(at('2026-11-30T18:30'))?.showSlug).toBe('vechir-na-prazi')
    await station.undo(undone.body.revision)
    expect(station.schedule.at(at('2026-11-30T18:30'))).toBeNull()
  })

  test('is not what somebody has changed since, nor twice', async () => {
    const first = await station.edit({ do: 'extend', airing: VECHIR, minutes: 50 })
    await station.edit({ do: 'extend', airing: VECHIR, minutes: 40 }, 'olga')
    expect(await station.undo(first.body.revision)).toMatchObject({ status: 409, body: { code: 'changed_later', message: 'This change cannot be taken back any more: Olga changed "vechir-na-prazi/1800/2026-11-30" after it. Change it by hand.' } })
    const other = await station.edit({ do: 'extend', airing: { ...VECHIR, date: '2026-12-14' }, minutes: 50 })
    expect((await station.undo(other.body.revision)).status).toBe(200)
    expect(await station.undo(other.body.revision)).toMatchObject({ status: 409, body: { code: 'undone_already' } })
    expect(await station.undo(999_999)).toMatchObject({ status: 404, body: { code: 'change_not_found' } })
  })

  test('is refused when something else airs there now', async () => {
    const { body } = await station.edit(cancelVechir)
    expect((await station.edit(slot('baobab', '18:00', '2026-11-30'))).status).toBe(200)
    expect(await station.undo(body.revision)).toMatchObject({ status: 409, body: { code: 'clash', details: { clashes: [{ minutes: 60 }] } } })
  })
})

describe('specials', () => {
  test('are planned over the grid, but not over each other, nor over one that somebody has opened', async () => {
    expect((await station.edit(special('debata', '2026-11-30T18:30'))).status).toBe(200)
    expect(station.schedule.at(at('2026-11-30T18:45'))?.showSlug).toBe('debata')
    expect(await station.edit(special('koncert', '2026-11-30T19:00'))).toMatchObject({ status: 409, body: { code: 'clash', details: { clashes: [{ first: { slug: 'debata', airing: null }, second: { slug: 'koncert' }, minutes: 30 }] } } })
    await station.schedule.addSpecial({ person: PLANNERS.ewa, by: null, title: 'Wybory', startsAt: at('2026-12-05T20:00'), minutes: 60 })
    const { body } = await station.edit(special('koncert', '2026-12-05T20:30'))
    expect(body.message).toBe('"koncert" cannot air on Saturday 2026-12-05 20:30-21:30: "Wybory" already airs on Saturday 20:00-21:00 (30 minutes in common); move one of them.')
  })

  test('overlap each other in no year, and none is squeezed in by renaming', async () => {
    expect((await station.edit(special('far', '2031-05-01T20:00'))).status).toBe(200)
    expect(await station.edit(special('farther', '2031-05-01T20:59'))).toMatchObject({ status: 409, body: { code: 'clash', details: { clashes: [{ minutes: 1 }] } } })
  })

  test('two that change places are both saved', async () => {
    await station.edit(special('one', '2026-12-05T20:00'))
    await station.edit(special('two', '2026-12-06T20:00'))
    const one = await station.edit({ ...special('one', '2026-12-07T20:00'), do: 'changeSpecial' } as Edit)
    expect(one.status).toBe(200)
    const { items } = (await station.edit({ do: 'removeSpecial', slug: 'two' })).body
    expect(items).toMatchObject([{ kind: 'special', key: 'two', after: null }])
  })

  test('one that is ended early stays ended, and who ended it is known', async () => {
    await station.edit(special('debata', '2026-11-23T13:00'))
    station.clock.turn(10 * 60_000)
    const ended = await station.app.inject({ method: 'DELETE', url: '/api/v1/specials/running', headers: { 'x-person': 'olga' } })
    expect(ended.statusCode).toBe(204)
    const { changes } = (await station.app.inject({ url: '/api/v1/programme/changes?limit=1', headers: { 'x-person': 'ewa' } })).json()
    expect(changes).toMatchObject([{ by: 'Olga', items: [{ kind: 'special', key: 'debata', before: { minutes: 60 }, after: { minutes: 10 } }] }])
  })
})

describe('told and allowed:', () => {
  test('an airing in the hour that the clocks skip', async () => {
    const { status, body } = await station.edit({ do: 'move', airing: { showSlug: 'baobab', slotKey: '2000', date: '2027-03-26' }, toDate: '2027-03-28', startTime: '04:45' })
    expect([status, body.notes]).toEqual([200, []])
    const skipped = await station.edit(slot('baobab', '02:15', '2027-03-28', null, 10), 'ewa', { dryRun: true })
    expect(skipped.body.notes).toEqual([{ code: 'clock_gap', message: 'On 2027-03-28 the clocks skip 02:15: "Baobab" airs at 03:15 that day.', airing: { showSlug: 'baobab', slotKey: '0215', date: '2027-03-28' }, date: '2027-03-28', plannedTime: '02:15', time: '03:15' }])
  })

  test('exceptions of dates on which nothing airs any more', async () => {
    const { body } = await station.edit({ do: 'changeSlot', showSlug: 'karta-na-stol', slotKey: '1900', date: '2026-12-21', scope: 'all', to: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } })
    expect(body.notes).toMatchObject([{ code: 'exception_dropped', airing: { showSlug: 'karta-na-stol', slotKey: '1900', date: '2026-12-28' }, action: 'cancel' }])
    expect(body.next).toHaveLength(10)
  })
})

describe('refused with its code and what to do:', () => {
  const show = { slug: 'sawa', title: 'Sawa', latinTitle: null, titles: {}, languages: ['pl'], hosts: [], mode: 'live', plays: null, themes: [], music: 'none', archive: 'full', interaction: [], endPolicy: { kind: 'hard' }, rebroadcast: null, descriptions: { pl: 'Opis' }, review: [], chat: true, features: { infoCards: false, expiresAfterDays: null, recommendations: false, audioFirst: false } } as const
  const save = (more: object): Edit => ({ do: 'saveShow', show: { ...show, ...more } })
  const regular = (more: object): Edit => ({ do: 'addSlot', slot: { showSlug: 'baobab', rule: 'FREQ=WEEKLY', firstDate: '2026-12-02', startTime: '12:00', minutes: 60, timeZone: null, exdates: [], rdates: [], ...more } })

  test.each<[string, Edit, string, RegExp]>([
    ['an unknown show', slot('swa', '12:00', '2026-12-02'), 'show_unknown', /There is no show "swa"/],
    ['an unknown slot', { do: 'cancel', airing: { ...VECHIR, slotKey: '1815' }, reason: { pl: 'x' } }, 'slot_unknown', /has no slot "1815"/],
    ['a date on which the show does not air', { do: 'cancel', airing: { ...VECHIR, date: '2026-12-01' }, reason: { pl: 'x' } }, 'airing_unknown', /does not air on 2026-12-01, a Tuesday/],
    ['a cancellation without a reason', { do: 'cancel', airing: VECHIR, reason: {} }, 'exception_reason', /say why/],
    ['a reason in no known language', { do: 'cancel', airing: VECHIR, reason: { xx: 'Choroba' } }, 'exception_reason', /not the tag of a known language/],
    ['an invisible reason', { do: 'cancel', airing: VECHIR, reason: { pl: '\u200b\u2060' } }, 'exception_reason', /is empty/],
    ['a date that does not exist', { do: 'move', airing: VECHIR, toDate: '2027-02-30', startTime: '12:00' }, 'exception_to_date', /not a date that exists/],
    ['a time that no wall shows', { do: 'move', airing: VECHIR, toDate: '2026-12-01', startTime: '24:30' }, 'exception_start_time', /not a time of day/],
    ['a zone that does not exist', regular({ timeZone: 'Europe/Praga' }), 'slot_time_zone', /not a time zone; write an IANA name/],
    ['a rule that makes no sense', regular({ rule: 'FREQ=WEEKLY;BYDAY=XX' }), 'slot_rule', /not a weekday/],
    ['a first date that the rule does not have', regular({ rule: 'FREQ=WEEKLY;BYDAY=MO' }), 'slot_first_date', /Wednesday, on which "FREQ=WEEKLY;BYDAY=MO" does not air/],
    ['a title without a letter to see', save({ title: ' \u200f' }), 'show_title', /is empty/],
    ['a title that turns letters round', save({ title: 'Sawa \u202Egpj' }), 'show_title', /turns the order of letters round/],
    ['a title too long', save({ title: 'a'.repeat(201) }), 'show_title', /201 characters long; 200 are possible/],
    ['a title in another script without Latin letters', save({ title: 'Кава' }), 'show_latin_title', /sounds in Latin letters/],
    ['a host nobody knows', save({ hosts: ['nobody'] }), 'show_hosts', /"nobody" is not a host/],
    ['commercial music kept in full', save({ music: 'commercial' }), 'show_archive', /webcasting licence/],
    ['a file outside the data folder', save({ mode: 'prerecorded', plays: '../../etc/passwd' }), 'show_plays', /below the data folder/],
    ['a relay from no address', save({ mode: 'relay', plays: 'file:///etc/passwd' }), 'show_plays', /not the address of a stream/],
    ['a slot with an impossible name', regular({ key: 'Morning show' }), 'slot_key', /use small letters/],
    ['a special that is a show', special('baobab', '2026-12-05T20:00'), 'special_slug', /is a show already/],
    ['a host who still has shows', { do: 'retireHost', slug: 'mira-paragraf' }, 'host_has_shows', /give it other hosts first/],
  ])('%s', async (_, edit, code, words) => {
    const before = await station.revision()
    const { status, body } = await station.edit(edit)
    expect([status, body.code]).toEqual([400, code])
    expect(body.message).toMatch(words)
    expect(body.details.problems[0]).toMatchObject({ code, field: expect.any(String) })
    expect(await station.revision()).toBe(before)
  })

  test.each<[string, object]>([
    ['no length', { do: 'addSlot', slot: { showSlug: 'baobab', firstDate: '2026-12-02', startTime: '12:00', minutes: 0 } }],
    ['an end before the start', { do: 'extend', airing: VECHIR, minutes: -30 }],
    ['something nobody can do', { do: 'delete', slug: 'baobab' }],
    ['an edit of nothing', {}],
  ])('%s', async (_, edit) => {
    const answer = await station.app.inject({ method: 'POST', url: '/api/v1/programme/changes', headers: { 'x-person': 'ewa' }, payload: { seen: 1, edit } })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid', details: { fields: [{ field: expect.stringContaining('edit') }] } })
  })

  test('and kept as it should be written: clean titles, canonical languages, half-spaces of Persian', async () => {
    const { body } = await station.edit(save({ title: ' \u200bSawa\u00ad ', languages: ['PL', 'rmy'], descriptions: { pl: 'Opis', fa: 'می\u200cخواهم' } }))
    expect(body.items).toMatchObject([{ after: { title: 'Sawa', languages: ['pl', 'rom'], descriptions: { fa: 'می\u200cخواهم' } } }])
  })
})

describe('who may', () => {
  test('a host writes the texts of their own show and themselves, and nothing else', async () => {
    const { shows, hosts } = await station.plan('2026-11-30', '2026-12-01')
    const mine = shows.find((one) => one.slug === 'vechir-na-prazi')
    const other = shows.find((one) => one.slug === 'baobab')
    const me = hosts.find((one) => one.slug === 'lesia-z-bramy')
    if (!mine || !other || !me) throw new Error('unreachable: the shipped programme has them')
    const seen = await station.revision()
    const status = async (edit: Edit) => (await station.edit(edit, 'lesia', { seen, dryRun: true })).status
    expect(await status({ do: 'saveShow', show: { ...mine, descriptions: { ...mine.descriptions, pl: 'Nowy opis' } } })).toBe(200)
    expect(await status({ do: 'saveHost', host: { ...me, languages: ['uk'] } })).toBe(200)
    expect(await status({ do: 'saveShow', show: { ...mine, archive: 'none' } })).toBe(403)
    expect(await status({ do: 'saveShow', show: { ...other, descriptions: { pl: 'Nie moje' } } })).toBe(403)
    expect(await status({ do: 'extend', airing: VECHIR, minutes: 50 })).toBe(403)
    expect(await status({ do: 'retireHost', slug: 'ola-kabel' })).toBe(403)
    expect((await station.edit(cancelVechir, 'max', { seen })).status).toBe(403)
    expect((await station.undo(seen, 'lesia')).status).toBe(403)
  })
})

test('an editor plans the shows given to them, and what airs in their place only when that is theirs too', async () => {
  const { shows, hosts } = await station.plan('2026-11-30', '2026-12-01')
  const mine = shows.find((one) => one.slug === 'vechir-na-prazi')
  const lesia = hosts.find((one) => one.slug === 'lesia-z-bramy')
  const ola = hosts.find((one) => one.slug === 'ola-kabel')
  if (!mine || !lesia || !ola) throw new Error('unreachable: the shipped programme has them')
  const seen = await station.revision()
  const status = async (edit: Edit) => (await station.edit(edit, 'ilona', { seen, dryRun: true })).status
  expect(await status(cancelVechir)).toBe(200)
  expect(await status({ do: 'changeSlot', showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-11-30', scope: 'following', to: { minutes: 50 } })).toBe(200)
  expect(await status({ do: 'saveShow', show: { ...mine, archive: 'none' } })).toBe(200)
  expect(await status({ do: 'saveHost', host: { ...lesia, languages: ['uk'] } })).toBe(200)
  expect(await status({ do: 'saveHost', host: { ...ola, languages: ['uk'] } })).toBe(403)
  expect(await status({ do: 'replace', airing: VECHIR, withShow: 'baobab' })).toBe(403)
  expect(await status({ do: 'extend', airing: { showSlug: 'baobab', slotKey: '2000', date: '2026-12-04' }, minutes: 50 })).toBe(403)
  expect(await status({ do: 'retireShow', slug: 'vechir-na-prazi' })).toBe(403)
  expect(await status({ do: 'saveShow', show: { ...mine, slug: 'mine-too' } })).toBe(403)
  expect(await status(special('debata', '2026-11-30T18:30'))).toBe(403)
})

test('whatever editors do, the database says what the answer said, and taking all of it back leaves the first programme', async () => {
  const first = (await readStored(database.db, 'Europe/Warsaw')).content
  const saved: number[] = []
  for (let seed = 1; seed <= 60; seed++) {
    const before = (await readStored(database.db, 'Europe/Warsaw')).content
    const edit = fc.sample(editOf(before), { seed, numRuns: 1 })[0]
    if (!edit) continue
    const outcome = await station.changes.change(PLANNERS.ewa, { seen: 2_147_483_647, edit, dryRun: false }).catch((error: unknown) => error)
    if (outcome instanceof AppError || !isSaved(outcome)) continue
    saved.push(outcome.changeId)
    expect(diffContents(applyChanges(before, outcome.items), (await readStored(database.db, 'Europe/Warsaw')).content), JSON.stringify(edit)).toEqual([])
  }
  expect(saved.length).toBeGreaterThan(15)
  for (const id of saved.toReversed()) await station.changes.undo(PLANNERS.ewa, id)
  expect(diffContents(first, (await readStored(database.db, 'Europe/Warsaw')).content)).toEqual([])
})

function isSaved(outcome: unknown): outcome is ChangeOutcome & { readonly changeId: number } {
  if (outcome instanceof Error) throw outcome
  return typeof outcome === 'object' && outcome !== null && 'changeId' in outcome && outcome.changeId !== null
}

test('every change has its entry in the audit log, in the same transaction', async () => {
  await station.edit(cancelVechir)
  const { rows } = await sql<object>`select person_name, action, subject, details from audit_entries where action = 'programme.changed' order by id desc limit 1`.execute(database.db)
  expect(rows).toMatchObject([{ person_name: 'Ewa', subject: 'show/vechir-na-prazi', details: { origin: 'desk', items: ['added exception vechir-na-prazi/1800/2026-11-30'] } }])
})

test('the list of changes is read page by page, and is for those who plan', async () => {
  for (const minutes of [40, 50, 55]) await station.edit({ do: 'extend', airing: VECHIR, minutes })
  const page = async (query: string) => (await station.app.inject({ url: `/api/v1/programme/changes?${query}`, headers: { 'x-person': 'ewa' } })).json().changes as { id: number; origin: string }[]
  const [newest, second] = await page('limit=2')
  const rest = await page(`before=${second?.id}`)
  expect(newest?.id).toBeGreaterThan(second?.id ?? 0)
  expect(rest.map((one) => one.origin)).toEqual(['desk', 'files'])
  expect((await station.app.inject({ url: '/api/v1/programme/changes', headers: { 'x-person': 'lesia' } })).statusCode).toBe(403)
})
