// What was on air, who was live and what was recorded, told to the database in the background.

import { randomUUID } from 'node:crypto'
import type { Change } from '../people/audit-log.ts'
import type { LiveSession } from './live/live-session.ts'
import type { Outbox } from './outbox.ts'
import type { NowPlaying } from './schema.ts'
import { closeUnfinished, writeAiring, writeDeed, writeLiveSession, writeRecordingBegun, writeRecordingFinished, type LiveSessionRow, type RecordingResult, type RecordingRow } from './store.ts'

/** What the engine tells about itself; every call returns at once. */
export interface History {
  airingBegan(onAir: NowPlaying['onAir'], sessionId: string | null, at: Date): void
  sessionChanged(session: LiveSession): void
  /** What the desk did to the air, for the audit log. */
  deskDid(deed: Change): void
  recordingBegan(row: RecordingRow): void
  recordingFinished(row: RecordingRow, result: RecordingResult): void
}

export class DatabaseHistory implements History {
  readonly #outbox: Outbox

  constructor(outbox: Outbox) {
    this.#outbox = outbox
  }

  /** At start: closes what a process that died left open. */
  begin(at: Date): void {
    this.#outbox.add('closing what was left open', (db) => closeUnfinished(db, at))
  }

  airingBegan(onAir: NowPlaying['onAir'], sessionId: string | null, at: Date): void {
    const airing = {
      id: randomUUID(),
      started_at: at,
      kind: onAir.kind,
      live: onAir.live,
      reason: onAir.reason,
      reason_code: onAir.reasonCode,
      occurrence_id: onAir.occurrenceId,
      show_slug: onAir.show?.slug ?? null,
      host_name: onAir.host?.name ?? null,
      title: onAir.title,
      live_session_id: sessionId,
    }
    this.#outbox.add('airing', (db) => writeAiring(db, airing))
  }

  sessionChanged(session: LiveSession): void {
    const row = rowOf(session)
    this.#outbox.add('live session', (db) => writeLiveSession(db, row))
  }

  deskDid(deed: Change): void {
    this.#outbox.add('audit entry', (db) => writeDeed(db, deed))
  }

  recordingBegan(row: RecordingRow): void {
    this.#outbox.add('recording', (db) => writeRecordingBegun(db, row))
  }

  recordingFinished(row: RecordingRow, result: RecordingResult): void {
    this.#outbox.add('recording', (db) => writeRecordingFinished(db, row, result))
  }
}

/** Written down now, since the session goes on changing while the database is away. */
function rowOf(session: LiveSession): LiveSessionRow {
  const { stage, occurrence } = session
  return {
    id: session.id,
    person_id: session.person.id,
    host_name: session.hostName,
    occurrence_id: occurrence.id,
    show_slug: occurrence.showSlug,
    by: session.by,
    user_agent: session.userAgent?.slice(0, 200) ?? null,
    admitted_at: session.admittedAt,
    on_air_at: session.onAirAt,
    ended_at: stage.kind === 'ended' ? stage.at : null,
    ending: stage.kind === 'ended' ? stage.how : null,
    lines: session.lines,
  }
}
