// How shows are called, for answers with episodes, also specials and shows of the past.

import type { FindAiredShow } from './aired-show.ts'
import type { Episode } from './episode.ts'
import type { ShowNames } from './present.ts'

export interface ShowOnDesk extends ShowNames {
  /** The profiles of its hosts. */
  readonly hosts: readonly string[]
}

/** Gives a function that names the shows of those episodes; one nobody knows is called by its slug. */
export type ShowNamesLookup = (episodes: readonly Pick<Episode, 'showSlug'>[]) => Promise<(slug: string) => ShowOnDesk>

export function showNamesOf(findAiredShow: FindAiredShow): ShowNamesLookup {
  return async (episodes) => {
    const slugs = [...new Set(episodes.map(({ showSlug }) => showSlug))]
    const shows = new Map(await Promise.all(slugs.map(async (slug) => [slug, await findAiredShow(slug)] as const)))
    return (slug) => {
      const show = shows.get(slug)
      return { title: show?.title ?? slug, latinTitle: show?.latinTitle ?? null, hosts: (show?.hosts ?? []).flatMap((host) => host.slug ?? []) }
    }
  }
}
