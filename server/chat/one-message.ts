// One message without a socket: what a page without JavaScript sends, or a program that says one thing. The same checks and limits as there.

import type { Clock } from '../clock.ts'
import { AppError, type ErrorKind } from '../errors.ts'
import type { Person } from '../people/person.ts'
import { keyOfPerson, keyOfToken } from './author.ts'
import type { ChatRefusalCode } from './chat-schema.ts'
import { checkNick, type ProtectedNames } from './moderation/nick.ts'
import { findRoom, type ChatProgramme, type StationName } from './rooms.ts'
import type { NewMessage } from './schema.ts'
import { authorIn, type Answer, type Speaking, type Words } from './speaking.ts'

export interface OneMessageParts {
  readonly speaking: Speaking
  readonly programme: ChatProgramme
  readonly station: StationName
  readonly names: () => Promise<ProtectedNames>
  readonly clock: Clock
}

/** Who says it. */
export interface Sender {
  readonly person: Person | null
  readonly token: string
  readonly address: string
}

/** Says it, or throws why not. */
export async function sayOne({ speaking, programme, station, names, clock }: OneMessageParts, { person, token, address }: Sender, message: NewMessage, id: Words['id']): Promise<Extract<Answer, { outcome: 'said' }>> {
  const room = findRoom(message.room, programme, station, clock.now())
  if (!room) throw new AppError('not-found', 'room_unknown', 'There is no such room now; choose one of the list.')
  const checked = person ? null : checkNick(message.nick, await names())
  if (checked && checked.code !== null) throw new AppError('invalid', checked.code, checked.message)
  const keys = person ? ([keyOfPerson(person), keyOfToken(token)] as const) : ([keyOfToken(token)] as const)
  const answer = await speaking.say(authorIn(room, { person, keys, address, nick: checked?.nick ?? null }), room, { id, kind: message.kind, text: message.text, language: message.language })
  if (answer.outcome === 'said') return answer
  const waitMs = answer.retryAt === null ? null : answer.retryAt.getTime() - clock.now().getTime()
  throw new AppError(KINDS[answer.code] ?? 'invalid', answer.code, answer.message, waitMs === null ? {} : { details: { retryAfterSeconds: Math.ceil(waitMs / 1000) } })
}

const KINDS: Partial<Record<ChatRefusalCode, ErrorKind>> = { room_closed: 'conflict', slow_mode: 'too-many', too_fast: 'too-many', waiting_full: 'too-many', banned: 'forbidden' }
