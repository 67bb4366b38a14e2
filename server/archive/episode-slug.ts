// The last part of an episode's address: its date and a few words of its title, in Latin letters. Pure.

import { transliterate } from '../../schedules/transliterate.ts'

const LONGEST = 60

/**
 * Gives `2026-11-23-rent-and-rights`: the date on the station's wall and what of the title can be spelt in Latin letters,
 * cut between words. A title in a script that cannot be spelt leaves the date alone. Not unique: `numbered` makes it so.
 */
export function episodeSlug(date: string, title: string): string {
  const words = transliterate(title).replace(/['’ʼ"]/g, '').split(/[^a-z0-9]+/).filter(Boolean)
  let slug = date
  for (const word of words) {
    if (slug.length + 1 + word.length > LONGEST) break
    slug += `-${word}`
  }
  return slug
}

/** The same address for the second, third … of its name. */
export function numbered(slug: string, count: number): string {
  return count <= 1 ? slug : `${slug}-${count}`
}
