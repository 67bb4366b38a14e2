// What the forms suggest and explain while somebody types: names in Latin letters, keys, and rights that do not go together. Pure.

import type { HostContent, ShowContent } from '../../../schedules/programme-content.ts'
import { transliterate } from '../../../schedules/transliterate.ts'

/** A show that only has to be named and described. */
export const NEW_SHOW: ShowContent = {
  slug: '', title: '', latinTitle: null, titles: {}, languages: [], hosts: [], mode: 'live', plays: null, themes: [], music: 'none', archive: 'full', interaction: ['text', 'voice'],
  endPolicy: { kind: 'hard' }, rebroadcast: null, descriptions: {}, review: [], chat: true, features: { infoCards: false, expiresAfterDays: null, recommendations: false, audioFirst: false },
}

export const NEW_HOST: HostContent = { slug: '', name: '', latinName: null, languages: [], role: null, fictional: false }

/** How a name in another script sounds; null when it is in Latin letters already or in a script nobody taught us. */
export function latinFor(name: string): string | null {
  if (!/\p{L}/u.test(name) || /\p{Script=Latin}/u.test(name)) return null
  const latin = name.trim().replace(/[\p{L}\p{M}]+/gu, latinWord)
  if (/[^\p{Script=Latin}\p{Script=Common}]/u.test(latin)) return null
  return capital(latin)
}

/** Capital where the name has a capital; many scripts have none. */
function latinWord(word: string): string {
  const latin = transliterate(word)
  return /^\p{Lu}/u.test(word) ? capital(latin) : latin
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('en') + word.slice(1)
}

/** The key that follows from a name, or the beginning of one. */
export function slugFor(name: string): string {
  return transliterate(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
}

/** The show after a change, with what no longer goes with it put right. */
export function changed(show: ShowContent, change: Partial<ShowContent>): ShowContent {
  const next = { ...show, ...change }
  const isOtherMode = next.mode !== show.mode
  return {
    ...next,
    // The webcasting licence excludes listening on demand.
    archive: next.music === 'commercial' && next.archive === 'full' ? 'talk_only' : next.archive,
    plays: next.mode === 'live' || isOtherMode ? null : next.plays,
    rebroadcast: next.mode === 'live' ? next.rebroadcast : null,
    review: next.review.filter((tag) => tag in next.descriptions),
  }
}

/** A text of one language set, or taken out when nothing is left of it. */
export function withText(texts: Readonly<Record<string, string>>, tag: string, text: string): Record<string, string> {
  const { [tag]: _, ...others } = texts
  return text.trim() === '' ? others : { ...texts, [tag]: text }
}

/** The list with one of it a place further up or down. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const [one] = list.slice(index, index + 1)
  const others = list.filter((_, at) => at !== index)
  return one === undefined ? [...list] : others.toSpliced(index + by, 0, one)
}
