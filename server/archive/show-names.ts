// How shows are called, for lists of episodes: read once per answer, also for specials and shows of the past.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { readProgramme } from '../schedule/store.ts'
import { listShows } from '../shows/store.ts'
import type { ShowNames } from './present.ts'

/** Gives a function that names a show; one nobody knows is called by its slug. */
export type ShowNamesLookup = () => Promise<(slug: string) => ShowNames & { readonly hosts: readonly string[] }>

export function showNamesOf(db: Kysely<Tables>, timeZone: string): ShowNamesLookup {
  return async () => {
    const [shows, { specials }] = await Promise.all([listShows(db, { retired: true }), readProgramme(db, timeZone)])
    const known = new Map([...specials.map(({ show }) => show), ...shows].map(({ slug, title, latinTitle, hosts }) => [slug, { title, latinTitle: latinTitle ?? null, hosts: hosts.flatMap((host) => host.slug ?? []) }]))
    return (slug) => known.get(slug) ?? { title: slug, latinTitle: null, hosts: [] }
  }
}
