// Editors change the programme: what they see, what is saved, what is refused, and what others hear of it.

import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Edit } from '../../schedules/programme-edit.ts'
import type { Database } from '../../server/db/database.ts'
import { openTestDatabase } from '../support/database.ts'
import { openPlanApp, PLANNERS, type PlanApp } from '../support/plan-app.ts'

let database: Database
let station: PlanApp

beforeAll(async () => (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  await sql`truncate programme_changes, programme_imports, specials, exceptions, slots, show_hosts, shows, hosts cascade`.execute(database.db)
  station = await openPlanApp(database)
})
afterEach(() => station.close())

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
  })

  test('is for those who plan', async () => {
    const asked = async (by: string) => (await station.app.inject({ url: '/api/v1/programme/plan', headers: { 'x-person': by } })).statusCode
    expect([await asked('ada'), await asked('ewa'), await asked('lesia'), await asked('max'), await asked('nobody')]).toEqual([200, 200, 403, 403, 401])
  })
})

describe('an edit', () => {
  test('is saved, recorded and on air in the next moment', async () => {
    const before = await station.revision()
    const { status, body } = await station.edit(cancelVechir)
    expect(status).toBe(200)
    expect(body.revision).toBe(before + 1)
    expect(body).toMatchObject({ changeId: body.revision, items: [{ kind: 'exception', key: 'vechir-na-prazi/1800/2026-11-30', before: null, after: { action: 'cancel' } }], clashes: [] })
    expect(body.next).toMatchObject([{ airing: VECHIR, cancelled: { reason: { uk: 'Хвороба' } } }])
    expect(station.schedule.at(at('2026-11-30T18:30'))).toBeNull()
    const { changes } = (await station.app.inject({ url: '/api/v1/programme/changes?limit=1', headers: { 'x-person': 'ewa' } })).json()
    expect(changes).toMatchObject([{ id: body.revision, by: 'Ewa', origin: 'desk', undoes: null }])
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
