// The whole application with one recording of four tones that has become a draft, for tests of the editor.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { draftJob } from '../../server/archive/draft-job.ts'
import type { FinishedRecording } from '../../server/archive/recordings.ts'
import type { DeskEpisode } from '../../server/archive/schema.ts'
import { findEpisodeOf } from '../../server/archive/store.ts'
import type { Person, Role } from '../../server/people/person.ts'
import { FakeRecordings, RECORDING_ID, TALK_SHOW } from './archive-station.ts'
import { encode } from './audio.ts'
import { openWholeApp, type WholeApp } from './whole-app.ts'

/** Five seconds of each, in Hz: what is heard says what was cut. */
export const TONES = [300, 600, 900, 1200] as const
export const TONE_MS = 5_000

export interface EditedStation {
  readonly whole: WholeApp
  /** The newest draft's id. */
  readonly id: string
  /** Makes another draft of the same recording. */
  another(): Promise<void>
  /** An editor of its show, one of another show, a host of it, a coordinator. */
  readonly people: Readonly<Record<'editor' | 'otherEditor' | 'host' | 'coordinator', Person>>
  /** Asks the desk about the episode, or about `path` below it. A File goes as it is, with its type. */
  ask(person: Person, method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path?: string, body?: object): Promise<{ readonly status: number; readonly body: DeskEpisode & Record<string, unknown> }>
  cookieOf(person: Person): Promise<string>
  /** Resolves when the newest job about the episode is over; throws with its words when it failed. */
  filesMade(): Promise<void>
  close(): Promise<void>
}

export async function openEditedStation({ siteFolder }: { readonly siteFolder?: string } = {}): Promise<EditedStation> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-edited-'))
  const file = path.join(folder, '00001.flac')
  const tones = TONES.map((hz, index) => `sine=frequency=${hz}:sample_rate=48000:duration=${TONE_MS / 1000}[t${index}];`)
  writeFileSync(file, await encode(`${tones.join('')}${TONES.map((_, index) => `[t${index}]`).join('')}concat=n=${TONES.length}:v=0:a=1`, 'flac'))
  const recordings = new FakeRecordings()
  const recording: FinishedRecording = { id: RECORDING_ID, files: [file], occurrenceId: `${TALK_SHOW}/1900/2026-11-23`, showSlug: TALK_SHOW, title: 'Karta na stół', startedAt: new Date('2026-11-23T18:00:00Z'), durationMs: TONES.length * TONE_MS, gaps: [], titles: [] }
  recordings.add(recording)
  const whole = await openWholeApp({ recordings, ...(siteFolder ? { siteFolder } : {}) })
  const { db } = whole.database
  const add = async (login: string, role: Role, shows: readonly string[] = [], hostSlug: string | null = null) => {
    const person = await whole.people.accounts.add({ login, name: login, role, password: 'long winter evening', hostSlug })
    if (shows.length > 0) await db.insertInto('show_editors').values(shows.map((slug) => ({ person_id: person.id, show_slug: slug }))).execute()
    return whole.people.accounts.getByLogin(login)
  }
  const people = { editor: await add('edyta', 'editor', [TALK_SHOW]), otherEditor: await add('olek', 'editor', ['baobab']), host: await add('mira', 'host', [], 'mira-paragraf'), coordinator: await add('cora', 'coordinator') }
  const over = async (subject: string) => {
    for (;;) {
      const [job] = await whole.archive.jobs.list({ subject, limit: 1 })
      if (job?.state === 'failed' || (job?.state === 'waiting' && job.error !== null)) throw new Error(`${subject}: ${job.error}`)
      if (job?.state === 'done') return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const draftOf = async (recordingId: string) => {
    await over(`recording/${recordingId}`)
    const id = (await findEpisodeOf(db, { recordingId }))?.id ?? ''
    await over(`episode/${id}`)
    return id
  }
  let id = await draftOf(RECORDING_ID)
  const cookieOf = async (person: Person) => (await whole.people.sessions.open(person, null)).token
  let asked = 0
  return {
    whole,
    get id() {
      return id
    },
    another: async () => {
      const next = { ...recording, id: randomUUID() }
      recordings.add(next)
      await whole.archive.jobs.add(draftJob(next))
      id = await draftOf(next.id)
    },
    people,
    cookieOf,
    filesMade: () => over(`episode/${id}`),
    ask: async (person, method, below = '', body) => {
      const answer = await whole.app.inject({
        method,
        url: `/api/v1/desk/episodes/${id}${below}`,
        headers: { 'cookie': `imi_session=${await cookieOf(person)}`, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `10.7.0.${(asked += 1) % 250}`, ...(body instanceof File ? { 'content-type': body.type } : {}) },
        ...(body ? { payload: body instanceof File ? Buffer.from(await body.arrayBuffer()) : body } : {}),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    close: async () => {
      await whole.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
