// The artwork that follows from a show's name: which shapes of a town stand where, in which of its colours. Pure; pages and the
// pictures for links draw the same.

import { seedOf } from '../ui/tones.ts'

/** A cell is so wide and so high. */
export const CELL = 24

// Arch, river, sun, quarter, gate, window: each fits a cell.
const SHAPES = [
  'M0 24V12a12 12 0 0 1 24 0v12z',
  'M0 6c8-8 16 8 24 0v12c-8 8-16-8-24 0z',
  'M12 0a12 12 0 1 0 0 24 12 12 0 0 0 0-24z',
  'M0 0h24A24 24 0 0 1 0 24z',
  'M0 24V12a12 12 0 0 1 24 0v12h-7V13a5 5 0 0 0-10 0v11z',
  'M0 24A24 24 0 0 1 24 0v24z',
] as const

/** The colours of a field in tones.module.css that shapes have. */
export const SHAPE_COLOURS = ['a', 'b', 'c', 'play'] as const

export interface TileShape {
  /** The `d` of an SVG path. */
  readonly path: string
  readonly colour: (typeof SHAPE_COLOURS)[number]
  /** The cell's corner. */
  readonly x: number
  readonly y: number
}

/** Fills a wall that is `columns` wide with the shapes of a show. */
export function tileShapes(slug: string, columns: number, rows: number): readonly TileShape[] {
  const seed = seedOf(slug)
  return Array.from({ length: columns * rows }, (_, cell) => {
    const own = Math.imul(seed + cell, 0x9e3779b1) >>> 0
    return {
      path: SHAPES[(own >>> 8) % SHAPES.length] ?? SHAPES[0],
      colour: SHAPE_COLOURS[(own >>> 20) % SHAPE_COLOURS.length] ?? 'a',
      x: (cell % columns) * CELL,
      y: Math.floor(cell / columns) * CELL,
    }
  })
}
