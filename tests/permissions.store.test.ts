// Every route of the interface, as every role, as a stranger, and with a token of each scope, against one table. A route that is
// not in the table fails: whoever adds one says here who may ask it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../server/people/person.ts'
import { SCOPES, type Scope } from '../server/people/scopes.ts'
import { openWholeApp, type WholeApp } from './support/whole-app.ts'

/** `who`: host, editor, moderator, coordinator, admin. `tokens`, an admin's: programme, people, air, archive, each to read and to write. `y` may, `-` is refused. */
interface Row {
  readonly who: string
  readonly tokens: string
}

/** For everybody, signed in or not. */
const PUBLIC: Row = { who: 'yyyyy', tokens: 'yy yy yy yy' }
/** For whoever is signed in, and comes in person. */
const OWN: Row = { who: 'yyyyy', tokens: '-- -- -- --' }
const row = (who: string, tokens: string): Row => ({ who, tokens })

const ROUTES: Readonly<Record<string, Row>> = {
  getLive: PUBLIC,
  getReady: PUBLIC,
  listen: PUBLIC,
  listenAll: PUBLIC,
  listenHls: PUBLIC,
  listenFromStart: PUBLIC,
  getSegment: PUBLIC,
  getStartOver: PUBLIC,
  listenAllPls: PUBLIC,
  getStation: PUBLIC,
  getImprint: PUBLIC,
  getProgramme: PUBLIC,
  getProgrammeCalendar: PUBLIC,
  getShowCalendar: PUBLIC,
  getHostCalendar: PUBLIC,
  listHosts: PUBLIC,
  getHost: PUBLIC,
  listShows: PUBLIC,
  getShow: PUBLIC,
  getCover: PUBLIC,
  getSpokenTitle: PUBLIC,
  listLanguages: PUBLIC,
  getLanguage: PUBLIC,
  getNow: PUBLIC,
  signIn: PUBLIC,
  signOut: PUBLIC,
  getMe: PUBLIC,
  getInvitation: PUBLIC,
  acceptInvitation: PUBLIC,
  sendIdea: PUBLIC,

  changePassword: OWN,
  listMySessions: OWN,
  endMyOtherSessions: OWN,
  endMySession: OWN,
  getMySecondStep: OWN,
  beginSecondStep: OWN,
  confirmSecondStep: OWN,
  endSecondStep: OWN,
  listMyTokens: OWN,
  createMyToken: OWN,
  revokeMyToken: OWN,
  listMyKeys: OWN,
  revokeMyKey: OWN,
  listMyShows: OWN,
  createMyKey: row('y--yy', '-- -- -- --'),

  createInvitation: row('---yy', '-- -y -- --'),
  listInvitations: row('---yy', '-- yy -- --'),
  listPeople: row('---yy', '-- yy -- --'),
  changePerson: row('---yy', '-- -y -- --'),
  listSessionsOf: row('---yy', '-- yy -- --'),
  endSessionsOf: row('---yy', '-- -y -- --'),
  listIdeas: row('---yy', '-- yy -- --'),
  moveIdea: row('---yy', '-- -y -- --'),
  deleteIdea: row('---yy', '-- -y -- --'),
  listAudit: row('---yy', '-- yy -- --'),

  getShowRoom: row('---yy', 'yy -- -- --'),
  putShowCover: row('---yy', '-y -- -- --'),
  changeShowCover: row('---yy', '-y -- -- --'),
  deleteShowCover: row('---yy', '-y -- -- --'),
  getWholeCover: row('---yy', 'yy -- -- --'),
  putSpokenTitle: row('---yy', '-y -- -- --'),
  deleteSpokenTitle: row('---yy', '-y -- -- --'),
  changeShowAddress: row('---yy', '-y -- -- --'),

  getPlan: row('-y-yy', 'yy -- -- --'),
  changeProgramme: row('---yy', '-y -- -- --'),
  getProgrammeFiles: row('---yy', 'yy -- -- --'),
  applyProgrammeFiles: row('---yy', '-y -- -- --'),
  listProgrammeChanges: row('-y-yy', 'yy -- -- --'),
  // An editor with a show of their own may, as for any change; this one was given none.
  undoProgrammeChange: row('---yy', '-y -- -- --'),

  startSpecial: row('---yy', '-- -- -y --'),
  endRunningSpecial: row('---yy', '-- -- -y --'),
  listLiveSessions: row('-yyyy', '-- -- yy --'),
  // Whose session it is decides; there is none here, so nobody is refused. tests/people/permissions.test.ts has the rule.
  endLiveSession: row('yyyyy', 'yy yy yy yy'),
  getOverride: row('-yyyy', '-- -- yy --'),
  takeAir: row('---yy', '-- -- -y --'),
  releaseAir: row('---yy', '-- -- -y --'),
  getAirLog: row('---yy', '-- -- yy --'),
  getAirLogDetails: row('---yy', '-- -- yy --'),
  exportAirLog: row('---yy', '-- -- yy --'),
  holdAirLog: row('---yy', '-- -- -y --'),
  liftAirLogHold: row('---yy', '-- -- -y --'),

  getMedia: PUBLIC,
  listEpisodes: PUBLIC,
  getEpisode: PUBLIC,
  previewEpisode: PUBLIC,
  searchArchive: PUBLIC,
  listArchiveChoices: PUBLIC,
  getFeed: PUBLIC,
  getLanguageFeed: PUBLIC,
  getShowFeed: PUBLIC,
  getChapters: PUBLIC,
  // Whose show it is decides, and there is no such episode: those who may know of all of them are told so. tests/archive/routes.real.test.ts has the rest.
  listDeskEpisodes: row('yyyyy', 'yy yy yy yy'),
  getDeskEpisode: row('-y-yy', '-- -- -- yy'),
  editEpisode: row('-y-yy', '-- -- -- -y'),
  discardEpisode: row('-y-yy', '-- -- -- -y'),
  publishEpisode: row('-y-yy', '-- -- -- -y'),
  unscheduleEpisode: row('-y-yy', '-- -- -- -y'),
  withdrawEpisode: row('-y-yy', '-- -- -- -y'),
  restoreEpisode: row('-y-yy', '-- -- -- -y'),
  createPreviewLink: row('-y-yy', '-- -- -- -y'),
  getDeskFile: row('-y-yy', '-- -- -- yy'),
  putTranscript: row('-y-yy', '-- -- -- -y'),
  deleteTranscript: row('-y-yy', '-- -- -- -y'),
  putEpisodeCover: row('-y-yy', '-- -- -- -y'),
  deleteEpisodeCover: row('-y-yy', '-- -- -- -y'),
  previewNotes: row('-y-yy', '-- -- -- -y'),
  readTrackList: row('-y-yy', '-- -- -- -y'),
  // Who has no show to send for is refused; whose upload it is, and for which show, tests/archive/uploads has.
  getUploadOptions: row('---yy', '-- -- -- yy'),
  listUploads: row('---yy', '-- -- -- yy'),
  beginUpload: row('---yy', '-- -- -- -y'),
  // Hosts bring the rest of a live show by the same door.
  beginLateSound: row('y--yy', '-- -- -y --'),
  getUpload: row('y--yy', '-- -- yy yy'),
  sendUpload: row('y--yy', '-- -- -y -y'),
  removeUpload: row('y--yy', '-- -- -y -y'),
  listJobs: row('-y-yy', '-- -- -- yy'),
  cancelJob: row('-y-yy', '-- -- -- -y'),
  retryJob: row('-y-yy', '-- -- -- -y'),

  listChatRooms: PUBLIC,
  listChatMessages: PUBLIC,
  sayInChat: PUBLIC,
  reportChatMessage: PUBLIC,
  getChatCase: PUBLIC,
  appealChatCase: PUBLIC,
  exportMyChat: PUBLIC,
  eraseMyChat: PUBLIC,
  actInChat: row('--yyy', '-- -- -y --'),
  listHeldChat: row('--yyy', '-- -- yy --'),
  listChatCases: row('--yyy', '-- -- yy --'),
  decideChatCase: row('--yyy', '-- -- -y --'),
  decideChatAppeal: row('--yyy', '-- -- -y --'),
  listChatBans: row('--yyy', '-- -- yy --'),
  endChatBan: row('--yyy', '-- -- -y --'),
  listChatWords: row('--yyy', '-- -- yy --'),
  putChatWords: row('--yyy', '-- -- -y --'),
  beginVoiceQuestion: PUBLIC,
  getVoiceQuestion: PUBLIC,
  sendVoiceQuestion: PUBLIC,
  eraseVoiceQuestion: PUBLIC,
  // Who looks after no show hears nothing; whose questions are whose, tests/voice has.
  listVoiceQuestions: row('---yy', '-- -- yy --'),
  hearVoiceQuestion: row('---yy', '-- -- yy --'),
  noteVoiceQuestion: row('---yy', '-- -- -y --'),
  changeVoiceOfQuestion: row('---yy', '-- -- -y --'),
  removeVoiceQuestion: row('---yy', '-- -- -y --'),
  getStorage: row('-y-yy', '-- -- -- yy'),
  getSpace: row('-y-yy', '-- -- -- yy'),
  lookAtFeed: row('---yy', '-- -- -- -y'),
  startImport: row('---yy', '-- -- -- -y'),
  listImports: row('---yy', '-- -- -- yy'),
  getImport: row('---yy', '-- -- -- yy'),
  stopImport: row('---yy', '-- -- -- -y'),
  listFeedMoves: row('---yy', '-- -- -- yy'),
  moveFeed: row('---yy', '-- -- -- -y'),
  keepFeed: row('---yy', '-- -- -- -y'),
}

const PASSWORD = 'long winter evening'
const NOBODY = '00000000-0000-4000-8000-000000000000'
/** Where ids are numbers. */
const IDS: Readonly<Record<string, string>> = { undoProgrammeChange: '999999' }

/** Well-formed bodies, so that it is the person who is refused and not the words. */
const BODIES: Readonly<Record<string, object>> = {
  signIn: { login: 'the-guest', password: PASSWORD },
  acceptInvitation: { name: 'Ola', password: PASSWORD },
  sendIdea: { text: 'Listy do domu', nick: 'Ola', contact: 'signal: ola.17' },
  changePassword: { current: PASSWORD, next: PASSWORD },
  beginSecondStep: { password: PASSWORD },
  confirmSecondStep: { code: '000000' },
  endSecondStep: { password: PASSWORD },
  createMyToken: { label: 'x', scopes: ['air:read'] },
  createMyKey: { label: 'BUTT' },
  createInvitation: { role: 'host' },
  changePerson: { shows: [] },
  moveIdea: { stage: 'trained' },
  changeProgramme: { seen: 999_999, dryRun: true, edit: { do: 'retireShow', slug: 'dzien-dobry-wisla' } },
  applyProgrammeFiles: { version: 'old' },
  changeShowCover: { alt: {} },
  changeShowAddress: { address: 'elsewhere' },
  startSpecial: { title: 'Debate', minutes: 5 },
  editEpisode: { revision: 1, title: 'Mine' },
  holdAirLog: { from: '2026-11-24T20:10:00+01:00', until: '2026-11-24T20:20:00+01:00', reason: 'A complaint' },
  publishEpisode: {},
  withdrawEpisode: { reason: 'Mine' },
  createPreviewLink: {},
  sayInChat: { room: 'station', nick: 'Ola', text: 'hello', language: 'en' },
  reportChatMessage: { room: 'station', message: 1, reason: 'spam' },
  appealChatCase: { text: 'It was a joke.' },
  actInChat: { do: 'slow', room: 'station', seconds: 0 },
  decideChatCase: { decision: 'kept' },
  decideChatAppeal: { outcome: 'upheld' },
  putChatWords: { hold: [], hide: [], allow: [] },
  previewNotes: { language: 'pl', text: '' },
  readTrackList: { text: '' },
  beginVoiceQuestion: { id: NOBODY, show: 'nothing', language: 'pl', bytes: 1 },
  noteVoiceQuestion: { answered: true },
  lookAtFeed: { url: 'nothing' },
  startImport: { url: 'nothing', show: 'nothing', publish: false, rightsConfirmed: true },
  moveFeed: { movedTo: 'https://elsewhere.example/feed.xml' },
}

interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string | undefined
  readonly tags: readonly string[]
  readonly responses: Readonly<Record<string, { readonly content?: object }>>
}

let whole: WholeApp
let operations: readonly Operation[]

beforeAll(async () => {
  whole = await openWholeApp()
  for (const role of [...ROLES, 'guest'] as const) {
    await whole.people.accounts.add({ login: `the-${role}`, name: role, role: role === 'guest' ? 'host' : role, password: PASSWORD, hostSlug: null })
  }
  const document = (await whole.app.inject('/api/v1/openapi.json')).json<{ paths: Record<string, Record<string, Omit<Operation, 'id' | 'method' | 'path'> & { operationId?: string }>> }>()
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, summary, tags = [], responses }]) => ({ id: operationId ?? `${method} ${path}`, method: method.toUpperCase(), path, summary, tags, responses })),
  )
})
afterAll(() => whole.close())

let addresses = 0

/** Asks once, from an address of its own, so that nobody is refused for asking often; gives the status and the code of a refusal. */
async function ask({ id, method, path }: Operation, headers: Record<string, string>): Promise<{ status: number; code: string }> {
  addresses += 1
  const answer = await whole.app.inject({
    method: method as 'GET', // the document's methods are those Fastify knows
    url: path.replace('{id}', IDS[id] ?? NOBODY).replace(/\{\w+\}/g, 'nothing-of-that-name'),
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    remoteAddress: `10.0.${addresses >> 8}.${addresses & 255}`,
    ...(BODIES[id] ? { payload: BODIES[id] } : {}),
    payloadAsStream: true,
  })
  // A mount plays for ever; the head of the answer is enough to know.
  const chunks: Buffer[] = []
  if (answer.statusCode >= 400) for await (const chunk of answer.stream()) chunks.push(chunk as Buffer)
  else answer.stream().destroy()
  const text = Buffer.concat(chunks).toString()
  return { status: answer.statusCode, code: text.startsWith('{') ? ((JSON.parse(text) as { code?: string }).code ?? '') : '' }
}

/** A new session for each question: some of them end it. */
async function cookieOf(role: Role): Promise<Record<string, string>> {
  const person = await whole.people.accounts.getByLogin(`the-${role}`)
  return { cookie: `imi_session=${(await whole.people.sessions.open(person)).token}` }
}

/** `y`: it was for the route to answer; `-`: refused for who asks. Anything else is told as it is. */
function verdict({ status, code }: { status: number; code: string }): string {
  if (status === 403 && code !== 'foreign_page') return '-'
  // Who may not write again so soon may write.
  if (code === 'too_fast') return 'y'
  if (status === 401 || status === 403 || status === 429 || status === 500) return `${status} ${code}`
  return 'y'
}

test('every route of the interface has its row in the table, and every row its route', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(ROUTES).sort())
})

test('every route says what it is for, what it answers, and how it refuses', () => {
  const undescribed = operations.filter(({ summary, tags, responses }) => {
    const statuses = Object.keys(responses)
    return !summary || tags.length === 0 || !statuses.some((status) => status.startsWith('2') && (status === '204' || responses[status]?.content))
  })
  expect(undescribed.map(({ id }) => id)).toEqual([])
  const unlimited = ['getLive', 'listenAll', 'listenAllPls']
  expect(operations.filter(({ id, responses }) => !unlimited.includes(id) && !('429' in responses && '503' in responses)).map(({ id }) => id)).toEqual([])
  expect(operations.filter(({ id, responses }) => ROUTES[id] !== PUBLIC && !('401' in responses)).map(({ id }) => id)).toEqual([])
})

describe('who gets what', () => {
  test('a stranger: what is public, and for all else the request to sign in', async () => {
    const got: Record<string, string> = {}
    for (const operation of operations) got[operation.id] = verdict(await ask(operation, {}))
    const expected = Object.fromEntries(operations.map(({ id }) => [id, ROUTES[id] === PUBLIC ? 'y' : '401 not_signed_in']))
    expect(got).toEqual(expected)
  })

  test.each(ROLES.map((role, at) => [role, at] as const))('%s', async (role, at) => {
    const got: Record<string, string> = {}
    for (const operation of operations) got[operation.id] = verdict(await ask(operation, await cookieOf(role)))
    expect(got).toEqual(Object.fromEntries(operations.map(({ id }) => [id, ROUTES[id]?.who[at] ?? 'not in the table'])))
  })

  test.each(SCOPES.map((scope, at) => [scope, at] as const))('a token of an admin with %s', async (scope, at) => {
    const got = await withToken('admin', [scope])
    expect(got).toEqual(Object.fromEntries(operations.map(({ id }) => [id, ROUTES[id]?.tokens.replaceAll(' ', '')[at] ?? 'not in the table'])))
  })

  test.each(ROLES.map((role, at) => [role, at] as const))('a token of a %s with every scope: never more than its owner, and nothing that opens doors', async (role, at) => {
    const got = await withToken(role, SCOPES)
    const expected = operations.map(({ id }) => {
      const { who, tokens } = ROUTES[id] ?? row('', '')
      return [id, who[at] === 'y' && tokens.includes('y') ? 'y' : '-']
    })
    expect(got).toEqual(Object.fromEntries(expected))
  })
})

async function withToken(role: Role, scopes: readonly Scope[]): Promise<Record<string, string>> {
  const person = await whole.people.accounts.getByLogin(`the-${role}`)
  const { secret } = await whole.people.tokens.create(person, { label: 'a program', scopes, days: 1 })
  const got: Record<string, string> = {}
  for (const operation of operations) got[operation.id] = verdict(await ask(operation, { authorization: `Bearer ${secret}`, 'sec-fetch-site': 'cross-site' }))
  return got
}
