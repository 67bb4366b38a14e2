// The grid: heads, hours, columns. Puts together what is drawn, what mouse and fingers do, and where the keyboard is.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type FocusEvent } from 'react'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { placed } from './airing-block.tsx'
import { blocksOf, type Block } from './blocks.ts'
import { DayColumn } from './day-column.tsx'
import type { Drag, DragStore, Place } from './drag.ts'
import { DragGhost } from './drag-ghost.tsx'
import type { Shown } from './gesture.ts'
import css from './grid.module.css'
import { useWeekTexts } from './texts.ts'
import { useCursor } from './use-cursor.ts'
import { useGestures } from './use-gestures.ts'
import { useWeekFormats } from './week-formats.ts'

export interface WeekGridProps {
  readonly shown: Shown
  readonly today: number
  readonly airings: readonly Occurrence[]
  readonly store: DragStore
  readonly snap: number
  /** Whether this person may plan anything at all, and this airing. */
  readonly mayPlan: boolean
  readonly mayCarry: (airing: Occurrence) => boolean
  readonly onOpen: (id: string) => void
  readonly onDropped: (drag: Drag) => void
  readonly onPlan: (place: Place) => void
  /** To the day before or after what is shown, by so many days. */
  readonly onShow: (days: number) => void
}

/** The first hour that is seen when nothing is on. */
const MORNING = 6 * 60 + 30

export function WeekGrid({ shown, today, airings, store, snap, mayPlan, mayCarry, onOpen, onDropped, onPlan, onShow }: WeekGridProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { dir } = useI18n()
  const { week, days } = shown
  const field = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const all = useMemo(() => blocksOf(week, airings), [week, airings])
  const columns = useMemo(() => days.map((day) => all[week.days.indexOf(day)] ?? []), [all, week, days])
  const byId = useMemo(() => new Map(airings.map((one) => [one.id, one])), [airings])

  const cursor = useCursor({ shown, columns, store, snap, dir, field, mayCarry, onDropped, onShow })
  useGestures(field, scroller, store, {
    shown,
    dir,
    snap,
    mayPlan,
    carriable: (id) => {
      const airing = byId.get(id)
      return airing && mayCarry(airing) ? airing : null
    },
    onDropped,
    onTap: onPlan,
    onSwipe: (to) => onShow(to * days.length),
  })
  useMorning(scroller, week.axisMinutes)

  const mayCarryBlock = useCallback((block: Block) => mayCarry(block.occurrence), [mayCarry])
  const onPlanQuarter = useCallback((date: string, startTime: string) => onPlan({ date, startTime, minutes: 60 }), [onPlan])
  const onFocus = ({ target }: FocusEvent) => {
    // What has the focus in the grid is an element of it.
    const { column, from } = (target as HTMLElement).dataset
    if (column !== undefined && from !== undefined) cursor.put({ column: Number(column), minute: Number(from) })
  }
  return (
    <div>
      <div className={css['scroller']} ref={scroller} data-days={days.length} style={{ ...placed({ from: 0, until: week.axisMinutes }), '--days': days.length } as React.CSSProperties}>
        <div className={css['heads']} aria-hidden="true">
          <span />
          {days.map(({ day }) => {
            const { weekday, date } = formats.head(day)
            return <span key={day} className={css['head']} data-today={day === today || undefined}><b>{weekday}</b> <span>{date}</span></span>
          })}
        </div>
        <div className={css['body']}>
          <div className={css['hours']} aria-hidden="true">
            {week.rows.map(({ at, time, isAgain }) => (
              <span key={at} className={css['hour']} style={placed({ from: at, until: at })} title={isAgain ? t('grid.again', { time }) : undefined}>
                <bdi dir="ltr">{isAgain ? `${time}²` : time}</bdi>
              </span>
            ))}
          </div>
          <div ref={field} className={css['field']} role="application" aria-label={t('grid.label', { span: formats.span(days[0]?.day ?? 0, days.at(-1)?.day ?? 0) })} aria-describedby="week-grid-help" onKeyDown={cursor.onKeyDown} onFocus={onFocus}>
            {days.map((day, column) => (
              <DayColumn
                key={day.date}
                {...{ week, day, column, mayPlan, store, onOpen }}
                blocks={columns[column] ?? NO_BLOCKS}
                cursorBlock={cursor.at.column === column ? cursor.block : null}
                freeQuarter={cursor.at.column === column && !cursor.block ? cursor.free : null}
                mayCarry={mayCarryBlock}
                onPlan={onPlanQuarter}
              />
            ))}
            <div className={css['carried']}><DragGhost store={store} shown={shown} /></div>
          </div>
        </div>
      </div>
      <p id="week-grid-help" className={css['help']}>{t('grid.help')}</p>
    </div>
  )
}

const NO_BLOCKS: readonly Block[] = []

/** The night is above; the day begins in view. */
function useMorning(scroller: React.RefObject<HTMLElement | null>, axisMinutes: number): void {
  const wasPut = useRef(false)
  const put = () => {
    const element = scroller.current
    if (!element || wasPut.current) return
    wasPut.current = true
    element.scrollTop = (element.scrollHeight / axisMinutes) * MORNING
  }
  useLayoutEffect(put)
  useEffect(put)
}
