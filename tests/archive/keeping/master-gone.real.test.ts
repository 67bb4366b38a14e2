// An episode long after it went out: its lossless master is gone, and what listeners get can still be described anew.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeOld } from '../../../server/archive/keeping/remove-old.ts'
import { findEpisodeOf, getEpisode, listFiles } from '../../../server/archive/store.ts'
import { systemClock } from '../../../server/clock.ts'
import { silentLog } from '../../../server/log.ts'
import { PEOPLE } from '../../support/archive-app.ts'
import { ArchiveStation, RECORDING_ID, speech } from '../../support/archive-station.ts'
import { until } from '../../support/until.ts'

let station: ArchiveStation
beforeAll(async () => void (station = await ArchiveStation.open()))
afterAll(() => station.close())

test('new words are in the tags of the same sound, without the master', async () => {
  const { db } = station.database
  const editor = PEOPLE['admin']
  if (!editor) throw new Error('nobody edits')
  await db.insertInto('people').values({ id: editor.id, login: editor.login, name: editor.name, role: editor.role, host_slug: null, password_hash: 'x', created_at: new Date() }).execute()
  await station.record([speech(12)], { durationMs: 12_000 })
  const { archive, jobs, findAiredShow } = await station.start()
  const { id } = await until('the draft is made', () => findEpisodeOf(db, { recordingId: RECORDING_ID }), 60_000)
  await archive.publish(id, null, editor)
  await until('it is out', async () => (await getEpisode(db, id)).state === 'published', 60_000)

  const clock = { ...systemClock, now: () => new Date(Date.now() + 31 * 86_400_000) }
  await removeOld({ db, jobs, findAiredShow, clock, log: silentLog, stationName: 'IMI Radio', losslessDays: 30, unfinishedUploadDays: 3, uploads: null, recordings: { listKept: async () => [], remove: async () => {} }, programme: { between: () => [] } })
  expect((await listFiles(db, id)).map(({ kind }) => kind)).toEqual(['mp3', 'opus', 'peaks', 'waveform'])
  expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  expect(await archive.onDesk(await getEpisode(db, id))).toMatchObject({ isReady: true })

  const before = await listFiles(db, id)
  await archive.edit(id, { seenRevision: 1, content: { title: 'Nowy tytuł' } }, editor)
  await until('the files have the new title', async () => (await archive.onDesk(await getEpisode(db, id))).isReady, 60_000)
  expect(await station.jobOver(`episode/${id}`)).toMatchObject({ state: 'done', error: null })
  expect((await listFiles(db, id)).find(({ kind }) => kind === 'mp3')?.sha256).not.toBe(before.find(({ kind }) => kind === 'mp3')?.sha256)
})
