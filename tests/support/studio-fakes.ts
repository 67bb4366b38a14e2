// A studio's connection without a network, a person to speak, and a clock turned by hand.

import type { Clock } from '../../server/clock.ts'
import { formatFrame } from '../../server/broadcast/studio/microphone-frame.ts'
import { MicrophoneLines } from '../../server/broadcast/studio/microphone-lines.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { StudioConnection, type StudioWire } from '../../server/broadcast/studio/studio-connection.ts'
import type { StudioReply, StudioRequest } from '../../server/broadcast/studio/studio-schema.ts'
import { silentLog } from '../../server/log.ts'
import type { Person } from '../../server/people/person.ts'
import { FakeLiveDoor } from './fake-live-door.ts'

export const marta: Person = { id: 'p1', login: 'marta', name: 'Marta', role: 'host', hostSlug: 'marta', shows: [] }

/** Stands still until a test moves it. */
export class HandClock implements Clock {
  ms = 0
  now(): Date {
    return new Date(Date.UTC(2026, 10, 23, 18) + this.ms)
  }
  monotonicMs(): number {
    return this.ms
  }
}

export const quietNow = (at: Date): NowPlaying => ({
  at: at.toISOString(),
  onAir: {
    kind: 'playlist', live: false, reason: 'nothing is planned', reasonCode: 'filler', show: null, host: null, hosts: [],
    title: 'The bed', occurrenceId: null, startedAt: at.toISOString(), endsAt: null,
  },
  next: null,
  listeners: 7,
})

/** The wire as the station sees it; keeps what was said. */
export class FakeWire implements StudioWire {
  bufferedAmount = 0
  readonly replies: StudioReply[] = []
  closed: { status: number; reason: string } | null = null
  paused = false
  send(text: string): void {
    this.replies.push(JSON.parse(text) as StudioReply)
  }
  close(status: number, reason: string): void {
    this.closed = { status, reason }
  }
  pause(): void {
    this.paused = true
  }
  resume(): void {
    this.paused = false
  }
}

/** A station with one live door, to which any number of studios connect. */
export class FakeStation {
  readonly door = new FakeLiveDoor()
  readonly clock = new HandClock()
  readonly lines = new MicrophoneLines({ door: this.door, holdMs: 90_000 })

  connect(person: Person = marta, session = 'session-1'): FakeStudio {
    const wire = new FakeWire()
    const connection = new StudioConnection(wire, { person, access: { kind: 'session', id: session }, userAgent: 'a test' }, {
      lines: this.lines,
      clock: this.clock,
      now: () => quietNow(this.clock.now()),
      slotOf: () => null,
      log: silentLog,
    })
    return new FakeStudio(connection, wire)
  }
}

/** The host's end of a FakeStation. */
export class FakeStudio {
  readonly connection: StudioConnection
  readonly wire: FakeWire

  constructor(connection: StudioConnection, wire: FakeWire) {
    this.connection = connection
    this.wire = wire
  }

  async say(request: StudioRequest): Promise<void> {
    await this.connection.text(JSON.stringify(request))
  }

  /** Hello and go; gives what is needed to resume. */
  async goLive(epoch = 1): Promise<{ sessionId: string; token: string; epoch: number }> {
    await this.say({ type: 'hello', resume: null })
    await this.say({ type: 'go', epoch, contentType: 'audio/webm;codecs=opus' })
    const { sessionId, token } = this.last('line')
    return { sessionId, token, epoch }
  }

  send(byteOffset: number, bytes: string, epoch = 1): void {
    this.connection.frame(formatFrame({ epoch, byteOffset, madeAtMs: 0, bytes: Buffer.from(bytes) }))
  }

  all<T extends StudioReply['type']>(type: T): Extract<StudioReply, { type: T }>[] {
    return this.wire.replies.filter((reply): reply is Extract<StudioReply, { type: T }> => reply.type === type)
  }

  last<T extends StudioReply['type']>(type: T): Extract<StudioReply, { type: T }> {
    const reply = this.all(type).at(-1)
    if (!reply) throw new Error(`the station never said ${type}; it said ${this.wire.replies.map((said) => said.type).join(', ')}`)
    return reply
  }
}
