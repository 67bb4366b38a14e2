// How shows are called and where their pages are, for answers with episodes, also specials and shows of the past.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { listAddresses } from '../shows/addresses/store.ts'
import type { FindAiredShow } from './aired-show.ts'
import type { Episode } from './episode.ts'
import type { ShowNames } from './present.ts'

export interface ShowOnDesk extends ShowNames {
  /** The profiles of its hosts. */
  readonly hosts: readonly string[]
}

/** Gives a function that names the shows of those episodes; one nobody knows is called by its slug. */
export type ShowNamesLookup = (episodes: readonly Pick<Episode, 'showSlug'>[]) => Promise<(slug: string) => ShowOnDesk>

export function showNamesOf(db: Kysely<Tables>, findAiredShow: FindAiredShow): ShowNamesLookup {
  return async (episodes) => {
    const slugs = [...new Set(episodes.map(({ showSlug }) => showSlug))]
    const [addresses, ...found] = await Promise.all([slugs.length > 0 ? listAddresses(db) : new Map<string, string>(), ...slugs.map(async (slug) => [slug, await findAiredShow(slug)] as const)])
    const shows = new Map(found)
    return (slug) => {
      const show = shows.get(slug)
      return { title: show?.title ?? slug, latinTitle: show?.latinTitle ?? null, address: addresses.get(slug) ?? slug, hosts: (show?.hosts ?? []).flatMap((host) => host.slug ?? []) }
    }
  }
}
