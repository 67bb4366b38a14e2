// What the engine's process and the fan-out process say to each other.

import type { MountCounts } from './mount-stream.ts'
import type { MountFormat } from './output.ts'

type MountName = MountFormat['name']

/** What happens to a mount's stream. */
export type StreamMessage =
  | { readonly kind: 'block'; readonly mount: MountName; readonly bytes: Buffer; readonly seconds: number }
  | { readonly kind: 'headers'; readonly mount: MountName; readonly bytes: Buffer }
  | { readonly kind: 'title'; readonly mount: MountName; readonly title: string }

/** A listener; their socket comes along. */
export interface ListenerMessage {
  readonly kind: 'listener'
  readonly mount: MountName
  /** The head of the answer, in latin1. */
  readonly head: string
  readonly wantsTitles: boolean
}

export type ToFanOut = StreamMessage | ListenerMessage

/** Sent once a second, also as a sign of life. */
export interface FromFanOut {
  readonly kind: 'counts'
  readonly byMount: Record<string, MountCounts>
}
