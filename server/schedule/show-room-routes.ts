// The shows and hosts as their editors work on them; saving is a change of the programme like any other (plan-routes.ts). Mounted under /api/v1.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import { presentEdited } from '../shows/covers/schema.ts'
import { showContent, type Host, type Show } from '../shows/show.ts'
import { mayPlanShow, mayWriteHost } from './edit-permission.ts'
import * as schema from './show-room-schema.ts'
import { readShowRoom, type StoredShowRoom } from './store.ts'

export interface ShowRoomRoutesOptions {
  readonly db: Kysely<Tables>
}

export async function showRoomRoutes(app: App, { db }: ShowRoomRoutesOptions): Promise<void> {
  app.get('/programme/shows', {
    schema: { tags: ['plan'], summary: 'The shows I may edit, whole, and all hosts', operationId: 'getShowRoom', response: { 200: schema.showRoom, ...errors(401, 403) } },
    handler: async ({ person }, reply) => {
      const editor = signedIn(person)
      if (!may(editor, 'edit_some_show')) throw new AppError('forbidden', 'may_not_edit', 'Only coordinators, editors, and hosts of a show edit shows; ask a coordinator.')
      void reply.header('cache-control', 'no-store')
      return present(editor, await readShowRoom(db))
    },
  })
}

function present(person: Person, { revision, shows, hosts, addresses, covers }: StoredShowRoom): schema.ShowRoomAnswer {
  const mayPlan = may(person, 'plan_programme')
  const active = shows.filter((show) => !show.retired)
  const mine = (mayPlan ? shows : active).filter((show) => may(person, 'edit_show', subjectOf(show)))
  const contents = active.map(showContent)
  return {
    revision,
    mayPlan,
    shows: mine.map((show): schema.EditableShow => {
      const { slug, retired } = show
      const cover = covers.get(slug)
      const [address = slug, ...older] = addresses.get(slug) ?? []
      const mayChange = mayPlanShow(person, showContent(show)) ? 'everything' : 'texts'
      // The wire's lists are written as ones that may change, though nobody does.
      return { show: showContent(show) as schema.EditableShow['show'], retired, mayChange, address, older, cover: cover ? presentEdited(slug, cover) : null }
    }),
    hosts: hosts.map(({ host, retired }): schema.EditableHost => ({
      host: { ...host, languages: [...host.languages] },
      retired,
      mayChange: mayPlan || (!retired && mayWriteHost(person, host.slug, contents)),
      shows: active.filter((show) => isOf(show, host)).map((show) => show.slug),
    })),
    themes: [...new Set(active.flatMap((show) => show.themes))].sort(),
  }
}

function subjectOf({ slug, hosts }: Show) {
  return { slug, hosts: hosts.map((host) => host.slug) }
}

function isOf({ hosts }: Show, host: Host): boolean {
  return hosts.some((one) => one.slug === host.slug)
}
