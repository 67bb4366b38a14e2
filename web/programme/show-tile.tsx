// A picture for each show, drawn from its name: four shapes of a town, in the show's own colours.

import { seedOf, toneOf } from '../ui/tones.ts'
import css from './show-tile.module.css'

// Arch, river, sun, quarter, gate, window: each fits a cell of 24 by 24.
const SHAPES = [
  'M0 24V12a12 12 0 0 1 24 0v12z',
  'M0 6c8-8 16 8 24 0v12c-8 8-16-8-24 0z',
  'M12 0a12 12 0 1 0 0 24 12 12 0 0 0 0-24z',
  'M0 0h24A24 24 0 0 1 0 24z',
  'M0 24V12a12 12 0 0 1 24 0v12h-7V13a5 5 0 0 0-10 0v11z',
  'M0 24A24 24 0 0 1 24 0v24z',
] as const
const COLOURS = ['var(--a)', 'var(--b)', 'var(--c)', 'var(--play)'] as const
const CELLS = [0, 1, 2, 3] as const

/** The same shapes as a wall of tiles, filling whatever it is given. */
export function Frieze({ slug, className }: { slug: string; className?: string | undefined }) {
  return (
    <div className={className} aria-hidden="true">
      <svg viewBox="0 0 240 96" preserveAspectRatio="xMinYMid slice" focusable="false">
        {Array.from({ length: 40 }, (_, index) => (
          <Shape key={index} seed={Math.imul(seedOf(slug) + index, 0x9e3779b1) >>> 0} x={index % 10} y={Math.floor(index / 10)} />
        ))}
      </svg>
    </div>
  )
}

export function ShowTile({ slug }: { slug: string }) {
  const seed = seedOf(slug)
  return (
    <svg viewBox="0 0 48 48" className={`${css.tile} ${toneOf(slug)}`} aria-hidden="true" focusable="false">
      {CELLS.map((cell) => (
        <Shape key={cell} seed={Math.imul(seed + cell, 0x9e3779b1) >>> 0} x={cell % 2} y={cell < 2 ? 0 : 1} />
      ))}
    </svg>
  )
}

function Shape({ seed, x, y }: { seed: number; x: number; y: number }) {
  return <path d={SHAPES[(seed >>> 8) % SHAPES.length]} fill={COLOURS[(seed >>> 20) % COLOURS.length]} transform={`translate(${x * 24} ${y * 24})`} />
}
