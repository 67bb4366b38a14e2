// How long a podcast app waits for a feed of a thousand episodes: written anew after a change, kept, and only asked about; beside a bare
// route that sends the same bytes, and beside reading the same rows and compressing the same bytes with nothing else.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import Fastify from 'fastify'
import { insertEpisode } from '../../server/archive/store.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase, type Database } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { filesOf, published } from '../support/episodes.ts'
import { openFeedApp } from '../support/feed-app.ts'
import { heading, promise, tell } from './report.ts'

const EPISODES = 1000
const WARM_UP = 20
const ROUNDS = 25
const ADDRESS = '/shows/karta-na-stol/feed.xml'

export async function feedBench(): Promise<void> {
  heading(`A feed of ${EPISODES} episodes, on its own database`)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-feed-'))
  const database = await openDatabase({ url: null, dataDir, log: silentLog })
  try {
    await migrate(database.db)
    await importProgramme(database.db, SHIPPED_FOLDER, { clock: systemClock })
    await fill(database)
    await measure(database)
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(database: Database): Promise<void> {
  const { db } = database
  const feeds = await openFeedApp({ db, clock: systemClock, publicUrl: 'https://radio.example' })
  const ours = await listening(feeds.app)
  const start = performance.now()
  const { body, headers } = await ask(ours)
  const firstMs = performance.now() - start
  const plain = gunzipSync(body)
  tell(`the feed: ${(plain.length / 1024).toFixed(0)} KB, ${(body.length / 1024).toFixed(0)} KB compressed`)
  const bare = Fastify()
  bare.get(ADDRESS, async (_request, reply) => reply.headers({ 'content-type': String(headers['content-type']), 'content-encoding': 'gzip' }).send(body))
  const floor = await listening(bare as unknown as App)
  try {
    const rows = async () => {
      await Promise.all([db.selectFrom('episodes').selectAll().where('state', '=', 'published').execute(), db.selectFrom('episode_files').selectAll().execute()])
      await promisify(gzip)(plain, { level: 1 })
    }
    const etag = String(headers.etag)
    const [anew, readAndZip, kept, known, sent] = await inTurns([
      async () => ask(ours),
      rows,
      async () => ask(ours),
      async () => ask(ours, { 'if-none-match': etag }),
      async () => ask(floor),
    ], () => touch(database))
    tell(`the very first answer of the process: ${firstMs.toFixed(0)} ms`)
    tell(`reading the rows and compressing the bytes, nothing else: ${told(readAndZip)}`)
    promise('the feed written anew after a change, against that, in the middle', middle(anew) / middle(readAndZip), { atMost: 1.4 }, 'x')
    tell(`the same: ${told(anew)}`)
    tell(`a bare Fastify route with the same bytes: ${told(sent)}`)
    promise('the feed when nothing has changed, against writing it anew, in the middle', middle(kept) / middle(anew), { atMost: 0.6 }, 'x')
    tell(`the same: ${told(kept)}; only asked whether it has changed: ${told(known)}`)
  } finally {
    await feeds.close()
    await bare.close()
  }
}

/** A change as editors make it: the next answer must be written anew. */
async function touch({ db }: Database): Promise<void> {
  await db.updateTable('episodes').set({ updated_at: new Date() }).where('slug', '=', 'episode-0').execute()
}

/** All in turns, so that whatever else the machine does hits each; the first of them after `change`. */
async function inTurns(works: readonly (() => Promise<unknown>)[], change: () => Promise<void>): Promise<number[][]> {
  const took = works.map((): number[] => [])
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    await change()
    for (const [index, work] of works.entries()) {
      const start = performance.now()
      await work()
      if (round >= 0) took[index]?.push(performance.now() - start)
    }
  }
  return took.map((times) => times.sort((one, other) => one - other))
}

function middle(sorted: readonly number[] = []): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity
}

function told(sorted: readonly number[] = []): string {
  return `best ${(sorted[0] ?? 0).toFixed(1)}, middle ${middle(sorted).toFixed(1)}, worst ${(sorted.at(-1) ?? 0).toFixed(1)} ms`
}

async function listening(app: App): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo // listening on TCP, so an object
  return `http://127.0.0.1:${port}`
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
let asked = 0

/** Each request comes from another address, as far as the rate limit knows. */
function ask(base: string, headers: Record<string, string> = {}): Promise<{ body: Buffer; headers: http.IncomingHttpHeaders }> {
  asked++
  return new Promise((resolve, reject) => {
    const request = http.request(base + ADDRESS, { agent, headers: { 'accept-encoding': 'gzip', 'x-forwarded-for': `10.0.${(asked >> 8) & 255}.${asked & 255}`, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ body: Buffer.concat(chunks), headers: response.headers }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end()
  })
}

async function fill({ db }: Database): Promise<void> {
  const words = 'Rozmowy sąsiadów z **Pragi**: kto przyjechał niedawno, a kto mieszka tu dwadzieścia lat. [Porady](https://porady.example/) i głosy słuchaczy.\n\n'
  const notes = { uk: `Розмови сусідів: хто приїхав нещодавно, а хто живе тут двадцять років.\n\n${words}`, pl: words.repeat(3) }
  for (let index = 0; index < EPISODES; index++) {
    const id = randomUUID()
    const chapters = Array.from({ length: 8 }, (_, at) => ({ startMs: at * 400_000, title: `Розділ ${at}`, url: null }))
    const tracks = Array.from({ length: 10 }, (_, at) => ({ startMs: at * 300_000, endMs: at * 300_000 + 180_000, artist: `Zespół ${at}`, title: `Piosenka ${index}`, rights: 'own' as const }))
    const episode = published({ id, guid: `urn:uuid:${id}`, slug: `episode-${index}`, title: `Карта на стіл ${index}`, number: index + 1, notes, chapters, tracks, publishedAt: new Date(Date.UTC(2020, 0, 1 + index)) })
    await db.transaction().execute(async (tx) => {
      await insertEpisode(tx, episode)
      await tx.insertInto('episode_files').values(filesOf(episode).map((file) => ({ storage_key: file.key, episode_id: id, kind: file.kind, bytes: file.bytes, media_type: file.mediaType, duration_ms: file.durationMs, sha256: file.sha256, recipe: file.recipe }))).execute()
    })
  }
}
