// The programme on a real database: imported once, asked at once, kept while the database is away.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { instantOf } from '../../schedules/wall-clock.ts'
import type { Database } from '../../server/db/database.ts'
import { listen } from '../../server/db/notifications.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { listAudit } from '../../server/people/audit-log.ts'
import type { Person } from '../../server/people/person.ts'
import type { Edit } from '../../schedules/programme-edit.ts'
import { applyProgramme, checkProgramme, diffProgramme, exportProgramme } from '../../server/programme-commands.ts'
import { ProgrammeChanges } from '../../server/schedule/programme-changes.ts'
import { applyFiles, importProgramme, openConflicts } from '../../server/schedule/programme-import.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { PROGRAMME_CHANNEL } from '../../server/schedule/store.ts'
import { findShow, listShows } from '../../server/shows/store.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

let database: Database
let folder: string
let events: Events
let schedule: Schedule
const clock = new HandClock('2026-11-23T12:00:00Z')
/** The highest revision there can be: nothing was changed meanwhile. */
const LATEST = 2_147_483_647
const OLA_ID = '11111111-1111-4111-8111-111111111111'
const ola: Person = { id: OLA_ID, login: 'ola', name: 'Ola K', role: 'coordinator', hostSlug: null, shows: [] }

/** A Warsaw time of the week of 23 November 2026. */
const at = (text: string) => new Date(`${text}:00+01:00`)

beforeAll(async () => {
  database = await openTestDatabase()
  await database.db.insertInto('people').values({ id: OLA_ID, login: 'ola', name: 'Ola K', role: 'coordinator', host_slug: null, password_hash: 'x', created_at: clock.now() }).execute()
})
afterAll(() => database.close())

beforeEach(async () => {
  await sql`truncate programme_changes, programme_imports, specials, exceptions, slots, show_hosts, show_addresses, show_covers, shows, hosts cascade`.execute(database.db)
  folder = mkdtempSync(path.join(os.tmpdir(), 'station-'))
  for (const name of ['station.yaml', 'hosts.yaml', 'shows.yaml', 'exceptions.yaml']) copyFileSync(path.join(SHIPPED_FOLDER, name), path.join(folder, name))
  events = new Events(silentLog)
  schedule = new Schedule({ db: database.db, events, log: silentLog, timeZone: 'Europe/Warsaw', languages: ['pl', 'en'] })
})
afterEach(() => {
  schedule.stop()
  rmSync(folder, { recursive: true })
})

const importShipped = () => importProgramme(database.db, folder, { clock })
const edit = (name: string, change: (text: string) => string) => writeFileSync(path.join(folder, name), change(readFileSync(path.join(folder, name), 'utf8')))

async function started(): Promise<void> {
  await importShipped()
  await schedule.start()
}

/** Waits for the schedule's own word that it has read again. */
function readAgain(): Promise<void> {
  return new Promise((resolve) => {
    const stop = events.on('programmeChanged', ({ reason }) => {
      if (reason !== 'the programme was read again') return
      stop()
      resolve()
    })
  })
}

describe('importing', () => {
  test('brings the whole programme in, and a second time changes nothing', async () => {
    expect(await importShipped()).toEqual({ outcome: 'imported', problems: [], conflicts: [], hosts: 40, shows: 25, slots: 26, exceptions: 4, specials: 3 })
    const before = await sql`select xmin::text from shows order by slug`.execute(database.db)
    expect((await importShipped()).outcome).toBe('unchanged')
    expect((await sql`select xmin::text from shows order by slug`.execute(database.db)).rows).toEqual(before.rows)
  })

  test('two processes that start together import once', async () => {
    const reports = await Promise.all([importShipped(), importShipped(), importShipped()])
    expect(reports.map((report) => report.outcome).sort()).toEqual(['imported', 'unchanged', 'unchanged'])
  })

  test('a show that left the files airs no more and keeps its page; it can come back', async () => {
    await importShipped()
    const whole = readFileSync(path.join(folder, 'shows.yaml'), 'utf8')
    edit('shows.yaml', (text) => text.slice(0, text.indexOf('  - slug: most-radiowy')))
    expect((await importShipped()).shows).toBe(24)
    expect(await findShow(database.db, 'most-radiowy')).toMatchObject({ retired: true, title: 'Most radiowy' })
    expect((await listShows(database.db)).map((show) => show.slug)).not.toContain('most-radiowy')
    await schedule.start()
    expect(schedule.between(at('2026-11-29T19:00'), at('2026-11-29T22:00'))).toEqual([])
    writeFileSync(path.join(folder, 'shows.yaml'), whole)
    await importShipped()
    expect(await findShow(database.db, 'most-radiowy')).toMatchObject({ retired: false })
  })

  test('the first files of a station must be right', async () => {
    edit('hosts.yaml', (text) => text.replace('[pl, en]', '[xx]'))
    await expect(importShipped()).rejects.toThrow('hosts.yaml:5 hosts[0].languages[0]: "xx" is not the tag of a known language')
    expect(await listShows(database.db)).toEqual([])
  })

  test('a mistake in later ones leaves the programme as it was and is told', async () => {
    await importShipped()
    edit('shows.yaml', (text) => text.replace('start: "19:00", minutes: 60, first: 2026-11-23', 'start: "18:30", minutes: 60, first: 2026-11-23'))
    const report = await importShipped()
    expect(report.outcome).toBe('refused')
    expect(report.problems[0]).toMatch(/^shows\.yaml:\d+ shows\[2\]\.slots\[0\]\.start: "Karta na stół" cannot air on Monday 2026-11-23 18:30-19:30: "Вечір на Празі" already airs on Monday 18:00-19:00 \(30 minutes in common/)
    await schedule.start()
    expect(schedule.at(at('2026-11-23T19:45'))?.showSlug).toBe('karta-na-stol')
  })

  test('a special of the files over one that somebody opened is refused by name', async () => {
    await started()
    await schedule.addSpecial({ person: ola, by: null, title: 'Wybory', startsAt: at('2026-12-05T20:00'), minutes: 60 })
    edit('exceptions.yaml', (text) => text.replace('start: 2027-01-23T17:00', 'start: 2026-12-05T20:30'))
    expect(await importShipped()).toMatchObject({
      outcome: 'refused',
      problems: ['"Jak wyobrażamy sobie przyszłość?" cannot air on Saturday 2026-12-05 20:30-22:30: "Wybory" already airs on Saturday 20:00-21:00 (30 minutes in common); move one of them.'],
    })
    expect(schedule.at(at('2026-12-05T20:15'))?.title).toBe('Wybory')
  })
})

describe('a rebroadcast rule', () => {
  test('is kept with its show and airs the next morning, and no host is told that it is their slot', async () => {
    edit('shows.yaml', (text) => text.replace('title: O Drom\n', 'title: O Drom\n    rebroadcast: {after_days: 1, start: "08:00"}\n'))
    await started()
    expect(await findShow(database.db, 'o-drom')).toMatchObject({ rebroadcast: { afterDays: 1, startTime: '08:00' } })
    expect(schedule.at(at('2026-11-29T08:30'))).toMatchObject({ id: 'o-drom/1300/2026-11-28/rebroadcast', kind: 'rebroadcast', rebroadcastOf: { occurrenceId: 'o-drom/1300/2026-11-28', startsAt: at('2026-11-28T13:00') } })
    expect(schedule.nextOfHost('luminita-drom', at('2026-11-29T07:00'))?.id).toBe('o-drom/1300/2026-12-05')
  })
})

describe('files and desk together', () => {
  const changes = () => new ProgrammeChanges({ db: database.db, clock, timeZone: 'Europe/Warsaw', reload: () => schedule.load(), known: () => schedule.stored })
  const desk = async (edit: Edit) => changes().change(ola, { seen: LATEST, edit, dryRun: false })
  const cancelled: Edit = { do: 'cancel', airing: { showSlug: 'baobab', slotKey: '2000', date: '2026-11-27' }, reason: { pl: 'Choroba' } }
  const baobabAt = (startTime: string): Edit => ({ do: 'changeSlot', showSlug: 'baobab', slotKey: '2000', date: '2026-11-27', scope: 'all', to: { startTime } })
  const inFiles = (startTime: string) => edit('shows.yaml', (text) => text.replace('BYDAY=FR", start: "20:00"', `BYDAY=FR", name: "2000", start: "${startTime}"`))
  const slotOfBaobab = async () => (await database.db.selectFrom('slots').select(['start_time']).where('show_slug', '=', 'baobab').executeTakeFirst())?.start_time

  test('what was changed at the desk is there after a start with the same files, and after one with others', async () => {
    await started()
    await desk(cancelled)
    expect((await importShipped()).outcome).toBe('unchanged')
    edit('hosts.yaml', (text) => text.replace('name: Ala od Mostu', 'name: Ala zza Mostu'))
    expect(await importShipped()).toMatchObject({ outcome: 'imported', conflicts: [] })
    await schedule.load()
    expect(schedule.between(at('2026-11-27T20:00'), at('2026-11-27T21:00'))[0]?.cancelled?.reason).toEqual({ pl: 'Choroba' })
    expect(schedule.nextOfHost('ala-od-mostu', at('2026-11-24T06:00'))?.hosts[0]?.name).toBe('Ala zza Mostu')
  })

  test('the same thing changed differently keeps the desk\'s answer, and is told at each start until somebody decides', async () => {
    await started()
    await desk(baobabAt('20:10'))
    inFiles('20:15')
    const conflict = 'slot baobab/2000: startTime is "20:15" in the files and "20:10" at the desk'
    expect(await importShipped()).toMatchObject({ outcome: 'imported', conflicts: [conflict] })
    expect(await importShipped()).toMatchObject({ outcome: 'imported', conflicts: [conflict] })
    expect(await openConflicts(database.db)).toEqual([conflict])
    expect(await slotOfBaobab()).toBe('20:10')
    await applyFiles(database.db, folder, { clock, conflicts: 'desk' })
    expect(await importShipped()).toMatchObject({ outcome: 'unchanged', conflicts: [] })
    expect([await slotOfBaobab(), await openConflicts(database.db)]).toEqual(['20:10', []])
  })

  test('applied by hand, a conflict refuses everything unless one side is chosen', async () => {
    await started()
    await desk(baobabAt('20:10'))
    inFiles('20:15')
    edit('hosts.yaml', (text) => text.replace('name: Ala od Mostu', 'name: Ala zza Mostu'))
    const nameOfAla = async () => (await database.db.selectFrom('hosts').select('name').where('slug', '=', 'ala-od-mostu').executeTakeFirst())?.name
    await expect(applyFiles(database.db, folder, { clock, conflicts: 'refuse' })).rejects.toMatchObject({ code: 'programme_conflicts', details: { conflicts: [{ kind: 'slot', key: 'baobab/2000' }] } })
    expect(await nameOfAla()).toBe('Ala od Mostu')
    const dry = await applyFiles(database.db, folder, { clock, conflicts: 'refuse', dryRun: true })
    expect([dry.changes.length, dry.conflicts.length, await nameOfAla()]).toEqual([1, 1, 'Ala od Mostu'])
    await applyFiles(database.db, folder, { clock, conflicts: 'files' })
    expect([await nameOfAla(), await slotOfBaobab()]).toEqual(['Ala zza Mostu', '20:15'])
    expect(await applyFiles(database.db, folder, { clock, conflicts: 'refuse' })).toMatchObject({ isUnchanged: true })
  })

  test('files that want the time of what was planned at the desk are refused by name', async () => {
    await started()
    await desk({ do: 'addSlot', slot: { showSlug: 'o-drom', rule: null, firstDate: '2026-12-04', startTime: '22:05', minutes: 20, timeZone: null, exdates: [], rdates: [] } })
    inFiles('20:20')
    const report = await importShipped()
    expect(report).toMatchObject({ outcome: 'refused', problems: [expect.stringMatching(/^"Baobab" cannot air on Friday 2026-12-04 20:20-22:20: "O Drom" already airs on Friday 22:05-22:25/)] })
    expect(await slotOfBaobab()).toBe('20:00')
  })

  test('a station of an older version that never kept what its files said takes the files', async () => {
    await importShipped()
    await sql`update programme_imports set content = null, time_zone = null, hashes = '{"format":"1"}'`.execute(database.db)
    edit('hosts.yaml', (text) => text.replace('name: Ala od Mostu', 'name: Ala zza Mostu'))
    expect(await importShipped()).toMatchObject({ outcome: 'imported', conflicts: [] })
    expect((await findShow(database.db, 'dzien-dobry-wisla'))?.hosts[0]?.name).toBe('Ala zza Mostu')
  })

  test('a station that moves to another zone airs its specials at the same time on the new wall', async () => {
    await started()
    edit('station.yaml', (text) => text.replace('Europe/Warsaw', 'Europe/Kyiv'))
    await importShipped()
    const row = await database.db.selectFrom('specials').select('starts_at').where('slug', '=', 'koncert-na-dachu').executeTakeFirst()
    expect(row?.starts_at).toEqual(new Date('2027-06-12T21:00+03:00'))
  })
})

describe('the command line', () => {
  const services = () => ({ db: database.db, config: { stationFolder: folder }, clock })

  test('checks files without a database, and tells every mistake with its place', async () => {
    expect(await checkProgramme(services())).toMatchObject({ json: { hosts: 40, shows: 25 }, words: 'The programme files are right: 40 hosts, 25 shows, 26 slots, 4 exceptions, 3 specials.' })
    edit('shows.yaml', (text) => text.replace('start: "07:30"', 'start: "25:30"').replace('music: none', 'music: nine'))
    await expect(checkProgramme(services())).rejects.toMatchObject({ code: 'programme_files', details: { problems: [{ file: 'shows.yaml', line: expect.any(Number), field: 'shows[0].slots[0].start' }, { field: 'shows[0].music' }] } })
  })

  test('tells what would change, applies it once, and a second time has nothing to do', async () => {
    await importShipped()
    edit('shows.yaml', (text) => text.slice(0, text.indexOf('  - slug: most-radiowy')))
    edit('hosts.yaml', (text) => text.replace('name: Ala od Mostu', 'name: Ala zza Mostu'))
    const diff = await diffProgramme(services())
    expect(diff.words.split('\n')).toEqual(['changed host ala-od-mostu: name "Ala od Mostu" -> "Ala zza Mostu"', 'removed show most-radiowy', expect.stringMatching(/^removed slot most-radiowy\/\d+$/)])
    expect(diff.json).toMatchObject({ added: [], changed: [{ kind: 'host', key: 'ala-od-mostu' }], conflicts: [] })
    expect((await findShow(database.db, 'most-radiowy'))?.retired).toBe(false)
    expect((await applyProgramme({ theirs: null }, services())).json).toEqual(diff.json)
    expect((await findShow(database.db, 'most-radiowy'))?.retired).toBe(true)
    expect((await applyProgramme({ theirs: null }, services())).words).toBe('The programme says what the files say; nothing was changed.')
  })

  test('exports what the desk has made of it as files that apply as no change, and overwrites nothing by itself', async () => {
    await started()
    const station = new ProgrammeChanges({ db: database.db, clock, timeZone: 'Europe/Warsaw', reload: () => schedule.load(), known: () => schedule.stored })
    await station.change(ola, { seen: LATEST, edit: { do: 'cancel', airing: { showSlug: 'baobab', slotKey: '2000', date: '2026-12-11' }, reason: { pl: 'Choroba: „dwa dni”', uk: 'Хвороба' } }, dryRun: false })
    await expect(exportProgramme({ folder, overwrite: false }, services())).rejects.toMatchObject({ code: 'file_exists' })
    await exportProgramme({ folder, overwrite: true }, services())
    expect((await diffProgramme(services())).words).toBe('Applying the files would change nothing.')
    expect((await applyProgramme({ theirs: null }, services())).json).toMatchObject({ added: [], removed: [], changed: [], conflicts: [] })
  })
})

describe('the schedule', () => {
  test('knows what is on, what is next, and when a host has their slot', async () => {
    await started()
    expect(schedule.at(at('2026-11-23T18:30'))).toMatchObject({ showSlug: 'vechir-na-prazi', id: 'vechir-na-prazi/1800/2026-11-23', kind: 'live', personId: null })
    expect(schedule.at(at('2026-11-23T18:30'))?.hosts.map((host) => host.name)).toEqual(['Леся з Брами', 'Тарас Кілометр'])
    expect(schedule.at(at('2026-11-23T17:59'))).toBeNull()
    expect(schedule.nextAfter(at('2026-11-23T18:30'))?.showSlug).toBe('karta-na-stol')
    expect(schedule.nextOfHost('camila-nota', at('2026-11-25T12:00'))?.startsAt).toEqual(at('2026-12-01T20:00'))
    // His show is prerecorded: there is nothing to connect for.
    expect(schedule.nextOfHost('mihai-bilet', at('2026-11-25T12:00'))).toBeNull()
    expect(schedule.nextOfHost('lesia-z-bramy', at('2026-11-23T18:30'))?.startsAt).toEqual(at('2026-11-23T18:00'))
    expect(schedule.nextOfHost('nobody', at('2026-11-25T12:00'))).toBeNull()
  })

  test('goes on knowing it as weeks pass, and when the clock is set back', async () => {
    await started()
    for (let week = 0; week < 60; week++) {
      const evening = instantOf(Date.parse('2026-11-24T18:30Z') + week * 7 * 86_400_000, 'Europe/Warsaw')
      expect(schedule.at(new Date(evening))?.showSlug, `week ${week}`).toBe('kava-z-vasilkom')
    }
    expect(schedule.at(at('2026-11-24T18:30'))?.showSlug).toBe('kava-z-vasilkom')
  })

  test('a cancelled airing is listed with its reason and never on air', async () => {
    await started()
    const evening = schedule.between(at('2026-12-28T18:00'), at('2026-12-28T21:00'))
    expect(evening.map((one) => [one.showSlug, one.cancelled?.reason.en ?? null])).toEqual([['vechir-na-prazi', null], ['karta-na-stol', 'Holiday break']])
    expect(schedule.at(at('2026-12-28T19:30'))).toBeNull()
    expect(schedule.nextOfHost('mira-paragraf', at('2026-12-28T18:00'))?.startsAt).toEqual(at('2027-01-04T19:00'))
  })

  test('a special is on air at once, and the interrupted show goes on after it', async () => {
    await started()
    const special = await schedule.addSpecial({ person: ola, by: null, title: ' Z ostatniej chwili ', startsAt: at('2026-11-23T18:20'), minutes: 15 })
    expect(special).toMatchObject({ title: 'Z ostatniej chwili', special: true, personId: OLA_ID, kind: 'live', languages: ['pl'], hosts: [{ slug: null, name: 'Ola K' }] })
    expect(schedule.at(at('2026-11-23T18:10'))).toMatchObject({ showSlug: 'vechir-na-prazi', endsAt: at('2026-11-23T18:20') })
    expect(schedule.at(at('2026-11-23T18:20'))?.id).toBe(special.id)
    expect(schedule.nextAfter(at('2026-11-23T18:25'))).toMatchObject({ id: 'vechir-na-prazi/1800/2026-11-23', startsAt: at('2026-11-23T18:35'), endsAt: at('2026-11-23T19:00') })
    expect(schedule.between(at('2026-11-23T18:00'), at('2026-11-23T19:00')).map((one) => one.showSlug)).toEqual(['vechir-na-prazi', special.showSlug])
  })

  test('a special that somebody with a host profile opens is theirs as that host', async () => {
    await started()
    const special = await schedule.addSpecial({ person: { ...ola, hostSlug: 'awa-balafon' }, by: null, title: 'Koncert', startsAt: at('2026-11-28T20:00'), minutes: 60 })
    expect(special.hosts).toEqual([{ slug: 'awa-balafon', name: 'Awa Balafon' }])
    expect(schedule.nextOfHost('awa-balafon', at('2026-11-28T12:00'))?.id).toBe(special.id)
  })

  test('a special over another is refused with its name and times, whoever is faster', async () => {
    await started()
    const open = (title: string, time: string) => schedule.addSpecial({ person: ola, by: null, title, startsAt: at(`2026-11-28T${time}`), minutes: 60 })
    const tries = await Promise.allSettled([open('Jedna', '20:00'), open('Druga', '20:30'), open('Trzecia', '20:59')])
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ kind: 'conflict', code: 'special_overlaps' })
    await expect(open('Czwarta', '20:30')).rejects.toThrow(/^The special "(Jedna|Druga|Trzecia)" already airs on Saturday 2026-11-28 2\d:\d\d-2\d:\d\d; end it first or choose another time\.$/)
  })

  test('a special that is ended early gives the air back', async () => {
    await started()
    const special = await schedule.addSpecial({ person: ola, by: ola, title: 'Krótko', startsAt: at('2026-11-23T18:20'), minutes: 30 })
    expect((await schedule.endRunningSpecial(at('2026-11-23T18:25')))?.id).toBe(special.id)
    expect(schedule.at(at('2026-11-23T18:25'))?.showSlug).toBe('vechir-na-prazi')
    expect(await schedule.endRunningSpecial(at('2026-11-23T18:26'))).toBeNull()
    await schedule.addSpecial({ person: ola, by: null, title: 'Jeszcze raz', startsAt: at('2026-11-23T18:25'), minutes: 30 })
    expect(schedule.at(at('2026-11-23T18:26'))?.title).toBe('Jeszcze raz')
    const said = await listAudit(database.db, { before: null, limit: 9, personId: null, action: 'special', subject: `special/${special.showSlug}` })
    expect(said.map(({ at, personName, action, details }) => [at, personName, action, details['title']])).toEqual([
      [at('2026-11-23T18:25'), null, 'special.ended', 'Krótko'],
      [at('2026-11-23T18:20'), 'Ola K', 'special.started', 'Krótko'],
    ])
  })

  test.each([['no title', '  ', 30], ['a title that nobody sees', '\u200b\u2060', 30], ['a title that turns letters round', 'Debata \u202Egpj', 30], ['an overlong title', 'a'.repeat(201), 30], ['no length', 'Debata', 0], ['half a minute', 'Debata', 0.5], ['more than a day', 'Debata', 1441]])('a special with %s is refused', async (_, title, minutes) => {
    await started()
    await expect(schedule.addSpecial({ person: ola, by: null, title, startsAt: at('2026-11-28T20:00'), minutes })).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('reads again when it hears that the programme changed, and says when it has', async () => {
    await started()
    edit('exceptions.yaml', (text) => text.replace('exceptions:\n', 'exceptions:\n  - {show: vechir-na-prazi, date: 2026-11-23, action: cancel, reason: {pl: Choroba}}\n'))
    await importShipped()
    expect(schedule.at(at('2026-11-23T18:30'))?.showSlug).toBe('vechir-na-prazi')
    const heard = readAgain()
    events.emit('programmeChanged', { reason: 'changed by another process' })
    await heard
    expect(schedule.at(at('2026-11-23T18:30'))).toBeNull()
  })

  test('other processes are told of an import and of a special', async () => {
    let told = 0
    let heardTwice = () => {}
    const twice = new Promise<void>((resolve) => (heardTwice = resolve))
    const onNotification = () => void (++told === 2 && heardTwice())
    const stop = await listen({ url: database.url, channel: PROGRAMME_CHANNEL, onNotification, log: silentLog })
    await started()
    await schedule.addSpecial({ person: ola, by: null, title: 'Debata', startsAt: at('2026-11-28T20:00'), minutes: 60 })
    await twice
    await stop()
    expect(told).toBe(2)
  })

  test('keeps the last programme while the database is away, and never throws for it', async () => {
    await started()
    await sql`alter table slots rename to slots_away`.execute(database.db)
    await schedule.load()
    expect(schedule.at(at('2026-11-23T18:30'))?.showSlug).toBe('vechir-na-prazi')
    expect(schedule.between(at('2027-02-01T00:00'), at('2027-02-08T00:00')).length).toBeGreaterThan(20)
    await sql`alter table slots_away rename to slots`.execute(database.db)
    await schedule.load()
    expect(schedule.at(at('2026-11-23T18:30'))?.showSlug).toBe('vechir-na-prazi')
  })
})

describe('the database itself refuses', () => {
  const show = { slug: 'x', title: 'X', latin_title: null, titles: '{}', languages: ['pl'], mode: 'live', plays: null, themes: [], music: 'none', archive: 'full', interaction: [], end_policy: '{}', descriptions: '{}', review: [], features: '{}' } as const
  const addShow = (change: object) => database.db.insertInto('shows').values({ ...show, languages: ['pl'], themes: [], interaction: [], review: [], ...change }).execute()

  test.each([
    ['commercial music kept in full', { music: 'commercial' }, 'shows_archive'],
    ['a slug with capitals', { slug: 'X y' }, 'shows_slug'],
    ['a show in no language', { languages: [] }, 'shows_languages'],
  ])('%s', async (_, change, constraint) => {
    await expect(addShow(change)).rejects.toMatchObject({ constraint })
  })

  test('an exception that does not say what to do', async () => {
    await importShipped()
    const exception = { show_slug: 'baobab', slot_key: '2000', date: '2026-12-04', action: 'move', reason: null, to_date: null, start_time: null, minutes: null, with_show: null, of_date: null, plays: null } as const
    await expect(database.db.insertInto('exceptions').values(exception).execute()).rejects.toMatchObject({ constraint: 'exceptions_action' })
  })
})
