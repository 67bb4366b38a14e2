// A picture for each show, drawn from its name: four shapes of a town, in the show's own colours.

import { toneOf } from '../ui/tones.ts'
import css from './show-tile.module.css'
import { tileShapes, type TileShape } from './tile-shapes.ts'

/** The same shapes as a wall of tiles, filling whatever it is given. */
export function Frieze({ slug, className }: { slug: string; className?: string | undefined }) {
  return (
    <div className={className} aria-hidden="true">
      <svg viewBox="0 0 240 96" preserveAspectRatio="xMinYMid slice" focusable="false">
        {tileShapes(slug, 10, 4).map(shapeOf)}
      </svg>
    </div>
  )
}

export function ShowTile({ slug }: { slug: string }) {
  return (
    <svg viewBox="0 0 48 48" className={`${css.tile} ${toneOf(slug)}`} aria-hidden="true" focusable="false">
      {tileShapes(slug, 2, 2).map(shapeOf)}
    </svg>
  )
}

function shapeOf({ path, colour, x, y }: TileShape, index: number) {
  return <path key={index} d={path} fill={`var(--${colour})`} transform={`translate(${x} ${y})`} />
}
