// One person at the chat's socket: hello, a room, what they say. Knows the protocol and no socket.

import type { Clock } from '../../clock.ts'
import { isDatabaseAway } from '../../db/database-away.ts'
import { assertNever } from '../../errors.ts'
import { Allowance } from '../../http/allowance.ts'
import type { Log } from '../../log.ts'
import { isOver, type Access, type AccessEnded } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { isToken, keyOfPerson, keyOfToken, markOf, publicId } from '../author.ts'
import type { Cases } from '../cases/cases.ts'
import { CHAT_LIMITS, chatRequest, type ChatCloseReason, type ChatRefusalCode, type ChatReply, type ChatRequest } from '../chat-schema.ts'
import { CHAT_RATES, MOST_REFUSALS, MOST_UNREAD_BYTES, MOST_WAITING } from '../limits.ts'
import { HELP_CONTACTS } from '../moderation/help.ts'
import { checkNick, type ProtectedNames } from '../moderation/nick.ts'
import { findRoom, openRooms, presentRoom, type ChatProgramme, type Room, type StationName } from '../rooms.ts'
import { authorIn, type Speaking } from '../speaking.ts'
import { frameOf } from './fan-out.ts'
import type { Member } from './live-room.ts'
import type { LiveRooms } from './live-rooms.ts'

/** What the connection asks of its socket. */
export interface ChatWire {
  readonly bufferedAmount: number
  send(frame: Buffer): void
  close(why: ChatCloseReason): void
  /** At once and without a word: it does not read. */
  cutOff(): void
}

/** Who opened the socket. */
export interface Visitor {
  /** Null: a listener. */
  readonly person: Person | null
  readonly access: Access | null
  /** The chat's own cookie. */
  readonly cookieToken: string
  readonly address: string
}

export interface ConnectionServices {
  readonly rooms: LiveRooms
  readonly speaking: Speaking
  readonly cases: Cases
  readonly programme: ChatProgramme
  readonly station: StationName
  readonly names: () => Promise<ProtectedNames>
  readonly clock: Clock
  readonly log: Log
}

type Hello = Extract<ChatRequest, { type: 'hello' }>

export class ChatConnection implements Member {
  readonly visitor: Visitor
  authorKeys: readonly [string, ...string[]]
  isHere = false
  readonly mayModerate: boolean
  mayHost = false
  /** Said hello; the socket is not counted among those that have not. */
  isKnown = false
  readonly #wire: ChatWire
  readonly #services: ConnectionServices
  readonly #allowance: Allowance
  #nick: string | null = null
  #room: Room | null = null
  #inTurn: Promise<void> = Promise.resolve()
  #waiting = 0
  #refusals = 0
  #isOver = false
  readonly #helloTimer: NodeJS.Timeout

  constructor(wire: ChatWire, visitor: Visitor, services: ConnectionServices) {
    this.#wire = wire
    this.visitor = visitor
    this.#services = services
    this.#allowance = new Allowance(CHAT_RATES.connection, services.clock)
    this.authorKeys = [visitor.person ? keyOfPerson(visitor.person) : keyOfToken(visitor.cookieToken)]
    this.mayModerate = may(visitor.person, 'moderate_chat')
    this.#helloTimer = setTimeout(() => this.close('hello_timeout'), CHAT_LIMITS.helloWithinMs)
  }

  send(frame: Buffer): void {
    if (this.#isOver) return
    if (this.#wire.bufferedAmount > MOST_UNREAD_BYTES) return this.#cutOff()
    this.#wire.send(frame)
  }

  /** Takes one text message; they are answered one after the other. */
  text(data: Buffer): void {
    if (this.#isOver) return
    if (data.length > CHAT_LIMITS.frameBytes) return this.close('too_large')
    const request = chatRequest.safeParse(parseJson(data.toString('utf8')))
    if (!request.success || (request.data.type === 'hello') === this.isKnown) return this.close('bad_message')
    if (request.data.type === 'hello') {
      this.isKnown = true
      clearTimeout(this.#helloTimer)
    }
    if (this.#waiting >= MOST_WAITING) return this.close('flood')
    this.#waiting += 1
    this.#next(() => this.#answer(request.data).finally(() => (this.#waiting -= 1)))
  }

  /** Something was decided about a message of theirs, perhaps at another process. */
  decided(authorKey: string): void {
    if (this.authorKeys.includes(authorKey)) this.#next(() => this.#tellDecisions())
  }

  /** What they came in by may be over. */
  accessEnded(ended: AccessEnded): void {
    const { person, access } = this.visitor
    if (person && access && isOver(access, person.id, ended)) this.close('access_ended')
  }

  /** What they may do here was decided when they came: they come again as who they are now. */
  personChanged(personId: string): void {
    if (this.visitor.person?.id === personId) this.close('access_ended')
  }

  close(why: ChatCloseReason): void {
    if (this.#isOver) return
    this.gone()
    this.#wire.close(why)
  }

  /** The socket has closed. */
  gone(): void {
    this.#isOver = true
    clearTimeout(this.#helloTimer)
    if (this.#room) this.#services.rooms.leave(this, this.#room.id)
  }

  #next(work: () => Promise<void>): void {
    this.#inTurn = this.#inTurn.then(work).catch((error: unknown) => {
      this.#services.log.error({ err: error }, 'the chat could not answer')
      this.close('unavailable')
    })
  }

  async #answer(request: ChatRequest): Promise<void> {
    if (this.#isOver) return
    if (!this.#allowance.spend(1)) return this.#refuse('too_fast', 'That was very much at once; wait a moment.', 'id' in request ? request.id : null, this.#allowance.waitMs(1))
    try {
      await this.#do(request)
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      this.#refuse('unavailable', 'The station cannot keep this at the moment; try again in a few seconds.', 'id' in request ? request.id : null, 5000)
    }
  }

  #do(request: ChatRequest): Promise<void> | void {
    switch (request.type) {
      case 'hello':
        return this.#hello(request)
      case 'join':
        return this.#join(request.room, request.after)
      case 'nick':
        return this.#takeNick(request.nick)
      case 'say':
        return this.#say(request)
      case 'here':
        this.isHere = request.isHere
        return
      default:
        return assertNever(request)
    }
  }

  async #hello({ token, nick, isHere }: Hello): Promise<void> {
    const { person, cookieToken } = this.visitor
    const ownToken = isToken(token) ? token : cookieToken
    // A browser that is signed in keeps its listener's token besides: what bans the one bans the other.
    const keys = [...(person ? [keyOfPerson(person)] : []), keyOfToken(ownToken), keyOfToken(cookieToken)]
    const [first = keyOfToken(ownToken), ...others] = new Set(keys)
    this.authorKeys = [first, ...others]
    this.isHere = isHere
    const refusal = person ? null : nick === null ? null : await this.#checkNick(nick)
    if (person) this.#nick = person.name
    const { clock, programme, station } = this.#services
    const now = clock.now()
    this.#reply({
      type: 'welcome',
      version: 1,
      author: { id: publicId(first), nick: this.#nick, mark: person ? markOf(person, []) : null },
      token: person ? null : ownToken,
      rooms: openRooms(programme, station, now).map((room) => presentRoom(room, now)),
      limits: { text: CHAT_LIMITS.text, nick: CHAT_LIMITS.nick },
    })
    if (refusal) this.#refuse(refusal.code, refusal.message)
    await this.#tellDecisions()
  }

  async #join(id: string, after: number | null): Promise<void> {
    const { programme, station, clock, rooms } = this.#services
    const room = findRoom(id, programme, station, clock.now())
    if (!room) return this.#refuse('room_unknown', 'There is no such room now; choose one of the list.')
    const mayHost = may(this.visitor.person, 'host_chat', { hosts: room.hosts })
    if (room.opensAt !== null && clock.now() < room.opensAt && !mayHost) {
      return this.#refuse('room_closed', 'This room opens shortly before the show.', null, room.opensAt.getTime() - clock.now().getTime())
    }
    if (this.#room) rooms.leave(this, this.#room.id)
    this.#room = room
    this.mayHost = mayHost
    try {
      await rooms.join(this, room, after)
    } catch (error) {
      this.#room = null
      throw error
    }
    // It went while it came in.
    if (this.#isOver) rooms.leave(this, room.id)
  }

  async #takeNick(nick: string): Promise<void> {
    if (this.visitor.person) return this.#refuse('nick_taken', 'You are signed in and speak under your own name.')
    const refusal = await this.#checkNick(nick)
    if (refusal) this.#refuse(refusal.code, refusal.message)
    else if (this.#nick !== null) this.#reply({ type: 'named', nick: this.#nick })
  }

  /** Takes the nick when it can be had; else says why not. */
  async #checkNick(nick: string): Promise<{ readonly code: 'nick_invalid' | 'nick_taken'; readonly message: string } | null> {
    const checked = checkNick(nick, await this.#services.names())
    if (checked.code !== null) return checked
    this.#nick = checked.nick
    return null
  }

  async #say({ id, kind, text, language }: Extract<ChatRequest, { type: 'say' }>): Promise<void> {
    const { speaking, programme, station, clock } = this.#services
    if (!this.#room) return this.#refuse('not_in_a_room', 'Enter a room first.', id)
    // As it is now: the airing may have been moved or cancelled since.
    const room = findRoom(this.#room.id, programme, station, clock.now())
    if (!room) return this.#refuse('room_closed', 'This room is closed; what was said stays to be read.', id)
    const answer = await speaking.say(authorIn(room, { person: this.visitor.person, keys: this.authorKeys, address: this.visitor.address, nick: this.#nick }), room, { id, kind, text, language })
    if (answer.outcome === 'refused') return this.#refuse(answer.code, answer.message, id, answer.retryAt === null ? null : answer.retryAt.getTime() - clock.now().getTime())
    this.#refusals = 0
    this.#reply({ type: 'said', id, messageId: answer.messageId, state: answer.state })
    if (answer.help) this.#reply({ type: 'help', topic: answer.help, contacts: [...HELP_CONTACTS[answer.help]] })
  }

  async #tellDecisions(): Promise<void> {
    const { numbers, replies } = await this.#services.cases.untold(this.authorKeys).catch(() => ({ numbers: [], replies: [] }))
    if (this.#isOver || numbers.length === 0) return
    for (const reply of replies) this.#reply(reply)
    // Not noted while the database is away: told twice is better than not at all.
    await this.#services.cases.told(numbers).catch(() => {})
  }

  #refuse(code: ChatRefusalCode, message: string, id: string | null = null, retryMs: number | null = null): void {
    this.#refusals += 1
    if (this.#refusals > MOST_REFUSALS) return this.close('flood')
    const retryAt = retryMs === null ? null : new Date(this.#services.clock.now().getTime() + retryMs).toISOString()
    this.#reply({ type: 'refused', id, code, message, retryAt })
  }

  #reply(reply: ChatReply): void {
    this.send(frameOf(reply))
  }

  #cutOff(): void {
    this.gone()
    this.#wire.cutOff()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
