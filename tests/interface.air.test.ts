// The programming interface of the real process, walked through its own description: nothing undescribed, nothing open by oversight.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from './support/station-commands.ts'
import { startStation, type RealStation } from './support/real-station.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly responses: Readonly<Record<string, { readonly content?: object }>>
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const PASSWORD = 'a long enough password'

/** What everybody may ask, signed in or not. */
const PUBLIC = ['getLive', 'getReady', 'listen', 'listenAll', 'getStation', 'getProgramme', 'listShows', 'getShow', 'signIn', 'signOut', 'getMe', 'getInvitation', 'acceptInvitation', 'getNow']
/** What a host may ask of their own; all else is for those who run the station. */
const OWN = ['changePassword', 'listMyKeys', 'createMyKey', 'revokeMyKey', 'endLiveSession']

/** Well-formed bodies, so that it is the person who is refused and not the words. */
const BODIES: Readonly<Record<string, object>> = {
  changePassword: { current: PASSWORD, next: 'another long password' },
  createMyKey: { label: 'BUTT' },
  createInvitation: { role: 'host' },
  startSpecial: { title: 'Debate', minutes: 5 },
  changeProgramme: { seen: 0, edit: { do: 'retireShow', slug: 'baobab' } },
}
/** Most things are found by a UUID. */
const IDS: Readonly<Record<string, string>> = { undoProgrammeChange: '1' }

let station: RealStation
let operations: (Operation & { readonly id: string; readonly method: string; readonly path: string })[]

beforeAll(async () => {
  station = await startStation()
  await station.ready()
  const document = (await (await fetch(`${station.url}/api/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, Operation>> }
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, id: operation.operationId ?? `${method} ${path}`, method: method.toUpperCase(), path })),
  )
})
afterAll(() => station.remove())

async function ask({ id, method, path }: { id: string; method: string; path: string }, cookie = ''): Promise<number> {
  const body = BODIES[id] && JSON.stringify(BODIES[id])
  const headers = { origin: station.url, ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) }
  const answer = await fetch(station.url + path.replace('{id}', IDS[id] ?? NOBODY), { method, headers, ...(body ? { body } : {}) })
  await answer.body?.cancel()
  return answer.status
}

test('every route says what it is for, what it answers, and how it refuses', () => {
  expect(operations.length).toBeGreaterThan(25)
  const undescribed = operations.filter(({ operationId, summary, tags, responses }) => {
    const statuses = Object.keys(responses)
    const shown = statuses.filter((status) => status.startsWith('2') && (status === '204' || responses[status]?.content))
    return !operationId || !summary || !tags?.length || shown.length === 0
  })
  expect(undescribed.map(({ id }) => id)).toEqual([])
  const unlimited = ['getLive', 'listenAll']
  expect(operations.filter(({ id, responses }) => !unlimited.includes(id) && !('429' in responses && '503' in responses)).map(({ id }) => id)).toEqual([])
  const closed = operations.filter(({ id }) => !PUBLIC.includes(id))
  expect(closed.filter(({ responses }) => !('401' in responses)).map(({ id }) => id)).toEqual([])
})

test('a stranger gets nothing that is not public', async () => {
  for (const operation of operations.filter(({ id }) => !PUBLIC.includes(id))) expect([operation.id, await ask(operation)]).toEqual([operation.id, 401])
})

test('a host gets nothing that belongs to those who run the station', async () => {
  await command(station, 'person', 'add', '--login', 'marta', '--name', 'Marta', '--role', 'host', '--password', PASSWORD)
  const signedIn = await fetch(`${station.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: station.url },
    body: JSON.stringify({ login: 'marta', password: PASSWORD }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  for (const operation of operations.filter(({ id }) => !PUBLIC.includes(id) && !OWN.includes(id))) expect([operation.id, await ask(operation, cookie)]).toEqual([operation.id, 403])
})

test('the figures tell listeners, hosts, and whether the audio clock keeps time and what was dropped', async () => {
  const figures = await (await fetch(`${station.url}/metrics`)).text()
  for (const name of ['listeners', 'live_sessions', 'clock_late_blocks_total', 'clock_longest_late_seconds', 'clock_dropped_blocks_total', 'encoder_dropped_seconds_total']) expect(figures).toContain(`\nradio_${name}`)
  expect(Number(/^radio_clock_blocks_total (\d+)/m.exec(figures)?.[1])).toBeGreaterThan(5)
})
