// How a host's audio gets into the engine, whichever door it came through: the studio's socket or a source client.
// The doors know sockets and protocols; the engine knows slots, grace and handover; this is all they say to each other.

import type { Access } from '../../people/access.ts'
import type { Person } from '../../people/person.ts'

export interface LineRequest {
  readonly person: Person
  /** When this ends, so does the line. */
  readonly access: Access
  readonly by: 'microphone' | 'client'
  /** As sent: `audio/mpeg`, `application/ogg`, `audio/webm;codecs=opus` … */
  readonly contentType: string
  /** Named in the desk's list of live sessions. */
  readonly userAgent: string | null
  /** The host was on air before the station lost them (a restart): their first sound is what they said meanwhile. */
  readonly goesOn?: boolean | undefined
}

export type Admission =
  | { readonly admitted: true; readonly line: Line }
  | {
      readonly admitted: false
      readonly code: 'outside_slot' | 'slot_taken' | 'not_a_host' | 'format_unknown' | 'engine_stopping'
      /** Tells the host what to do, with the time of their next slot when there is one. */
      readonly reason: string
      readonly nextSlotAt: Date | null
    }

/** Where a live session stands. */
export type LivePhase =
  /** Connected, nothing decoded yet. */
  | 'connecting'
  /** Decoded and ready, waiting for the slot. */
  | 'green-room'
  | 'on-air'
  /** Was on air and its line is gone or silent; the bed covers it until the grace time ends. */
  | 'bridged'
  | 'ended'

/** What the engine hears on a live line; `problems` are the codes of live-health, empty when all is well. */
export interface LineHealth {
  readonly peakDbfs: number
  readonly rmsDbfs: number
  readonly problems: readonly ('silence' | 'clipping' | 'dead-channel' | 'dc-offset')[]
}

/** What a host is told, several times a second at most. */
export interface LineStatus {
  readonly sessionId: string
  readonly phase: LivePhase
  /** Why, for a person: "waiting for your slot at 19:00", "on air", "your line is gone, the bed plays". */
  readonly reason: string
  readonly show: { readonly slug: string; readonly title: string } | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly bufferedMs: number
  readonly health: LineHealth
}

/** How a line ended at the host's end. */
export type LineEnd =
  /** The host said so: the studio's button, the last chunk, all the bytes that were promised. */
  | 'goodbye'
  /** The connection was closed in order and nothing was said: a button of BUTT, a program that was killed, a proxy that gave up. */
  | 'closed'
  /** The connection broke, or nothing came for too long. */
  | 'lost'

/**
 * One connection's way into a live session.
 *
 * A host who connects again while their session lives gets a new line into the same session and recording;
 * the older line is closed with 'replaced'.
 */
export interface Line {
  readonly sessionId: string
  /** Container bytes as they came. False when the decoder lags: wait for `onDrain` before reading on. Never throws. */
  write(bytes: Buffer): boolean
  onDrain(listener: () => void): void
  setTitle(title: string): void
  /** The same studio goes on with the line from another session: from now on that is what it came in by. */
  cameInBy(access: Access): void
  /** No more sound will come; what is buffered still plays out. */
  end(how: LineEnd): void
  status(): LineStatus
  /** Called on each change of phase, health or times, and once with phase 'ended'. */
  onStatus(listener: (status: LineStatus) => void): () => void
  /** The engine hangs up: slot over, replaced by a newer line, ended by the desk, key or session over, undecodable audio, station stopping. */
  onHangUp(listener: (why: { readonly code: 'slot_over' | 'replaced' | 'ended_by_desk' | 'access_ended' | 'undecodable' | 'stopping'; readonly reason: string }) => void): void
}

/** The engine's side, given to the doors by compose.ts. */
export interface LiveDoor {
  open(request: LineRequest): Promise<Admission>
}
