// What the player does, as rules: a person's wish, the line's behaviour, and what follows. Touches no audio, reads no clock.

import { backOffMs } from '../api/back-off.ts'

/** Sound that stands still this long is a dead line, whatever the browser says or does not say. */
export const FROZEN_MS = 4_000
/** A new connection may take this long until its first sound. */
export const FIRST_SOUND_MS = 12_000
/** Shorter stops are not worth a word. */
export const WORTH_SAYING_MS = 1_500
/** Sound for this long forgets earlier failures, so a line that breaks at once is not asked every second. */
export const STEADY_MS = 5_000

export type PlayerState =
  /** Nobody wants sound. `refused`: the browser wants one more press first. */
  | { readonly kind: 'stopped'; readonly refused: boolean }
  /** A connection was opened, no sound yet. */
  | { readonly kind: 'connecting'; readonly attempt: number; readonly since: number }
  /** Sound flows, or flowed at `movedAt`. */
  | { readonly kind: 'playing'; readonly attempt: number; readonly since: number; readonly movedAt: number }
  /** The line is known to be dead; a new one is opened at `retryAt`. */
  | { readonly kind: 'reconnecting'; readonly attempt: number; readonly retryAt: number }

export type PlayerEvent =
  | { readonly type: 'playPressed' }
  | { readonly type: 'stopPressed' }
  /** The device stopped the sound: a call, earphones pulled out, another app. */
  | { readonly type: 'pausedFromOutside' }
  /** Another mount was chosen, or another moment of the programme. */
  | { readonly type: 'mountChanged' }
  /** The audio's time moved on. */
  | { readonly type: 'soundMoved' }
  /** The connection ended or failed. */
  | { readonly type: 'lineLost' }
  | { readonly type: 'playRefused' }
  | { readonly type: 'cameOnline' }
  | { readonly type: 'cameToForeground' }
  /** Once a second or so, so that silence is noticed without any event from the browser. */
  | { readonly type: 'tick' }

/** What to do to the audio: open a new connection at the live edge, or let the connection go. */
export type PlayerAction = 'connect' | 'disconnect' | null

export interface Step {
  readonly state: PlayerState
  readonly action: PlayerAction
}

export const STOPPED: PlayerState = { kind: 'stopped', refused: false }

/** The next state and what to do. `now` is a clock that never jumps, in ms. A stopped player stays stopped until a person presses play. */
export function step(state: PlayerState, event: PlayerEvent, now: number): Step {
  switch (event.type) {
    case 'playPressed':
      return state.kind === 'stopped' ? connect(0, now) : stay(state)
    case 'stopPressed':
    case 'pausedFromOutside':
      return { state: STOPPED, action: state.kind === 'stopped' ? null : 'disconnect' }
    case 'playRefused':
      return state.kind === 'stopped' ? stay(state) : { state: { kind: 'stopped', refused: true }, action: 'disconnect' }
    case 'mountChanged':
      return state.kind === 'stopped' ? stay(state) : connect(0, now)
    case 'soundMoved':
      return soundMoved(state, now)
    case 'lineLost':
      return lineLost(state, now)
    case 'cameOnline':
      // A connection still being opened was opened without a network; it may hang for long.
      return ['connecting', 'reconnecting', 'waiting'].includes(statusOf(state, now)) ? connect(0, now) : stay(state)
    case 'cameToForeground':
      return state.kind === 'reconnecting' || isDead(state, now) ? connect(attemptOf(state), now) : stay(state)
    case 'tick':
      return tick(state, now)
  }
}

/** What a listener is told. Short stops stay 'playing'. */
export function statusOf(state: PlayerState, now: number): 'stopped' | 'refused' | 'connecting' | 'playing' | 'waiting' | 'reconnecting' {
  if (state.kind === 'stopped') return state.refused ? 'refused' : 'stopped'
  if (state.kind === 'playing') return now - state.movedAt < WORTH_SAYING_MS ? 'playing' : 'waiting'
  if (state.kind === 'connecting' && state.attempt > 0) return 'reconnecting'
  return state.kind
}

function soundMoved(state: PlayerState, now: number): Step {
  if (state.kind === 'connecting') return stay({ kind: 'playing', attempt: state.attempt, since: now, movedAt: now })
  if (state.kind !== 'playing') return stay(state)
  const isSteady = now - state.since >= STEADY_MS
  return stay({ ...state, attempt: isSteady ? 0 : state.attempt, movedAt: now })
}

function lineLost(state: PlayerState, now: number): Step {
  if (state.kind === 'stopped' || state.kind === 'reconnecting') return stay(state)
  return { state: { kind: 'reconnecting', attempt: state.attempt + 1, retryAt: now + backOffMs(state.attempt) }, action: null }
}

function tick(state: PlayerState, now: number): Step {
  if (state.kind === 'reconnecting') return now >= state.retryAt ? connect(state.attempt, now) : stay(state)
  // A frozen line has been waited for long enough already: the new one is opened at once the first time.
  if (state.kind === 'playing' && isDead(state, now)) return connect(state.attempt + 1, now)
  if (state.kind === 'connecting' && isDead(state, now)) return lineLost(state, now)
  return stay(state)
}

function isDead(state: PlayerState, now: number): boolean {
  if (state.kind === 'playing') return now - state.movedAt >= FROZEN_MS
  return state.kind === 'connecting' && now - state.since >= FIRST_SOUND_MS
}

function attemptOf(state: PlayerState): number {
  return state.kind === 'stopped' ? 0 : state.attempt
}

function connect(attempt: number, now: number): Step {
  return { state: { kind: 'connecting', attempt, since: now }, action: 'connect' }
}

function stay(state: PlayerState): Step {
  return { state, action: null }
}
