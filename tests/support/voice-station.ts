// The whole application with listeners' questions, and people who may hear some of them. Sounds are made by ffmpeg.

import { randomBytes, randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { Person } from '../../server/people/person.ts'
import type { DeskQuestion, OwnQuestion } from '../../server/voice/schema.ts'
import { openWholeApp, type WholeApp } from './whole-app.ts'

export const ASKED = 'o-drom'
const HOSTS = { host: 'o-drom', other: 'vechir-na-prazi' } as const

export type VoicePerson = 'host' | 'other' | 'editor' | 'coordinator' | 'moderator'

export interface Asker {
  readonly id: string
  readonly token: string
}

export interface VoiceStation {
  readonly whole: WholeApp
  /** As a listener, from an address of their own unless told. */
  ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD', url: string, more?: { readonly token?: string; readonly payload?: object | Buffer; readonly headers?: Record<string, string>; readonly from?: string }): Promise<LightMyRequestResponse>
  as(who: VoicePerson, method: 'GET' | 'PATCH' | 'POST' | 'DELETE' | 'PUT', url: string, payload?: object | Buffer, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  begin(bytes: number, wish?: Partial<{ id: string; token: string; show: string; language: string; mayAir: boolean; from: string }>): Promise<Asker & { readonly answer: LightMyRequestResponse }>
  piece(asker: Asker, bytes: Buffer, offset: number): Promise<LightMyRequestResponse>
  /** Sends all of it; gives how it stands then. */
  send(sound: Buffer, wish?: Parameters<VoiceStation['begin']>[1]): Promise<Asker & { readonly stands: OwnQuestion }>
  /** The secret of somebody's session, for a browser. */
  sessionOf(who: VoicePerson): string
  listAs(who: VoicePerson, query?: string): Promise<readonly DeskQuestion[]>
  close(): Promise<void>
}

/** `siteFolder`: a built site, for tests with a browser. */
export async function openVoiceStation(options: { readonly siteFolder?: string } = {}): Promise<VoiceStation> {
  const whole = await openWholeApp(options)
  const { accounts, sessions } = whole.people
  const hostOf = async (show: string) => (await whole.app.inject(`/api/v1/shows/${show}`)).json<{ hosts: { slug: string }[] }>().hosts[0]?.slug ?? ''
  const add = async (login: VoicePerson, role: Person['role'], hostSlug: string | null) => accounts.add({ login, name: login, role, password: 'long winter evening', hostSlug })
  await add('host', 'host', await hostOf(HOSTS.host))
  await add('other', 'host', await hostOf(HOSTS.other))
  await add('editor', 'editor', null)
  await add('coordinator', 'coordinator', null)
  await add('moderator', 'moderator', null)
  const cookies = new Map<string, string>()
  for (const login of ['host', 'other', 'editor', 'coordinator', 'moderator']) cookies.set(login, `imi_session=${(await sessions.open(await accounts.getByLogin(login))).token}`)
  let asked = 0
  const ask: VoiceStation['ask'] = (method, url, { token, payload, headers = {}, from } = {}) => {
    asked += 1
    return whole.app.inject({ method, url, remoteAddress: from ?? `10.2.${asked >> 8}.${asked & 255}`, headers: { 'sec-fetch-site': 'same-origin', ...(token === undefined ? {} : { 'x-voice-token': token }), ...headers }, ...(payload === undefined ? {} : { payload }) })
  }
  const begin: VoiceStation['begin'] = async (bytes, { id = randomUUID(), token = randomBytes(32).toString('base64url'), show = ASKED, language = 'rom', mayAir = false, from } = {}) => {
    const answer = await ask('POST', '/api/v1/voice/questions', { token, payload: { id, show, language, mayAir, bytes }, ...(from === undefined ? {} : { from }) })
    return { id, token, answer }
  }
  const piece: VoiceStation['piece'] = ({ id, token }, bytes, offset) =>
    ask('PATCH', `/api/v1/voice/questions/${id}`, { token, payload: bytes, headers: { 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0', 'upload-offset': String(offset) } })
  const as: VoiceStation['as'] = (who, method, url, payload, headers = {}) =>
    whole.app.inject({ method, url, headers: { 'sec-fetch-site': 'same-origin', 'cookie': cookies.get(who) ?? '', ...headers }, ...(payload === undefined ? {} : { payload }) })
  return {
    whole,
    ask,
    as,
    begin,
    piece,
    send: async (sound, wish) => {
      const asker = await begin(sound.length, wish)
      await piece(asker, sound, 0)
      return { ...asker, stands: (await ask('GET', `/api/v1/voice/questions/${asker.id}`, { token: asker.token })).json<OwnQuestion>() }
    },
    sessionOf: (who) => cookies.get(who)?.replace('imi_session=', '') ?? '',
    listAs: async (who, query = '') => (await as(who, 'GET', `/api/v1/desk/voice/questions${query}`)).json<{ questions: DeskQuestion[] }>().questions,
    close: () => whole.close(),
  }
}
