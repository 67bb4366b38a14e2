// What stands on the picture that chat apps and social networks show beside a link. Pure.

import { seedOf } from '../ui/tones.ts'

/** The picture's size in pixels: what every app that shows one asks for. */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

export interface Card {
  /** The page it is of, as a path; its picture's address follows from it. */
  readonly page: string
  /** The slug whose colours and shapes it has; null: the station's own. */
  readonly show: string | null
  /** A mark before the line above the title. */
  readonly isLive: boolean
  /** A small line above the title; may be empty. */
  readonly above: string
  readonly title: CardWords
  /** How the title sounds, in Latin letters. */
  readonly latinTitle: string | null
  /** Small lines below it, the most important first. */
  readonly below: readonly string[]
  /** A square picture, as a path on this site; null: shapes in its place. */
  readonly picture: string | null
}

export interface CardWords {
  readonly text: string
  /** Their language; undefined when it is not known. */
  readonly lang: string | undefined
}

/** Where the picture of a card is. The version changes with what stands on it, so that apps do not show yesterday's. */
export function addressOfCard(card: Card, language: string): string {
  return `/cards/${language}${card.page === '/' ? '/station' : encodeURI(card.page)}.jpg?v=${seedOf(JSON.stringify(card)).toString(36)}`
}

/** What stands on the picture, for those who cannot see it. */
export function altOf({ above, title, latinTitle, below }: Card, station: string): string {
  // Isolates are for drawing; apps show them as boxes.
  return [above, title.text, latinTitle, ...below, station].filter(Boolean).join(' · ').replace(/[\u2068\u2069]/g, '')
}
