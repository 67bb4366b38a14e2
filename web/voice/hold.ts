// How a press becomes a recording: held, it lasts as long as it is held; tapped, it lasts until the next tap. Pure.

/** Held shorter than this, it was a tap. */
export const TAP_MS = 600

export type Press = { readonly kind: 'free' } | { readonly kind: 'down'; readonly since: number } | { readonly kind: 'tapped' }
export type PressEvent = 'down' | 'up' | 'key'

export interface PressStep {
  readonly press: Press
  readonly action: 'start' | 'stop' | null
}

export const FREE: Press = { kind: 'free' }

/** `isRecording`: the recorder runs, or is being asked for; it may have stopped by itself meanwhile. */
export function step(press: Press, event: PressEvent, now: number, isRecording: boolean): PressStep {
  // A key, or a screen reader's own tap, has no length.
  if (event === 'key') return isRecording ? { press: FREE, action: 'stop' } : { press: { kind: 'tapped' }, action: 'start' }
  if (event === 'down') return isRecording ? { press: FREE, action: 'stop' } : { press: { kind: 'down', since: now }, action: 'start' }
  if (press.kind !== 'down') return { press, action: null }
  if (!isRecording) return { press: FREE, action: null }
  return now - press.since < TAP_MS ? { press: { kind: 'tapped' }, action: null } : { press: FREE, action: 'stop' }
}
