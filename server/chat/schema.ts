// What of the chat crosses the wire over HTTP: rooms, older messages, reports and cases, one's own data, and the moderators' deeds.

import { z } from 'zod'
import { CHAT_LIMITS, chatMessage, chatRoom, messageKind, queueState, reasonCode, roomId } from './chat-schema.ts'

const instant = z.iso.datetime()
const messageId = z.number().int().min(1)
const note = z.string().max(2000).default('').meta({ description: 'In words, for the author and the record; at most 1000 characters' })

export const nothing = z.null().meta({ description: 'Done' })

export const rooms = z.object({ rooms: z.array(chatRoom) })

export const messagesQuery = z.object({
  room: roomId,
  before: z.coerce.number().int().min(1).optional().meta({ description: 'Only messages with a smaller id' }),
  queue: queueState.optional().meta({ description: 'Only questions and dedications that stand so: a host who comes late has what was asked before' }),
  limit: z.coerce.number().int().min(1).max(CHAT_LIMITS.history).default(CHAT_LIMITS.history),
})
export const messages = z.object({ messages: z.array(chatMessage).meta({ description: 'Oldest first; only shown ones' }) })

export const newMessage = z
  .object({
    room: roomId,
    nick: z.string().max(200).default('').meta({ description: 'Not asked of who is signed in' }),
    kind: messageKind.default('message'),
    text: z.string().max(2000),
    language: z.string().min(2).max(35).regex(/^[A-Za-z0-9-]+$/),
  })
  .meta({ id: 'NewChatMessage' })
export type NewMessage = z.infer<typeof newMessage>
export const messageTaken = z.object({ messageId, state: z.literal('shown') }).meta({ id: 'ChatMessageTaken' })
/** Kept, and everybody sees it later or not at all. */
export const messageWaits = z
  .object({
    code: z.enum(['held', 'hidden', 'help']).meta({ description: 'help: it sounds like danger, and nothing is public' }),
    messageId,
    help: z.object({ topic: z.enum(['violence', 'suicide', 'trafficking']), contacts: z.array(z.object({ name: z.string(), phone: z.string(), hours: z.string() })) }).nullable(),
  })
  .meta({ id: 'ChatMessageWaits' })
export type MessageWaitsOnWire = z.infer<typeof messageWaits>

export const caseNumber = z.object({ number: z.string().max(40).meta({ description: 'Such as K3MW-7PQA; whoever has it may follow the case' }) })

export const newReport = z.object({ room: roomId, message: messageId, reason: reasonCode, note })
export const reportTaken = z.object({ case: z.string(), at: instant }).meta({ id: 'ChatReportTaken' })

export const caseState = z.enum(['open', 'decided', 'appealed', 'closed'])
export const decision = z.enum(['kept', 'hidden', 'timed_out', 'banned'])

/** A case as its reporter or author may see it: what was decided and why, never who reported. */
export const publicCase = z
  .object({
    number: z.string(),
    state: caseState,
    openedAt: instant,
    decision: decision.nullable(),
    reason: reasonCode.nullable(),
    note: z.string().nullable(),
    decidedAt: instant.nullable(),
    /** Whether a person or a rule of the station decided (DSA art. 17 (3) c). */
    isAutomatic: z.boolean(),
    appealBefore: instant.nullable(),
    appealOutcome: z.enum(['upheld', 'reversed']).nullable(),
  })
  .meta({ id: 'ChatCase' })

export const newAppeal = z.object({ text: z.string().min(1).max(4000).meta({ description: 'Why the decision is wrong; 1-1000 characters' }) })

export const mine = z
  .object({
    author: z.string(),
    messages: z.array(
      z.object({ room: z.string(), id: messageId, at: instant, kind: messageKind, text: z.string(), nick: z.string(), language: z.string(), state: z.enum(['shown', 'held', 'hidden']) }),
    ),
    cases: z.array(z.object({ number: z.string(), openedAt: instant, state: caseState, decision: decision.nullable(), reason: reasonCode.nullable(), text: z.string() })),
    bans: z.array(z.object({ from: instant, until: instant, reason: reasonCode })),
  })
  .meta({ id: 'ChatMine', description: 'Everything the station keeps of one author' })
export const erased = z.object({ messages: z.number().int().meta({ description: 'How many were erased, on every screen at once' }) })

/** What moderators, and hosts in their show's room, do to a message, its author or the room. */
export const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('hide'), room: roomId, message: messageId, reason: reasonCode, note }),
  /** Shows what is held or hidden. */
  z.object({ do: z.literal('show'), room: roomId, message: messageId }),
  z.object({ do: z.literal('allow_links'), room: roomId, message: messageId, allow: z.boolean() }),
  z.object({ do: z.literal('pin'), room: roomId, message: messageId.nullable() }),
  z.object({ do: z.literal('queue'), room: roomId, message: messageId, to: queueState.nullable() }),
  z.object({ do: z.literal('slow'), room: roomId, seconds: z.number().int().min(0).max(600) }),
  /** Starts or ends what a raid starts by itself. */
  z.object({ do: z.literal('raid'), room: roomId, on: z.boolean() }),
  /** Ends the raid and shows everything it holds: it was none. */
  z.object({ do: z.literal('no_raid'), room: roomId }),
  z.object({ do: z.literal('time_out'), room: roomId, message: messageId, minutes: z.number().int().min(1).max(60), reason: reasonCode, note }),
  z.object({
    do: z.literal('ban'),
    room: roomId,
    message: messageId,
    hours: z.number().int().min(1).max(24 * 30),
    reason: reasonCode,
    note,
    /** Newcomers from the author's network may not write either, while it lasts. */
    withNetwork: z.boolean().default(true),
    /** Everything the author said in the last hour goes too. */
    hideAll: z.boolean().default(true),
  }),
])
export const deedDone = z.object({ case: z.string().nullable().meta({ description: 'The case it opened or decided' }) })

export const heldMessages = z.object({ held: z.array(z.object({ room: z.string(), message: chatMessage })) })

export const casesQuery = z.object({ state: caseState.default('open') })
const deskCase = publicCase
  .extend({
    room: z.string(),
    message: messageId,
    text: z.string().meta({ description: 'As it was when the case was opened' }),
    language: z.string(),
    author: z.object({ nick: z.string(), id: z.string() }),
    reports: z.array(z.object({ at: instant, reason: reasonCode, note: z.string() })).meta({ description: 'Who reported is not kept with a name, and never told' }),
    decidedBy: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
    appeal: z.object({ at: instant, text: z.string() }).nullable(),
    /** The decision was one's own, or the case is not appealed: then somebody else decides the appeal. */
    mayDecideAppeal: z.boolean(),
  })
  .meta({ id: 'ChatDeskCase' })
export const deskCases = z.object({ cases: z.array(deskCase).meta({ description: 'Oldest first' }) })

export const newDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('kept'), note }),
  z.object({ decision: z.literal('hidden'), reason: reasonCode, note }),
])
export const appealDecision = z.object({ outcome: z.enum(['upheld', 'reversed']), note })

export const ban = z
  .object({
    id: z.uuid(),
    nick: z.string(),
    from: instant,
    until: instant,
    reason: reasonCode,
    withNetwork: z.boolean(),
    by: z.string(),
    case: z.string().nullable(),
  })
  .meta({ id: 'ChatBan' })
export const bans = z.object({ bans: z.array(ban) })
export const banId = z.object({ id: z.uuid() })

const words = z.array(z.string().min(1).max(80)).max(1000)
export const wordList = z
  .object({
    language: z.string(),
    hold: words.meta({ description: 'A message with one of these waits for a moderator. `word`: the whole word; `stem*`: what begins so; `*part*`: what has it anywhere' }),
    hide: words.meta({ description: 'A message with one of these is refused to everybody but moderators' }),
    allow: words.meta({ description: 'Exceptions: words that are never matched' }),
  })
  .meta({ id: 'ChatWordList' })
export const wordLists = z.object({
  lists: z.array(wordList.extend({ needsReview: z.boolean().meta({ description: 'The software\'s own list, which nobody who grew up with the language has read' }) })),
})
export const wordLanguage = z.object({ language: z.string().regex(/^[a-z-]{2,35}$/) })
export const newWordList = wordList.omit({ language: true })

export type Deed = z.infer<typeof deed>
export type CaseState = z.infer<typeof caseState>
export type PublicCaseOnWire = z.infer<typeof publicCase>
export type DeskCaseOnWire = z.infer<typeof deskCase>
export type ChatBanOnWire = z.infer<typeof ban>
export type WordListOnWire = z.infer<typeof wordLists>['lists'][number]
export type MineOnWire = z.infer<typeof mine>
