// One change of the programme on the real process: pages, player and the air itself agree at once, told by one event.

import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { SHIPPED_FOLDER } from './schedules/station-files.ts'
import { command, commandIn } from './support/station-commands.ts'
import { startStation, type RealStation } from './support/real-station.ts'
import { until } from './support/until.ts'

const PASSWORD = 'a long enough password'

let folder: string
let station: RealStation
let cookie: string

interface Now {
  readonly onAir: { readonly occurrenceId: string | null; readonly reasonCode: string }
  readonly next: { readonly occurrenceId: string } | null
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'station-all-day-'))
  cpSync(path.join(SHIPPED_FOLDER, 'station.yaml'), path.join(folder, 'station.yaml'))
  cpSync(path.join(SHIPPED_FOLDER, 'sound'), path.join(folder, 'sound'), { recursive: true })
  const head = 'version: 1\nstation: imi-radio\n'
  writeFileSync(path.join(folder, 'hosts.yaml'), `${head}hosts:\n  - {slug: ala, name: Ala, languages: [pl]}\n`)
  const slot = '{rrule: "FREQ=DAILY", start: "00:00", minutes: 1440, first: 2026-01-01}'
  writeFileSync(path.join(folder, 'shows.yaml'), `${head}shows:\n  - {slug: all-day, title: Cały dzień, languages: [pl], mode: live, hosts: [ala], music: none, archive: full, description: {pl: Opis}, slots: [${slot}]}\n`)
  writeFileSync(path.join(folder, 'exceptions.yaml'), `${head}exceptions: []\n`)
  station = await startStation({ env: { STATION: folder } })
  await station.ready()
  await command(station, 'person', 'add', '--login', 'ewa', '--name', 'Ewa', '--role', 'coordinator', '--password', PASSWORD)
  const signedIn = await post('/sign-in', { login: 'ewa', password: PASSWORD })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await station.remove()
  rmSync(folder, { recursive: true })
})

const get = async <T>(url: string): Promise<T> => (await (await fetch(`${station.url}/api/v1${url}`, { headers: cookie ? { cookie } : {} })).json()) as T

function post(url: string, body: object): Promise<Response> {
  return fetch(`${station.url}/api/v1${url}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: station.url, ...(cookie ? { cookie } : {}) }, body: JSON.stringify(body) })
}

test('a running show that is cancelled at the desk is off the programme, the player and the air, and comes back when that is undone', async () => {
  const socket = new WebSocket(`${station.url.replace('http', 'ws')}/api/v1/events`)
  const heard: { readonly type: string; readonly now?: Now }[] = []
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString('utf8')) as { type: string; now?: Now }))
  await once(socket, 'open')
  const before = await until('the show is on', async () => {
    const { onAir } = await get<Now>('/now')
    return onAir.occurrenceId?.startsWith('all-day/') ? onAir : null
  })
  expect(before.reasonCode).toBe('host_not_here')
  const [showSlug = '', slotKey = '', date = ''] = before.occurrenceId?.split('/') ?? []

  const { revision } = await get<{ revision: number }>('/programme/plan')
  heard.length = 0
  const answer = await post('/programme/changes', { seen: revision, edit: { do: 'cancel', airing: { showSlug, slotKey, date }, reason: { pl: 'Awaria' } } })
  expect(answer.status).toBe(200)
  const { changeId } = (await answer.json()) as { changeId: number }

  // Who asks after the answer is told the new programme; nobody has to wait for a poll.
  const { occurrences } = await get<{ occurrences: { id: string; cancelled: object | null }[] }>('/programme')
  expect(occurrences.find((one) => one.id === before.occurrenceId)?.cancelled).toEqual({ reason: { pl: 'Awaria' } })
  const calendars = await Promise.all(['/programme.ics', '/shows/all-day.ics', '/hosts/ala.ics'].map(async (url) => (await fetch(station.url + url)).text()))
  for (const calendar of calendars) expect(calendar).toContain('STATUS:CANCELLED')
  await until('the page was told of the programme', () => heard.some((event) => event.type === 'programmeChanged'))
  const told = await until('the air has decided anew', () => heard.find((event) => event.now?.onAir.reasonCode === 'nothing_scheduled')?.now)
  expect(told.onAir.occurrenceId).toBeNull()
  expect((await get<Now>('/now')).onAir.reasonCode).toBe('nothing_scheduled')

  const events = () => heard.filter((event) => event.type === 'programmeChanged').length
  expect(events()).toBe(1)
  expect((await post(`/programme/changes/${changeId}/undo`, {})).status).toBe(200)
  await until('the show is back', () => heard.findLast((event) => event.now)?.now?.onAir.occurrenceId === before.occurrenceId)
  expect(events()).toBe(2)
  socket.close()
})

test('what is applied at the command line reaches the running station the same way', async () => {
  const hosts = path.join(folder, 'hosts.yaml')
  writeFileSync(hosts, 'version: 1\nstation: imi-radio\nhosts:\n  - {slug: ala, name: Ala zza Mostu, languages: [pl]}\n')
  const applied = await commandIn(station, { STATION: folder }, 'programme', 'apply')
  expect(applied).toMatchObject({ changed: [{ kind: 'host', key: 'ala' }], conflicts: [] })
  await until('the new name', async () => (await get<{ occurrences: { hosts: { name: string }[] }[] }>('/programme')).occurrences[0]?.hosts[0]?.name === 'Ala zza Mostu')
})

test('files that contradict the desk are told after a restart, and the alarm is over once somebody has decided', async () => {
  const inFiles = (minutes: number) => writeFileSync(path.join(folder, 'shows.yaml'), readFileSync(path.join(folder, 'shows.yaml'), 'utf8').replace(/minutes: \d+/, `minutes: ${minutes}`))
  const { revision, occurrences } = await get<{ revision: number; occurrences: { airing: { showSlug: string; slotKey: string; date: string } }[] }>('/programme/plan')
  const answer = await post('/programme/changes', { seen: revision, edit: { do: 'changeSlot', ...occurrences[0]?.airing, scope: 'all', to: { minutes: 1200 } } })
  expect(answer.status).toBe(200)
  inFiles(1300)
  station.process.kill('SIGTERM')
  await station.ended
  station = await startStation({ env: { STATION: folder }, dataDir: station.dataDir })
  await station.ready()
  const troubles = async () => ((await (await fetch(`${station.url}/health/ready`)).json()) as { troubles?: string[] }).troubles
  expect(await troubles()).toEqual([expect.stringMatching(/programme files and the desk say different things.*slot all-day\/0000: minutes is 1300 in the files and 1200 at the desk/)])
  await commandIn(station, { STATION: folder }, 'programme', 'apply', '--theirs', 'files')
  await until('the alarm is over', async () => (await troubles())?.length === 0)
  const { slots } = await get<{ slots: { minutes: number }[] }>('/programme/plan')
  expect(slots.map((slot) => slot.minutes)).toEqual([1300])
})
