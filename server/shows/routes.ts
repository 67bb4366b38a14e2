// The shows and hosts for everybody: the lists, and one with what it is about and its next airings; and for who is signed in, their own. Mounted under /api/v1.

import type { Kysely } from 'kysely'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { inPerson } from '../people/routes.ts'
import { listAddresses } from './addresses/store.ts'
import { presentCover } from './covers/schema.ts'
import { listCovers, type Cover } from './covers/store.ts'
import * as schema from './schema.ts'
import type { Host, Show } from './show.ts'
import { presentSpoken } from './spoken/schema.ts'
import { listSpoken, type SpokenTitle } from './spoken/store.ts'
import { getHost, getShow, listHosts, listShows } from './store.ts'

/** What these routes ask of the programme. */
export interface NextAirings {
  nextOfShow(showSlug: string, now: Date, count: number): readonly Occurrence[]
  nextAiringsOfHost(hostSlug: string, now: Date, count: number): readonly Occurrence[]
}

export interface ShowRoutesOptions {
  readonly db: Kysely<Tables>
  readonly airings: NextAirings
  readonly clock: Clock
}

const tags = ['programme']
const NEXT_AIRINGS = 5

export async function showRoutes(app: App, { db, airings, clock }: ShowRoutesOptions): Promise<void> {
  app.get('/shows', {
    onSend: revalidated,
    schema: { tags, summary: 'All shows of the programme', operationId: 'listShows', response: { 200: schema.showList, ...errors() } },
    handler: async () => {
      const face = await faces(db)
      return { shows: (await listShows(db)).map((show) => presentSummary(show, face(show.slug))) }
    },
  })

  app.get('/shows/:slug', {
    onSend: revalidated,
    schema: { tags, summary: 'One show', operationId: 'getShow', params: schema.showSlug, response: { 200: schema.show, ...errors(400, 404) } },
    handler: async ({ params: { slug } }) => {
      const show = await getShow(db, slug)
      return present(show, (await faces(db))(slug), airings.nextOfShow(slug, clock.now(), NEXT_AIRINGS))
    },
  })

  app.get('/hosts', {
    onSend: revalidated,
    schema: { tags, summary: 'All hosts of the programme', operationId: 'listHosts', response: { 200: schema.hostList, ...errors() } },
    handler: async () => ({ hosts: (await listHosts(db, { retired: false })).map(presentHost) }),
  })

  app.get('/hosts/:slug', {
    onSend: revalidated,
    schema: { tags, summary: 'One host, with their shows', operationId: 'getHost', params: schema.hostSlug, response: { 200: schema.hostPage, ...errors(400, 404) } },
    handler: async ({ params }) => {
      const { shows, retired, ...host } = await getHost(db, params.slug)
      const face = await faces(db)
      const next = airings.nextAiringsOfHost(params.slug, clock.now(), NEXT_AIRINGS)
      return { ...presentHost(host), retired, shows: shows.map((show) => presentSummary(show, face(show.slug))), next: next.map(presentNamed) }
    },
  })

  app.get('/me/shows', {
    schema: { tags, summary: 'The shows I host or look after as an editor, with their next airings', operationId: 'listMyShows', response: { 200: schema.myShows, ...errors(401, 403) } },
    handler: async (request) => {
      const person = inPerson(request.person)
      const mine = (await listShows(db)).filter((show) => isHost(person, show) || person.shows.includes(show.slug))
      const face = await faces(db)
      return { shows: mine.map((show) => ({ ...presentSummary(show, face(show.slug)), hosting: isHost(person, show), next: airings.nextOfShow(show.slug, clock.now(), NEXT_AIRINGS).map(presentAiring) })) }
    },
  })
}

function isHost({ hostSlug }: Person, { hosts }: Show): boolean {
  return hosts.some(({ slug }) => slug === hostSlug)
}

function presentAiring({ id, kind, startsAt, endsAt }: Pick<Occurrence, 'id' | 'kind' | 'startsAt' | 'endsAt'>) {
  return { occurrenceId: id, kind, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}

function presentHost({ languages, ...host }: Host): schema.HostSummary {
  return { ...host, languages: [...languages] }
}

function presentNamed({ id, showSlug, title, latinTitle, languages, special, kind, startsAt, endsAt }: Occurrence): schema.HostPage['next'][number] {
  const show = { slug: showSlug, title, latinTitle: latinTitle ?? null, languages: [...languages] }
  return { ...presentAiring({ id, kind, startsAt, endsAt }), show, special }
}

/** How listeners meet a show: where its page is, its picture, and who says its title. */
interface Face {
  readonly address: string
  readonly cover: Cover | null
  readonly spoken: readonly SpokenTitle[]
}

/** Three questions for all shows, however many are asked for. */
async function faces(db: Kysely<Tables>): Promise<(slug: string) => Face> {
  const [addresses, covers, spoken] = await Promise.all([listAddresses(db), listCovers(db), listSpoken(db)])
  return (slug) => ({ address: addresses.get(slug) ?? slug, cover: covers.get(slug) ?? null, spoken: spoken.get(slug) ?? [] })
}

function presentSummary(show: Show, { address, cover, spoken }: Face): schema.ShowSummary {
  const { slug, title, latinTitle, titles, languages, hosts, mode, themes, music, archive } = show
  return { slug, address, title, latinTitle, titles, languages: [...languages], hosts: hosts.map(presentHost), mode, themes: [...themes], music, archive, cover: cover && presentCover(slug, cover), spokenTitle: presentSpoken(slug, spoken) }
}

function present(show: Show, face: Face, next: readonly Occurrence[]): schema.ShowPage {
  return {
    ...presentSummary(show, face),
    descriptions: inOrder(show).map((language) => ({ language, text: show.descriptions[language] ?? '', reviewed: !show.review.includes(language) })),
    interaction: [...show.interaction],
    features: show.features,
    retired: show.retired,
    next: next.map(presentAiring),
  }
}

/** The show's own languages first, in its order. */
function inOrder({ descriptions, languages }: Show): string[] {
  const rank = (tag: string) => (languages.includes(tag) ? languages.indexOf(tag) : languages.length)
  return Object.keys(descriptions).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
