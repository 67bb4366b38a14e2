// Airings as blocks of the week's grid: cut at midnight, side by side where they overlap, specials above what they interrupt.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import { axisAt, type AxisMinute, type Week, type WeekDay } from './week-days.ts'

export interface Block {
  readonly id: string
  readonly occurrence: Occurrence
  readonly from: AxisMinute
  readonly until: AxisMinute
  /** The airing began the day before; it goes on the day after. */
  readonly isContinued: boolean
  readonly goesOn: boolean
  /** Which of `lanes` side by side it is. */
  readonly lane: number
  readonly lanes: number
  /** Drawn above the regular airings that it interrupts. */
  readonly isAbove: boolean
}

/** The blocks of each day, in order of their start. */
export function blocksOf(week: Week, occurrences: readonly Occurrence[]): readonly (readonly Block[])[] {
  return week.days.map((day) => blocksOfDay(week, day, occurrences))
}

/** The piece of [startsAt, endsAt) on that day; null when none is. */
export function pieceOn(week: Week, day: WeekDay, startsAt: number, endsAt: number): { from: AxisMinute; until: AxisMinute } | null {
  if (startsAt >= day.until || endsAt <= day.from) return null
  return { from: axisAt(week, day, Math.max(startsAt, day.from), 'start'), until: axisAt(week, day, Math.min(endsAt, day.until), 'end') }
}

function blocksOfDay(week: Week, day: WeekDay, occurrences: readonly Occurrence[]): Block[] {
  const pieces = occurrences.flatMap((occurrence): Block[] => {
    const [startsAt, endsAt] = [occurrence.startsAt.getTime(), occurrence.endsAt.getTime()]
    const piece = pieceOn(week, day, startsAt, endsAt)
    return piece ? [{ ...piece, id: occurrence.id, occurrence, isContinued: startsAt < day.from, goesOn: endsAt > day.until, lane: 0, lanes: 1, isAbove: false }] : []
  })
  const regular = inLanes(pieces.filter(({ occurrence }) => !occurrence.special))
  const special = inLanes(pieces.filter(({ occurrence }) => occurrence.special)).map((one) => ({ ...one, isAbove: regular.some((other) => overlap(one, other)) }))
  return [...regular, ...special].sort((a, b) => a.from - b.from || Number(a.isAbove) - Number(b.isAbove))
}

/** Each in the first free lane; those that overlap, also through others, are equally wide. */
function inLanes(blocks: readonly Block[]): Block[] {
  const placed: Block[] = []
  let group: Block[] = []
  let groupUntil = -Infinity
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane + 1))
    placed.push(...group.map((one) => ({ ...one, lanes })))
    group = []
  }
  for (const block of blocks.toSorted((a, b) => a.from - b.from)) {
    if (block.from >= groupUntil) close()
    const taken = new Set(group.filter((one) => overlap(one, block)).map(({ lane }) => lane))
    let lane = 0
    while (taken.has(lane)) lane++
    group.push({ ...block, lane })
    groupUntil = Math.max(groupUntil, block.until)
  }
  close()
  return placed
}

function overlap(a: Block, b: Block): boolean {
  return a.from < b.until && b.from < a.until
}
