// The chat's socket, protocol imi.chat.v1: every message both sides may send. docs/chat-protocol.md tells it in words.

import { z } from 'zod'

/** The WebSocket subprotocol a client must offer; its number changes when old clients could no longer understand. */
export const CHAT_PROTOCOL = 'imi.chat.v1'

/** How much of anything may be sent; lengths in UTF-16 units, before the text is tidied. */
export const CHAT_LIMITS = {
  /** One message of a client, as bytes of UTF-8. */
  frameBytes: 4096,
  text: 500,
  nick: 32,
  /** Messages given on joining, and the most that a page of older ones has. */
  history: 50,
  helloWithinMs: 10_000,
} as const

const instant = z.iso.datetime()
/** `station`, or the id of an occurrence. */
export const roomId = z.string().min(1).max(200)
/** Chosen by the client, new for each thing it says: saying the same again under the same id is harmless. */
const sayId = z.uuid()
const language = z.string().min(2).max(35).regex(/^[A-Za-z0-9-]+$/)

export const messageKind = z.enum(['message', 'question', 'dedication'])
export const queueState = z.enum(['queued', 'on_air', 'answered'])
/** Why a message waits for a moderator. */
export const heldFor = z.enum(['raid', 'words', 'help', 'network'])

/** What a client may say. */
export const chatRequest = z.discriminatedUnion('type', [
  /** First of all. `token`: the author's, kept from an earlier `welcome`. `language`: what its own texts are shown in. */
  z.object({ type: z.literal('hello'), token: z.string().max(64).nullable(), nick: z.string().max(200).nullable(), language, isHere: z.boolean().default(false) }),
  /** Enters a room and leaves the one before. `after`: the last `seq` this client has of that room; null: it has nothing. */
  z.object({ type: z.literal('join'), room: roomId, after: z.number().int().min(0).nullable() }),
  z.object({ type: z.literal('nick'), nick: z.string().max(200) }),
  z.object({ type: z.literal('say'), id: sayId, kind: messageKind, text: z.string().max(2000), language }),
  /** "I'm here", without typing; false takes it back. */
  z.object({ type: z.literal('here'), isHere: z.boolean() }),
])

export const authorMark = z.enum(['host', 'moderator', 'station'])

export const chatMessage = z
  .object({
    id: z.number().int().meta({ description: 'Its number in the room; the order in which messages were said' }),
    at: instant,
    kind: messageKind,
    state: z.enum(['shown', 'held', 'hidden', 'erased']).meta({ description: 'held: waits for a moderator, seen by its author and moderators only. hidden, erased: take it off the screen; only moderators still get the text of a hidden one' }),
    text: z.string().meta({ description: 'Plain text in any script; never markup' }),
    language: z.string().meta({ description: 'BCP-47, as its author said' }),
    author: z
      .object({ id: z.string().meta({ description: 'The same for all messages of one author; no name and no secret' }), nick: z.string(), mark: authorMark.nullable() })
      .nullable()
      .meta({ description: 'null: hidden or erased' }),
    queue: queueState.nullable().meta({ description: 'Where a question or dedication stands; the queue is in the order of ids' }),
    linksAllowed: z.boolean().meta({ description: 'A moderator allows its links to be links; else they are shown as text' }),
    heldFor: heldFor.nullable().meta({ description: 'Only for moderators and, but for "raid", the author' }),
  })
  .meta({ id: 'ChatMessage' })

export const chatRoom = z
  .object({
    id: roomId,
    kind: z.enum(['station', 'show']),
    title: z.string(),
    showSlug: z.string().nullable(),
    languages: z.array(z.string()).meta({ description: 'Of the show or the station, the main one first' }),
    isOpen: z.boolean().meta({ description: 'Whether anybody may say something now' }),
    opensAt: instant.nullable().meta({ description: 'null: always open' }),
    closesAt: instant.nullable(),
  })
  .meta({ id: 'ChatRoom' })

const refusalCode = z.enum([
  'nick_missing', 'nick_invalid', 'nick_taken', 'text_invalid', 'room_unknown', 'room_closed', 'not_in_a_room', 'slow_mode', 'too_fast', 'banned', 'waiting_full', 'unavailable',
])

const caseDecision = z.enum(['kept', 'hidden', 'timed_out', 'banned'])
/** The station's rules of conversation; pages have the words for each, in every language. */
export const reasonCode = z.enum(['insult', 'hate', 'threat', 'harassment', 'private_data', 'spam', 'advertising', 'illegal', 'off_topic', 'impersonation', 'other'])

/** What the station says to a client. */
export const chatReply = z.discriminatedUnion('type', [
  /** Answer to `hello`. Keep `token`: it continues this author, and is what exports or erases what they said. */
  z.object({
    type: z.literal('welcome'),
    version: z.literal(1),
    author: z.object({ id: z.string(), nick: z.string().nullable(), mark: authorMark.nullable() }),
    token: z.string().nullable().meta({ description: 'null: signed in; the account is who they are' }),
    rooms: z.array(chatRoom),
    limits: z.object({ text: z.number().int(), nick: z.number().int() }),
  }),
  /** The nick is taken from now on. */
  z.object({ type: z.literal('named'), nick: z.string() }),
  /** The rooms that are open now: said when that changes. */
  z.object({ type: z.literal('rooms'), rooms: z.array(chatRoom) }),
  /** State of the joined room; after `join` and whenever it changes. */
  z.object({
    type: z.literal('room'),
    room: chatRoom,
    slowSeconds: z.number().int().meta({ description: 'Between two messages of one author; 0: not slow' }),
    isRaid: z.boolean().meta({ description: 'First messages of newcomers wait for a moderator' }),
    pinned: chatMessage.nullable(),
    mayModerate: z.boolean(),
    mayHost: z.boolean().meta({ description: 'May pin, move the queue, hide and slow down in this room' }),
  }),
  /**
   * New messages and changed ones: put each in the place of the one with its `id`. `seq` is where to `join` from after a lost line.
   * `reset`: forget what you have of the room; these are its last messages.
   */
  z.object({ type: z.literal('messages'), room: roomId, seq: z.number().int(), reset: z.boolean(), messages: z.array(chatMessage) }),
  /** At most one a second. */
  z.object({ type: z.literal('counts'), room: roomId, here: z.number().int(), present: z.number().int() }),
  /** What was said under `id` is kept. `held`: it waits for a moderator. `hidden`: nobody sees it, and a `decision` says why. */
  z.object({ type: z.literal('said'), id: sayId, messageId: z.number().int(), state: z.enum(['shown', 'held', 'hidden']) }),
  /** Nothing was kept; the draft should stay. `retryAt`: when saying the same again can succeed. */
  z.object({ type: z.literal('refused'), id: sayId.nullable(), code: refusalCode, message: z.string(), retryAt: instant.nullable() }),
  /** Only to the author of a message that sounds like danger: help, privately. */
  z.object({ type: z.literal('help'), topic: z.enum(['violence', 'suicide', 'trafficking']), contacts: z.array(z.object({ name: z.string(), phone: z.string(), hours: z.string() })) }),
  /** Only to the author: what was decided about their message, and why (DSA art. 17). Said until the author has it. */
  z.object({
    type: z.literal('decision'),
    case: z.string(),
    text: z.string(),
    decision: caseDecision,
    reason: reasonCode.nullable(),
    note: z.string().nullable(),
    decidedAt: instant,
    until: instant.nullable().meta({ description: 'End of a time-out or ban' }),
    appealBefore: instant.nullable().meta({ description: 'null: no appeal is possible (any more)' }),
  }),
  /** The last words before the station closes the socket, with the close code's sentence. */
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
])

export type ChatRequest = z.infer<typeof chatRequest>
export type ChatReply = z.infer<typeof chatReply>
export type ChatMessage = z.infer<typeof chatMessage>
export type ChatRoom = z.infer<typeof chatRoom>
export type MessageKind = z.infer<typeof messageKind>
export type QueueState = z.infer<typeof queueState>
export type HeldFor = z.infer<typeof heldFor>
export type AuthorMark = z.infer<typeof authorMark>
export type ReasonCode = z.infer<typeof reasonCode>
export type CaseDecision = z.infer<typeof caseDecision>
export type ChatRefusalCode = z.infer<typeof refusalCode>
export type HelpTopic = Extract<ChatReply, { type: 'help' }>['topic']

/** Why the station closes a socket: the close code, its stable name, and what to do. */
export const CHAT_CLOSE = {
  unavailable: { status: 1011, message: 'The station could not answer. The chat connects again by itself.' },
  too_many: { status: 1013, message: 'Too many people or windows are in the chat from here. Try again in a minute.' },
  bad_message: { status: 4400, message: 'That is not part of the chat protocol imi.chat.v1. Reload the page.' },
  access_ended: { status: 4401, message: 'You are signed out, or your role was changed. The chat connects again as who you are now.' },
  hello_timeout: { status: 4408, message: 'No hello came in time. Reload the page.' },
  too_large: { status: 4413, message: 'That was too long for the chat. Send less at once.' },
  wrong_protocol: { status: 4426, message: 'Offer the WebSocket subprotocol imi.chat.v1. Reload the page to get the current chat.' },
  flood: { status: 4429, message: 'Too much was sent at once. Wait a minute, then open the chat again.' },
  not_reading: { status: 4430, message: 'This page does not read what the chat sends. Reload it.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ChatCloseReason = keyof typeof CHAT_CLOSE
