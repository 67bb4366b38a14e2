// The show or special behind an episode: what its draft takes its title, languages, hosts and policies from.

import type { Kysely } from 'kysely'
import type { AiringShow } from '../../schedules/programme.ts'
import type { Tables } from '../db/tables.ts'
import { readProgramme } from '../schedule/store.ts'

export type AiredShow = Pick<AiringShow, 'slug' | 'title' | 'latinTitle' | 'languages' | 'hosts' | 'archive' | 'music'>

/** Null when the programme has no show or special of that slug any more. */
export async function findAiredShow(db: Kysely<Tables>, slug: string, timeZone: string): Promise<AiredShow | null> {
  const { shows, specials } = await readProgramme(db, timeZone)
  return shows.get(slug) ?? specials.find(({ show }) => show.slug === slug)?.show ?? null
}
