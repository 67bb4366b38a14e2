// The show or special behind an episode: what its draft takes its title, languages, hosts and policies from, and how lists call it.

import type { Kysely } from 'kysely'
import type { AiringShow } from '../../schedules/programme.ts'
import type { Tables } from '../db/tables.ts'
import { programmeOfStored, readStored } from '../schedule/store.ts'
import { findShow } from '../shows/store.ts'

export type AiredShow = Pick<AiringShow, 'slug' | 'title' | 'latinTitle' | 'languages' | 'hosts' | 'archive' | 'music'>

/** Looks a show or special up by its slug, shows of the past included; null: nobody knows it. */
export type FindAiredShow = (slug: string) => Promise<AiredShow | null>

/** In the database. What is found is kept for some seconds: a list of episodes asks for the same few again and again. */
export function airedShows(db: Kysely<Tables>, timeZone: string, keepMs = 5_000): FindAiredShow {
  let known: { readonly at: number; readonly shows: Promise<ReadonlyMap<string, AiredShow>> } | null = null
  const read = async () => {
    const { shows, specials } = programmeOfStored(await readStored(db, timeZone), timeZone)
    return new Map<string, AiredShow>([...specials.map(({ show }) => [show.slug, show] as const), ...shows])
  }
  return async (slug) => {
    if (!known || performance.now() - known.at > keepMs) known = { at: performance.now(), shows: read() }
    const { shows } = known
    const show = (await shows.catch((error: unknown) => {
      known = null
      throw error
    })).get(slug)
    return show ?? (await findShow(db, slug))
  }
}
