// Above the grid: which days are shown, and what concerns all of them.

import { formatDay, type Day } from '../../../schedules/calendar-date.ts'
import { Button } from '../../ui/button.tsx'
import { dayOrNull } from './plan-model.ts'
import { useWeekTexts } from './texts.ts'
import { useWeekFormats } from './week-formats.ts'
import css from './week.module.css'

interface WeekToolbarProps {
  readonly days: readonly { readonly day: Day }[]
  readonly today: Day
  readonly snap: number
  readonly mayPlan: boolean
  /** What undo would take back, in words; null: nothing. */
  readonly undo: string | null
  readonly onDay: (day: Day) => void
  readonly onSnap: (minutes: number) => void
  readonly onNew: () => void
  readonly onUndo: () => void
  readonly onChanges: () => void
}

export const SNAPS = [15, 5] as const

export function WeekToolbar({ days, today, snap, mayPlan, undo, onDay, onSnap, onNew, onUndo, onChanges }: WeekToolbarProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const first = days[0]?.day ?? today
  const last = days.at(-1)?.day ?? first
  const isOne = first === last
  return (
    <div className={css['toolbar']}>
      <div className={css['heading']}>
        <h1>{isOne ? formats.dayAndMonth(first) : formats.span(first, last)}</h1>
        <div className={css['steps']}>
          <Step way="back" label={isOne ? t('day.previous') : t('week.previous')} onClick={() => onDay(first - days.length)} />
          <Button onClick={() => onDay(today)}>{t('week.today')}</Button>
          <Step way="on" label={isOne ? t('day.next') : t('week.next')} onClick={() => onDay(first + days.length)} />
          <input type="date" className={css['jump']} aria-label={t('week.jump')} value={formatDay(first)} onChange={(event) => {
            const day = dayOrNull(event.target.value)
            if (day !== null) onDay(day)
          }} />
        </div>
      </div>
      <div className={css['tools']}>
        {mayPlan && <Button kind="main" onClick={onNew}>{t('week.new')}</Button>}
        {mayPlan && <Button onClick={onUndo} disabled={undo === null} title={undo ?? undefined} className={css['undo']} aria-keyshortcuts="Control+Z">{undo === null ? t('week.undo') : t('week.undoWhat', { what: undo })}</Button>}
        <Button onClick={onChanges}>{t('week.changes')}</Button>
        {mayPlan && (
          <label className={css['snap']}>
            <span>{t('week.steps')}</span>
            <select value={snap} onChange={(event) => onSnap(Number(event.target.value))}>
              {SNAPS.map((minutes) => <option key={minutes} value={minutes}>{t('week.minutes', { count: minutes })}</option>)}
            </select>
          </label>
        )}
      </div>
    </div>
  )
}

/** The arrow follows the direction of the language. */
export function Step({ way, label, onClick }: { way: 'back' | 'on'; label: string; onClick: () => void }) {
  return (
    <Button className={css['step']} data-way={way} aria-label={label} title={label} onClick={onClick}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round"><path d="M6 3l5 5-5 5" /></svg>
    </Button>
  )
}
