// The picture of a card as SVG: words on a show's colour field, its cover or its shapes beside them. Nothing in it is fetched.

import { renderToStaticMarkup } from 'react-dom/server'
import { directionOf } from '../../schedules/language-names.ts'
import { CELL, tileShapes } from '../programme/tile-shapes.ts'
import { MarkShapes } from '../ui/mark.tsx'
import { toneNameOf } from '../ui/tones.ts'
import { CARD_HEIGHT, CARD_WIDTH, type Card } from './card.ts'
import { fitLine, fitWords, LINE, type Fitted } from './fit.ts'
import { coloursOf } from './tone-colours.ts'

interface Surroundings {
  readonly station: string
  /** The language of the small lines, and which way it runs. */
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  /** The card's square picture as a `data:` address; null: there is none, or it cannot be had. */
  readonly picture: string | null
}

const ART = 420
const EDGE = 64
const COLUMN = CARD_WIDTH - ART - 2 * EDGE
const TITLE_SIZES = [104, 92, 80, 70, 62, 54, 48]
const SMALL = 31
const SMALL_LINE = 46
const TOP = 150
const BOTTOM = 490
/** Between the title and what is below it. */
const GAP = 22
/** Where letters stand in their line, from its top. */
const BASELINE = 0.82
/** Estimates are of bold letters; others are so much narrower. */
const REGULAR = 0.92
/** Characters that no XML may have, however they are escaped. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A whole SVG document. The fonts are named, not in it: whoever draws it has them. */
export function drawCard(card: Card, { station, language, dir, picture }: Surroundings): string {
  const colours = coloursOf(toneNameOf(card.show))
  const ink = colours['on-field'] ?? '#fff'
  const { title, small } = laidOut(card)
  const titleHeight = title.lines.length * title.size * LINE
  const titleDir = card.title.lang === undefined ? dir : directionOf(card.title.lang)
  // The column is at the side where the page's language begins, each line in its own direction inside it.
  const start = dir === 'ltr' ? EDGE : CARD_WIDTH - EDGE
  const at = (own: 'ltr' | 'rtl') => ({ x: start, direction: own, textAnchor: own === dir ? 'start' : 'end' }) as const
  const dot = card.isLive ? 34 : 0
  const after = (x: number) => (dir === 'ltr' ? start + x : start - x)
  const drawn = renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" width={CARD_WIDTH} height={CARD_HEIGHT} viewBox={`0 0 ${CARD_WIDTH} ${CARD_HEIGHT}`} fontFamily="Geologica, Alexandria, Noto Sans Georgian, Noto Sans Devanagari, Noto Sans Bengali, sans-serif" fill={ink} xmlLang={language}>
      <rect width={CARD_WIDTH} height={CARD_HEIGHT} fill={colours['field']} />
      <Art card={card} colours={colours} picture={picture} x={dir === 'ltr' ? CARD_WIDTH - ART : 0} />
      {card.isLive && <circle cx={after(12)} cy={EDGE + 27} r={12} fill={colours['play']} />}
      <text {...at(dir)} x={after(dot)} y={EDGE + 38} fontSize={SMALL} fontWeight={700}>
        {fitLine(card.above, COLUMN - dot, SMALL)}
      </text>
      {title.lines.map((line, index) => (
        <text key={index} {...at(titleDir)} y={TOP + (index + BASELINE) * title.size * LINE} fontSize={title.size} fontWeight={700} xmlLang={card.title.lang}>
          {line}
        </text>
      ))}
      {small.map((line, index) => (
        <text key={index} {...at(line === card.latinTitle ? 'ltr' : dir)} y={TOP + titleHeight + GAP + (index + 0.95) * SMALL_LINE} fontSize={SMALL}>
          {fitLine(line, COLUMN / REGULAR, SMALL)}
        </text>
      ))}
      <Sender station={station} colours={colours} ink={ink} dir={dir} start={start} />
    </svg>,
  )
  return drawn.replace(NOT_XML, '')
}

/** A title that is cut says less than the last of the small lines. */
function laidOut(card: Card): { readonly title: Fitted; readonly small: readonly string[] } {
  const lines = [card.latinTitle, ...card.below].filter((line) => line !== null && line !== '') as string[] // nulls are out
  const fit = (count: number) => fitWords(card.title.text, { width: COLUMN, height: BOTTOM - TOP - GAP - count * SMALL_LINE, sizes: TITLE_SIZES, mostLines: 4 })
  let count = Math.min(lines.length, 4)
  while (count > 1 && !fit(count).isWhole) count -= 1
  return { title: fit(count), small: lines.slice(0, count) }
}

interface ArtProps {
  readonly card: Card
  readonly colours: Readonly<Record<string, string>>
  readonly picture: string | null
  readonly x: number
}

/** The cover above a row of shapes, or shapes alone. */
function Art({ card, colours, picture, x }: ArtProps) {
  const side = ART / 2
  const shapes = tileShapes(card.show ?? 'imi-radio', 2, 3)
  return (
    <g transform={`translate(${x} 0)`}>
      <g transform={`scale(${side / CELL})`}>
        {shapes.map(({ path, colour, x, y }, index) => (
          <path key={index} d={path} fill={colours[colour]} transform={`translate(${x} ${y})`} />
        ))}
      </g>
      {picture !== null && <image href={picture} width={ART} height={ART} preserveAspectRatio="xMidYMid slice" />}
    </g>
  )
}

/** The station's mark, in the colours of the field it stands on, and its name. */
function Sender({ station, colours, ink, dir, start }: { station: string; colours: ArtProps['colours']; ink: string; dir: 'ltr' | 'rtl'; start: number }) {
  const { a = ink, b = ink, play = ink } = colours
  const height = 52
  const width = (88 / 40) * height
  const y = CARD_HEIGHT - EDGE + 10 - height
  const gap = width + 22
  return (
    <>
      <g transform={`translate(${dir === 'ltr' ? start : start - width} ${y}) scale(${height / 40})`}>
        <MarkShapes heads={[a, play]} arches={[play, b]} bodies={ink} />
      </g>
      <text x={dir === 'ltr' ? start + gap : start - gap} y={y + height - 8} direction="ltr" textAnchor={dir === 'ltr' ? 'start' : 'end'} fontSize={38} fontWeight={700} fill={ink}>
        {fitLine(station, COLUMN - gap, 38)}
      </text>
    </>
  )
}
