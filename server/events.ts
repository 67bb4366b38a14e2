// News from the lower folders to the upper ones: past-tense facts, emitted after the fact is true.

import type { Log } from './log.ts'

/** Everything that can be announced inside the station, by name. */
export interface StationEvents {
  /** Shows, rules, exceptions or specials changed; whoever keeps occurrences reads them again. */
  programmeChanged: { readonly reason: string }
  /** What is on air (source, reason, title or occurrence) changed. */
  nowPlayingChanged: { readonly at: Date }
  /** Whether what is on air can be heard from its beginning may have changed. */
  startOverChanged: Readonly<Record<string, never>>
  /** The number of listeners changed; at most one a second. */
  listenersChanged: { readonly total: number; readonly byMount: Readonly<Record<string, number>> }
  /** A host was admitted, reached or left the air, was bridged, or ended. */
  liveSessionChanged: { readonly sessionId: string; readonly phase: string }
  /** Something that let a person in does so no longer: whatever is open by it closes. Emitted after the commit. */
  accessEnded: {
    readonly ended:
      | { readonly kind: 'session'; readonly id: string }
      | { readonly kind: 'key'; readonly id: string; readonly personId: string }
      /** All sessions of a person but one. */
      | { readonly kind: 'sessions'; readonly personId: string; readonly except: string | null }
      | { readonly kind: 'everything'; readonly personId: string }
    readonly why: 'key_revoked' | 'signed_out' | 'session_over' | 'session_ended' | 'password_changed' | 'role_taken' | 'account_closed'
  }
  /** A person has another role, profile or name, or none any more: whoever remembers what they may asks again. Emitted after the commit. */
  personChanged: { readonly personId: string }
  /** The recording of one occurrence is complete on disk. */
  recordingFinished: { readonly recordingId: string }
  /** An episode is for everybody from now on, or what listeners get of it changed. */
  episodePublished: { readonly episodeId: string; readonly showSlug: string }
  /** An episode answers 410 from now on. */
  episodeWithdrawn: { readonly episodeId: string; readonly showSlug: string }
  /** Something a technician must see: disk full, encoder dying, database gone. */
  alarmRaised: { readonly alarm: string; readonly message: string }
  /** The trouble of that name is over. */
  alarmCleared: { readonly alarm: string }
}

type Handler<K extends keyof StationEvents> = (event: StationEvents[K]) => void

/** Delivers events in the order emitted, in the emitter's turn; a handler that throws is logged and harms nobody. */
export class Events {
  readonly #handlers = new Map<keyof StationEvents, Set<(event: never) => void>>()
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  /** Calls `handler` for each event of that name until the returned function is called. */
  on<K extends keyof StationEvents>(name: K, handler: Handler<K>): () => void {
    const handlers = this.#handlers.get(name) ?? new Set()
    this.#handlers.set(name, handlers)
    handlers.add(handler)
    return () => handlers.delete(handler)
  }

  emit<K extends keyof StationEvents>(name: K, event: StationEvents[K]): void {
    for (const handler of [...(this.#handlers.get(name) ?? [])]) {
      try {
        // The map keeps each handler under the name it was given for, so the event's type fits.
        ;(handler as Handler<K>)(event)
      } catch (error) {
        this.#log.error({ err: error, event: name }, 'an event handler failed')
      }
    }
  }
}
