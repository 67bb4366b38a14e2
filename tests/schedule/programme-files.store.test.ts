// A coordinator decides at the desk between what the programme files say and what the desk has made of it.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Edit } from '../../schedules/programme-edit.ts'
import type { Database } from '../../server/db/database.ts'
import { listAudit } from '../../server/people/audit-log.ts'
import { programmeFilesRoutes } from '../../server/schedule/programme-files-routes.ts'
import type { FilesStateAnswer } from '../../server/schedule/programme-files-schema.ts'
import { ProgrammeFiles } from '../../server/schedule/programme-files.ts'
import { importProgramme, openConflicts } from '../../server/schedule/programme-import.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { openPlanApp, type PlanApp } from '../support/plan-app.ts'

let database: Database
let folder: string
let station: PlanApp
/** How many conflicts were left each time the files were applied. */
let left: number[]

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await sql`truncate programme_changes, programme_imports, specials, exceptions, slots, show_hosts, show_addresses, show_covers, shows, hosts, audit_entries cascade`.execute(database.db)
  folder = mkdtempSync(path.join(os.tmpdir(), 'station-'))
  for (const name of ['station.yaml', 'hosts.yaml', 'shows.yaml', 'exceptions.yaml']) copyFileSync(path.join(SHIPPED_FOLDER, name), path.join(folder, name))
  left = []
  station = await openPlanApp(database, folder, async (app, { schedule, clock }) => {
    const onApplied = async (open: number) => {
      left.push(open)
      await schedule.load()
    }
    await app.register(programmeFilesRoutes, { prefix: '/api/v1', files: new ProgrammeFiles({ db: database.db, folder, timeZone: 'Europe/Warsaw', clock, onApplied }) })
  })
})
afterEach(async () => {
  await station.close()
  rmSync(folder, { recursive: true })
})

const inFile = (name: string, from: string, to: string) => {
  const file = path.join(folder, name)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}
/** Its slot keeps the name it had. */
const baobabInFiles = (time: string) => inFile('shows.yaml', 'BYDAY=FR", start: "20:00"', `BYDAY=FR", name: "2000", start: "${time}"`)
const baobabAt = (startTime: string): Edit => ({ do: 'changeSlot', showSlug: 'baobab', slotKey: '2000', date: '2026-11-27', scope: 'all', to: { startTime } })
const renamed = async (name: string): Promise<Edit> => {
  const host = (await station.plan('2026-11-23', '2026-11-24')).hosts.find((one) => one.slug === 'ala-od-mostu')
  if (!host) throw new Error('the shipped programme has lost Ala')
  return { do: 'saveHost', host: { ...host, name } }
}
const ask = async (): Promise<FilesStateAnswer> => (await station.app.inject({ url: '/api/v1/programme/files', headers: { 'x-person': 'ewa' } })).json()
const decide = async (version: string | null, choices: readonly { kind: string; key: string; side: string }[]) => {
  const answer = await station.app.inject({ method: 'POST', url: '/api/v1/programme/files/apply', headers: { 'x-person': 'ewa' }, payload: { version: version ?? '', choices } })
  return { status: answer.statusCode, body: answer.json() as FilesStateAnswer & { code: string; message: string } }
}
const now = async () => {
  const plan = await station.plan('2026-11-23', '2026-11-24')
  return [plan.slots.find((slot) => slot.showSlug === 'baobab')?.startTime, plan.hosts.find((one) => one.slug === 'ala-od-mostu')?.name]
}
const BAOBAB = { kind: 'slot', key: 'baobab/2000' }
const ALA = { kind: 'host', key: 'ala-od-mostu' }

async function bothChanged(): Promise<void> {
  await station.edit(baobabAt('20:10'))
  await station.edit(await renamed('Ala znad Mostu'))
  baobabInFiles('20:15')
  inFile('hosts.yaml', 'name: Ala od Mostu', 'name: Ala zza Mostu')
}

test('one conflict is decided for the files, another stays open until it is decided for the desk, and the log says who and how', async () => {
  await bothChanged()
  const first = await ask()
  expect(first).toMatchObject({ problems: [], changes: [], conflicts: [{ ...ALA, files: { name: 'Ala zza Mostu' }, desk: { name: 'Ala znad Mostu' } }, { ...BAOBAB, base: { startTime: '20:00' }, files: { startTime: '20:15' }, desk: { startTime: '20:10' }, needs: null }] })

  const half = await decide(first.version, [{ ...BAOBAB, side: 'files' }])
  expect([half.status, half.body.conflicts.map(({ key }) => key), await now()]).toEqual([200, ['ala-od-mostu'], ['20:15', 'Ala znad Mostu']])
  expect(await openConflicts(database.db)).toHaveLength(1)
  // A start in between tells the open one again and brings nothing back.
  expect((await importProgramme(database.db, folder, { clock: station.clock })).conflicts).toHaveLength(1)

  const whole = await decide(half.body.version, [{ ...ALA, side: 'desk' }])
  expect([whole.status, whole.body.conflicts, await now(), left]).toEqual([200, [], ['20:15', 'Ala znad Mostu'], [1, 0]])
  expect((await importProgramme(database.db, folder, { clock: station.clock })).outcome).toBe('unchanged')

  const said = await listAudit(database.db, { before: null, limit: 9, personId: null, action: 'programme.conflicts_decided', subject: null })
  expect(said.map(({ personName, details }) => [personName, details])).toEqual([
    ['Ewa', { decided: [{ side: 'desk', conflict: 'host ala-od-mostu: name is "Ala zza Mostu" in the files and "Ala znad Mostu" at the desk' }] }],
    ['Ewa', { decided: [{ side: 'files', conflict: 'slot baobab/2000: startTime is "20:15" in the files and "20:10" at the desk' }] }],
  ])
})

test('whoever decides about a list that is old is told so, and nothing is half done', async () => {
  await bothChanged()
  const { version } = await ask()
  await station.edit(baobabAt('20:05'), 'olga')
  expect(await decide(version, [{ ...BAOBAB, side: 'files' }, { ...ALA, side: 'files' }])).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
  expect([await now(), left]).toEqual([['20:05', 'Ala znad Mostu'], []])
  const { version: fresh } = await ask()
  inFile('hosts.yaml', 'name: Ala zza Mostu', 'name: Ala spod Mostu')
  expect(await decide(fresh, [{ ...ALA, side: 'files' }])).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
})

test('a decision that clashes is refused with both names, and the others with it', async () => {
  await station.edit({ do: 'addSlot', slot: { showSlug: 'o-drom', rule: null, firstDate: '2026-12-04', startTime: '22:12', minutes: 20, timeZone: null, exdates: [], rdates: [] } })
  await bothChanged()
  inFile('shows.yaml', '20:15', '20:20')
  const { version, conflicts } = await ask()
  expect(conflicts).toHaveLength(2)
  expect(await decide(version, [{ ...BAOBAB, side: 'files' }, { ...ALA, side: 'files' }])).toMatchObject({ status: 409, body: { code: 'clash', message: expect.stringMatching(/"Baobab".*"O Drom"/) as string } })
  expect(await now()).toEqual(['20:10', 'Ala znad Mostu'])
  expect(await decide(version, [{ ...BAOBAB, side: 'desk' }, { ...ALA, side: 'files' }])).toMatchObject({ status: 200 })
  expect(await now()).toEqual(['20:10', 'Ala zza Mostu'])
})

test('a show that the files removed is not taken while its airing that the desk cancelled is kept, and the sentence names both', async () => {
  await station.edit({ do: 'cancel', airing: { showSlug: 'most-radiowy', slotKey: await slotOf('most-radiowy'), date: await dateOf('most-radiowy') }, reason: { pl: 'Choroba' } })
  await station.edit({ do: 'changeSlot', showSlug: 'most-radiowy', slotKey: await slotOf('most-radiowy'), date: await dateOf('most-radiowy'), scope: 'all', to: { minutes: 50 } })
  const file = path.join(folder, 'shows.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, text.indexOf('  - slug: most-radiowy')))
  const { version, conflicts } = await ask()
  const slot = conflicts.find(({ kind }) => kind === 'slot')
  const exception = conflicts.find(({ kind }) => kind === 'exception')
  expect(slot).toMatchObject({ files: null })
  expect(exception).toMatchObject({ needs: 'show most-radiowy' })
  const choice = (one: typeof slot, side: string) => ({ kind: one?.kind ?? '', key: one?.key ?? '', side })
  const mixed = await decide(version, [choice(slot, 'files'), choice(exception, 'desk')])
  expect(mixed).toMatchObject({ status: 409, body: { code: 'choices_unfit', message: expect.stringContaining(`slot ${slot?.key}`) as string } })
  expect(mixed.body.message).toContain(`exception ${exception?.key}`)
  const all = await decide(version, conflicts.map((one) => choice(one as typeof slot, 'files')))
  expect([all.status, all.body.conflicts, (await station.plan('2026-11-23', '2026-11-24')).shows.some(({ slug }) => slug === 'most-radiowy')]).toEqual([200, [], false])
})

test('files with mistakes are told with file and line, and are not applied', async () => {
  inFile('hosts.yaml', 'name: Ala od Mostu', 'nick: Ala')
  const state = await ask()
  expect(state).toMatchObject({ version: null, conflicts: [], problems: expect.arrayContaining([expect.stringMatching(/hosts\.yaml:\d+/)]) as string[] })
  expect(await decide('whatever', [])).toMatchObject({ status: 400, body: { code: 'programme_files' } })
})

async function slotOf(show: string): Promise<string> {
  return (await station.plan('2026-11-23', '2026-11-24')).slots.find((one) => one.showSlug === show)?.key ?? ''
}

async function dateOf(show: string): Promise<string> {
  return (await station.plan('2026-11-23', '2026-12-23')).occurrences.find((one) => one.show.slug === show)?.airing?.date ?? ''
}
