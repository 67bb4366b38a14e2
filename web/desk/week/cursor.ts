// Where the keyboard is in the grid: an airing, or a free quarter of an hour. Pure.

import type { Block } from './blocks.ts'
import type { AxisMinute } from './week-days.ts'

export interface Cursor {
  /** Among the shown days. */
  readonly column: number
  readonly minute: AxisMinute
}

export const QUARTER = 15

/** The block under the cursor; what lies above is met first. */
export function blockAt(columns: readonly (readonly Block[])[], { column, minute }: Cursor): Block | null {
  const there = (columns[column] ?? []).filter((block) => block.from <= minute && minute < block.until)
  return there.find((block) => block.isAbove) ?? there.find((block) => !block.occurrence.cancelled) ?? there[0] ?? null
}

/** One step up or down: from airing to airing, and quarter by quarter where nothing is planned. */
export function stepDown(columns: readonly (readonly Block[])[], cursor: Cursor, axisMinutes: number): Cursor {
  const here = blockAt(columns, cursor)
  const minute = here ? here.until : Math.floor(cursor.minute / QUARTER) * QUARTER + QUARTER
  return minute >= axisMinutes ? cursor : { ...cursor, minute }
}

export function stepUp(columns: readonly (readonly Block[])[], cursor: Cursor): Cursor {
  const here = blockAt(columns, cursor)
  const before = (here ? here.from : Math.floor(cursor.minute / QUARTER) * QUARTER) - 1
  if (before < 0) return { ...cursor, minute: 0 }
  const above = blockAt(columns, { ...cursor, minute: before })
  return { ...cursor, minute: above ? above.from : Math.floor(before / QUARTER) * QUARTER }
}

/** Another column at the same time of day; null when it is not shown. */
export function stepAside(cursor: Cursor, by: 1 | -1, columns: number): Cursor | null {
  const column = cursor.column + by
  return column < 0 || column >= columns ? null : { ...cursor, column }
}

/** From where on the quarter is free that the cursor is in: after what ends within it. */
export function freeFrom(columns: readonly (readonly Block[])[], { column, minute }: Cursor): AxisMinute {
  const quarter = Math.floor(minute / QUARTER) * QUARTER
  const ends = (columns[column] ?? []).filter((block) => block.until > quarter && block.until <= minute).map((block) => block.until)
  return Math.max(quarter, ...ends)
}
