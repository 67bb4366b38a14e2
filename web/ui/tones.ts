// Colour fields: each show has its own, chosen by its name so that it is the same everywhere and always.

import css from './tones.module.css'

const TONES = ['pine', 'ember', 'sun', 'rose', 'sky', 'plum'] as const

/** The class of plain paper, on a page that is otherwise a colour field. */
export const GROUND: string = css['ground'] ?? ''

/** A number that follows from a name. */
export function seedOf(name: string): number {
  let seed = 0x811c9dc5
  for (const char of name) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return seed
}

/** The class of a show's colour field; the station's own cobalt when there is no show. */
export function toneOf(showSlug: string | null): string {
  return css[toneNameOf(showSlug)] ?? ''
}

/** What that field is called in tones.module.css. */
export function toneNameOf(showSlug: string | null): string {
  return showSlug === null ? 'cobalt' : (TONES[seedOf(showSlug) % TONES.length] ?? 'cobalt')
}
