// One day of the grid: its blocks, the hours it does not have, the present moment, and the free quarter the keyboard is at.

import { memo } from 'react'
import { AiringBlock, placed } from './airing-block.tsx'
import type { Block } from './blocks.ts'
import { QUARTER } from './cursor.ts'
import type { DragStore } from './drag.ts'
import css from './grid.module.css'
import { NowLine } from './now-line.tsx'
import { useWeekTexts } from './texts.ts'
import { instantAt, startTimeAt, type AxisMinute, type Week, type WeekDay } from './week-days.ts'
import { useWeekFormats } from './week-formats.ts'

interface DayColumnProps {
  readonly week: Week
  readonly day: WeekDay
  readonly column: number
  readonly blocks: readonly Block[]
  /** The block the keyboard is at, by its airing; null: another column, or a free quarter. */
  readonly cursorBlock: Block | null
  /** The free quarter the keyboard is at; null: none here. */
  readonly freeQuarter: AxisMinute | null
  readonly mayPlan: boolean
  readonly mayCarry: (block: Block) => boolean
  readonly store: DragStore
  readonly onOpen: (id: string) => void
  readonly onPlan: (date: string, startTime: string) => void
}

export const DayColumn = memo(function DayColumn(props: DayColumnProps) {
  const { week, day, column, blocks, cursorBlock, freeQuarter, mayPlan, mayCarry, store, onOpen, onPlan } = props
  const t = useWeekTexts()
  const formats = useWeekFormats()
  return (
    <div className={css['day']} role="group" aria-label={formats.longDay(day.day)} data-date={day.date}>
      {day.holes.map((hole) => (
        <div key={hole.from} className={css['hole']} data-why={hole.why} style={placed(hole)}>
          {hole.why === 'skipped' ? t('grid.skipped', { range: formats.clock(`${clockOf(hole.from)}–${clockOf(hole.until)}`) }) : <span data-unseen>{t('grid.elsewhere')}</span>}
        </div>
      ))}
      {blocks.map((block) => (
        <AiringBlock key={block.id} block={block} column={column} isCursor={block === cursorBlock} mayCarry={mayCarry(block)} store={store} onOpen={onOpen} />
      ))}
      {freeQuarter !== null && (
        <FreeQuarter {...{ week, day, column, minute: freeQuarter, mayPlan }} onPlan={() => onPlan(day.date, startTimeAt(week, day, freeQuarter))} />
      )}
      <NowLine week={week} day={day} />
    </div>
  )
})

interface FreeQuarterProps {
  readonly week: Week
  readonly day: WeekDay
  readonly column: number
  readonly minute: AxisMinute
  readonly mayPlan: boolean
  readonly onPlan: () => void
}

function FreeQuarter({ week, day, column, minute, mayPlan, onPlan }: FreeQuarterProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const about = { day: formats.longDay(day.day), time: formats.time(instantAt(week, day, minute)) }
  const style = placed({ from: minute, until: minute + QUARTER - (minute % QUARTER) })
  const label = mayPlan ? t('grid.free', about) : t('grid.freeLook', about)
  return <button type="button" className={css['quarter']} style={style} data-cursor="" data-column={column} data-from={minute} aria-label={label} aria-disabled={!mayPlan} onClick={mayPlan ? onPlan : undefined} />
}

function clockOf(minute: AxisMinute): string {
  return new Date(minute * 60_000).toISOString().slice(11, 16)
}
