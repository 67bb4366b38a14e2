// Checks the slug of a host profile that a person typed, and names those that were probably meant. Pure.

import { distance } from 'fastest-levenshtein'
import { AppError } from '../errors.ts'
import { transliterate } from '../../schedules/transliterate.ts'
import type { Host } from './show.ts'

const MOST_NAMED = 3

/** Throws a refusal that names near profiles when no host of the programme has this slug. */
export function checkHostSlug(slug: string, hosts: readonly Host[]): void {
  if (hosts.some((host) => host.slug === slug)) return
  const near = nearHosts(slug, hosts)
  const hint = near.length > 0 ? `did you mean ${near.map((host) => `"${host.slug}" (${host.name})`).join(' or ')}?` : 'look for the slug at the desk or in hosts.yaml of the station, or add the host there first.'
  throw new AppError('invalid', 'host_unknown', `No host of the programme has the slug "${slug}"; ${hint}`)
}

/** The hosts whose slug or name is close to what was typed in any script, nearest first. */
function nearHosts(typed: string, hosts: readonly Host[]): readonly Host[] {
  const wanted = slugLike(typed)
  const far = (host: Host): number => Math.min(...[host.slug, slugLike(host.name), slugLike(host.latinName ?? '')].map((known) => farFrom(wanted, known)))
  return hosts
    .map((host) => ({ host, far: far(host) }))
    .filter((one) => one.far <= Math.max(2, wanted.length / 4))
    .toSorted((a, b) => a.far - b.far || a.host.slug.localeCompare(b.host.slug, 'en'))
    .slice(0, MOST_NAMED)
    .map(({ host }) => host)
}

/** Typing only a part, such as the first name, is the nearest of all mistakes. */
function farFrom(wanted: string, known: string): number {
  return wanted.length >= 3 && known.includes(wanted) ? 1 : distance(wanted, known)
}

function slugLike(text: string): string {
  return transliterate(text).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
}
