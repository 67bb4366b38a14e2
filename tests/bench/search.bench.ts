// How long a search of the archive takes over the wire, beside a floor that only reads and sends the same page of episodes, and
// beside looking through every episode as a database without our index would.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { airedShows } from '../../server/archive/aired-show.ts'
import { wordsOf } from '../../server/archive/search/fold.ts'
import { searchRoutes } from '../../server/archive/search/routes.ts'
import type { ArchivePage } from '../../server/archive/search/schema.ts'
import { Search } from '../../server/archive/search/search.ts'
import { showNamesOf } from '../../server/archive/show-names.ts'
import { findEpisodes, insertEpisode } from '../../server/archive/store.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase, type Database } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { bareApp } from '../support/bare-app.ts'
import { published } from '../support/episodes.ts'
import { heading, promise, tell } from './report.ts'

const EPISODES = 3000
const WARM_UP = 10
const ROUNDS = 40

/** What people ask: rare and frequent words, one to three letters, several scripts, with filters, and nothing at all. */
const QUERIES = ['', 'q=kaucja', 'q=розд', 'q=стакаро', 'q=m', 'q=мо', 'q=سكن', 'q=民', 'q=wakaro+stakaro', 'q=2117', 'q=zzzzz', 'language=uk&year=2021', 'theme=work&q=wakaro', 'page=60'] as const

export async function searchBench(): Promise<void> {
  heading(`Searching ${EPISODES} episodes, on their own database`)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-search-'))
  const database = await openDatabase({ url: null, dataDir, log: silentLog })
  try {
    await migrate(database.db)
    await importProgramme(database.db, SHIPPED_FOLDER, { clock: systemClock })
    await fill(database)
    await sql`analyze`.execute(database.db)
    await measure(database)
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure({ db }: Database): Promise<void> {
  const search = new Search({ db, showNames: showNamesOf(db, airedShows(db, 'Europe/Warsaw')), timeZone: 'Europe/Warsaw' })
  const app = await bareApp((app) => searchRoutes(app, { search }))
  try {
    const [{ all, pages }, { all: lists }] = [await inTurns(app, db), await inTurnsOfLists(app)]
    promise('a search, in the middle, against reading and sending the same page', middle(all.ours) / middle(all.floor), { atMost: 12 }, 'x')
    const words = QUERIES.flatMap((query) => wordsOf(new URLSearchParams(query).get('q') ?? ''))
    const through = await lookThrough(db, words)
    promise('looking through every episode for the same words, against a whole search', middle(through) / middle(all.ours), { atLeast: 1.5 }, 'x')
    promise('the slowest hundredth of searches, words that nearly every episode has, against looking through', at(all.ours, 0.99) / middle(through), { atMost: 6 }, 'x')
    tell(`searches: ${told(all.ours)}; the floor: ${told(all.floor)}; looking through: ${told(through)}`)
    for (const [query, times] of pages) tell(`       ${query === '' ? '(everything)' : query}: ${told(times)}`)
    tell(`what there is to choose from: ${told(lists)}`)
  } finally {
    await app.close()
  }
}

/** Ours and the floor by turns, so that whatever else the machine does hits both. */
async function inTurns(app: App, db: Database['db']): Promise<{ readonly all: { readonly ours: number[]; readonly floor: number[] }; readonly pages: ReadonlyMap<string, number[]> }> {
  const all = { ours: [] as number[], floor: [] as number[] }
  const pages = new Map<string, number[]>(QUERIES.map((query) => [query, []]))
  const bodies = new Map<string, { readonly ids: readonly string[]; readonly page: ArchivePage }>()
  for (const query of QUERIES) {
    const page: ArchivePage = (await ask(app, `/archive?${query}`)).json()
    bodies.set(query, { ids: page.episodes.map(({ id }) => id), page })
  }
  const floor = await bareApp(async (one) => {
    one.get('/floor', async (request) => {
      const body = bodies.get(decodeURIComponent(request.url.split('?q=')[1] ?? ''))
      await findEpisodes(db, body?.ids ?? [])
      return body?.page
    })
  })
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const query of QUERIES) {
      const ours = await timed(() => ask(app, `/archive?${query}`))
      const theirs = await timed(() => ask(floor, `/floor?q=${encodeURIComponent(query)}`))
      if (round < 0) continue
      all.ours.push(ours)
      all.floor.push(theirs)
      pages.get(query)?.push(ours)
    }
  }
  await floor.close()
  return { all, pages }
}

async function inTurnsOfLists(app: App): Promise<{ readonly all: number[] }> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS; round++) all.push(await timed(() => ask(app, '/archive/choices')))
  return { all }
}

async function lookThrough(db: Database['db'], words: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const word of words) {
    times.push(
      await timed(() =>
        db.transaction().execute(async (tx) => {
          await sql`set local enable_bitmapscan = off`.execute(tx)
          await tx.selectFrom('episode_search').select('episode_id').where('text', 'like', `%${word}%`).execute()
        }),
      ),
    )
  }
  return times
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

let asked = 0

/** Each request comes from another address, as far as the rate limit knows. */
function ask(app: App, url: string) {
  asked++
  return app.inject({ url, headers: { 'x-forwarded-for': `10.1.${(asked >> 8) & 255}.${asked & 255}` } })
}

function at(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity
}

function middle(times: readonly number[]): number {
  return at(times, 0.5)
}

function told(times: readonly number[]): string {
  return `best ${at(times, 0).toFixed(1)}, middle ${middle(times).toFixed(1)}, worst ${at(times, 1).toFixed(1)} ms`
}

/** Syllables of three scripts; words are made of them, frequent and rare as in any language. */
const SYLLABLES = [['ka', 'ro', 'sta', 'mi', 'wa', 'do', 'prze', 'chod', 'nia', 'ły', 'si', 'ga', 'zie', 'ko'], ['ка', 'ро', 'ста', 'ми', 'ва', 'до', 'при', 'ход', 'ня', 'ли', 'сі', 'га', 'зе', 'ко'], ['سك', 'نا', 'مد', 'رس', 'ول', 'كت', 'اب', 'ها', 'عم', 'لي', 'بي', 'تن', 'فر', 'حا']] as const

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    yield (state >>> 8) / 2 ** 24
  }
}

const random = numbers(42)

function text(script: number, words: number): string {
  return Array.from({ length: words }, () => {
    // A few words are everywhere, most are rare.
    const rank = Math.floor(4000 ** random.next().value)
    const syllables = SYLLABLES[script] ?? SYLLABLES[0]
    return [rank, rank >> 3, rank >> 6].map((part) => syllables[part % syllables.length]).join('')
  }).join(' ')
}

async function fill({ db }: Database): Promise<void> {
  const slugs = (await db.selectFrom('shows').select('slug').orderBy('slug').execute()).map(({ slug }) => slug)
  for (let index = 0; index < EPISODES; index++) {
    const id = randomUUID()
    const chapters = Array.from({ length: 8 }, (_, n) => ({ startMs: n * 400_000, title: n === index % 8 && index % 97 === 0 ? 'Kaucja za mieszkanie' : `Розділ ${n} ${text(1, 2)}`, url: null }))
    const tracks = Array.from({ length: 6 }, (_, n) => ({ startMs: n * 300_000, endMs: n * 300_000 + 180_000, artist: `Zespół ${(index * 7 + n) % 900}`, title: `Piosenka ${index}`, rights: 'own' as const }))
    const episode = published({
      id, guid: `urn:uuid:${id}`, chapters, tracks, credits: [],
      showSlug: slugs[index % slugs.length] ?? 'baobab', slug: `episode-${index}`, title: `${index % 211 === 0 ? '移民电台' : text(0, 3)} ${index}`,
      languages: index % 3 === 0 ? ['uk', 'pl'] : ['pl'], notes: { pl: text(0, 200), uk: text(1, 200), ar: text(2, 60) }, publishedAt: new Date(Date.UTC(2019, 0, 1 + index)), airedAt: null,
    })
    await db.transaction().execute((tx) => insertEpisode(tx, episode))
  }
}
