// The picture of a card for the server, which makes pixels of it.

import type { StationAnswer } from '../../server/schedule/schema.ts'
import { UNKNOWN_STATION } from '../boot.ts'
import type { source } from '../i18n/catalogues/en.ts'
import { CATALOGUES } from '../i18n/catalogues.ts'
import { formats } from '../i18n/formats.ts'
import { isLanguage, LANGUAGES } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { drawCard } from './card-picture.tsx'
import { findCard, type NoCard } from './find-card.ts'

export interface CardRequest {
  /** The page's path, `/station` for the station's own card, `/airings/{id}` for one airing. */
  readonly path: string
  /** Of the small lines; titles are in their own. */
  readonly language: string
  readonly at: Date
  readonly get: (path: string) => Promise<unknown>
  /** A picture of this site as a `data:` address; null when it cannot be had. */
  readonly pictureAt: (path: string) => Promise<string | null>
}

/** The card's SVG, or why there is none: `unknown` when the station cannot say at the moment. */
export async function renderCard({ path, language, at, get, pictureAt }: CardRequest): Promise<{ readonly svg: string } | NoCard> {
  if (!isLanguage(language)) return 'missing'
  const [{ default: catalogue }, answered] = await Promise.all([CATALOGUES[language](), get('/api/v1/station')])
  const station = (answered as StationAnswer | null | undefined) ?? UNKNOWN_STATION // checked against that schema
  const format = formats(language, station.timeZone)
  const card = await findCard(path, { station, language, format, t: translator<typeof source>(catalogue, format.number), at, get })
  if (typeof card === 'string') return card
  const picture = card.picture === null ? null : await pictureAt(card.picture)
  return { svg: drawCard(card, { station: station.name, language, dir: LANGUAGES[language].reading, picture }) }
}
