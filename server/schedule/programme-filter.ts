// Which airings a listener asks for.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { ProgrammeQuery } from './schema.ts'

/** Whether it is one of the show's, the host's and the languages' that are asked for; each may be left out. */
export function isAskedFor(one: Occurrence, { language, show, host }: Pick<ProgrammeQuery, 'language' | 'show' | 'host'>): boolean {
  return speaksAny(one, language) && (show === undefined || one.showSlug === show) && (host === undefined || one.hosts.some(({ slug }) => slug === host))
}

/** Whether any of these languages is spoken in it, in whichever place; true when none is asked for. `pt` finds `pt-BR` too. */
export function speaksAny({ languages }: Pick<Occurrence, 'languages'>, asked: readonly string[] | undefined): boolean {
  return asked === undefined || asked.some((tag) => languages.some((spoken) => spoken === tag || spoken.startsWith(`${tag}-`)))
}
