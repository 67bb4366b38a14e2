// The studio's socket, protocol imi.v1: every message both sides may send. docs/studio-protocol.md tells it in words.

import { z } from 'zod'
import { nowPlaying, showRef } from '../schema.ts'

/** The WebSocket subprotocol a client must offer; its number changes when old clients could no longer understand. */
export const STUDIO_PROTOCOL = 'imi.v1'

/** Bytes before the audio in each binary frame: u8 version, 3 reserved, u32 epoch, f64 byte offset, f64 made (ms); little-endian. */
export const FRAME_HEADER_BYTES = 24
export const FRAME_VERSION = 1
/** The largest frame, header included. */
export const MAX_FRAME_BYTES = 256 * 1024

const instant = z.iso.datetime()
const epoch = z.number().int().min(1).max(0xffff_ffff)
const contentType = z.string().min(3).max(100)

/** What a studio may say. */
export const studioRequest = z.discriminatedUnion('type', [
  /** First of all; `resume` continues an interrupted line. */
  z.object({ type: z.literal('hello'), resume: z.object({ sessionId: z.string().max(100), token: z.string().max(100), epoch }).nullable() }),
  /**
   * "Here comes a new recording": opens a line, or gives the running session a fresh container. `goesOn`: its first sound was said
   * on air before the station lost the line, so what is too late to be heard still belongs into the show's recording.
   */
  z.object({ type: z.literal('go'), epoch, contentType, goesOn: z.boolean().optional() }),
  z.object({ type: z.literal('title'), title: z.string().max(200) }),
  /** Ends the show's line on purpose; the socket stays. */
  z.object({ type: z.literal('goodbye') }),
])

export const livePhase = z.enum(['connecting', 'green-room', 'on-air', 'bridged', 'ended'])
export const healthProblem = z.enum(['silence', 'clipping', 'dead-channel', 'dc-offset'])

const slot = z.object({
  show: showRef,
  startsAt: instant,
  endsAt: instant,
  /** From when a line is accepted; before it the answer to `go` is `refused`. */
  opensAt: instant,
})

export const lineStatus = z.object({
  phase: livePhase,
  reason: z.string(),
  show: z.object({ slug: z.string(), title: z.string() }).nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  bufferedMs: z.number(),
  /** As the server hears it; -120 is silence. */
  health: z.object({ peakDbfs: z.number(), rmsDbfs: z.number(), problems: z.array(healthProblem) }),
})

export const refusalCode = z.enum(['outside_slot', 'slot_taken', 'not_a_host', 'format_unknown', 'engine_stopping'])
export const overCode = z.enum(['goodbye', 'slot_over', 'replaced', 'ended_by_desk', 'access_ended', 'undecodable', 'stopping', 'lost'])

/** What the station says to a studio. */
export const studioReply = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    at: instant,
    person: z.object({ name: z.string(), role: z.string() }),
  }),
  /** The line is open: send audio of `epoch` from byte `bytes` on. `token` is needed to resume. */
  z.object({ type: z.literal('line'), sessionId: z.string(), token: z.string(), epoch, bytes: z.number().int(), resumed: z.boolean() }),
  /** The line to resume is not known (any more): start a new recording and `go`, or say nothing. */
  z.object({ type: z.literal('lost'), reason: z.string() }),
  z.object({ type: z.literal('refused'), code: refusalCode, reason: z.string(), nextSlotAt: instant.nullable() }),
  /** Everything below `bytes` of this epoch is safe. `holding`: the decoder lags, so nothing more is read for now. */
  z.object({ type: z.literal('have'), epoch, bytes: z.number().int(), holding: z.boolean() }),
  /** A frame began beyond what the station has: send again from `bytes`. */
  z.object({ type: z.literal('gap'), epoch, bytes: z.number().int() }),
  z.object({ type: z.literal('status'), at: instant, status: lineStatus }),
  /** What listeners hear, and the running or next slot of this person. */
  z.object({ type: z.literal('now'), now: nowPlaying, slot: slot.nullable() }),
  /** The line has ended; the socket stays open for the next one. */
  z.object({ type: z.literal('over'), code: overCode, reason: z.string() }),
  /** The last words before the station closes the socket, with the close code's sentence. */
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
])

export type StudioRequest = z.infer<typeof studioRequest>
export type StudioReply = z.infer<typeof studioReply>
export type StudioSlot = z.infer<typeof slot>
export type StudioStatus = z.infer<typeof lineStatus>
export type OverCode = z.infer<typeof overCode>
export type RefusalCode = z.infer<typeof refusalCode>

/** Why the station closes a socket: the close code, its stable name, and what to do. */
export const STUDIO_CLOSE = {
  bad_message: { status: 4400, message: 'That message is not part of the studio protocol imi.v1. Reload the page.' },
  hello_first: { status: 4402, message: 'Say hello and go before sending audio. Reload the page.' },
  signed_out: { status: 4401, message: 'You are signed out. Sign in and open the studio again.' },
  not_allowed: { status: 4403, message: 'Your account may not go live any more. Ask the coordinator.' },
  hello_timeout: { status: 4408, message: 'No hello came in time. Reload the page.' },
  superseded: { status: 4409, message: 'The same studio connected again; this older connection is closed.' },
  frame_too_large: { status: 4413, message: 'One frame may hold at most 256 KiB. Send smaller pieces.' },
  wrong_protocol: { status: 4426, message: 'Offer the WebSocket subprotocol imi.v1. Reload the page to get the current studio.' },
  flood: { status: 4429, message: 'Too much was sent at once. Wait a minute, then open the studio again.' },
  not_reading: { status: 4430, message: 'This studio does not read what the station sends. Reload the page.' },
  too_many_sockets: { status: 4431, message: 'The studio is open too many times. Close the other windows.' },
  unavailable: { status: 1011, message: 'The station could not answer; the studio connects again by itself.' },
} as const satisfies Record<string, { status: number; message: string }>

export type StudioCloseReason = keyof typeof STUDIO_CLOSE
