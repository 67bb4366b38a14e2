// A month at a glance: where nothing is planned, and what would come up with nothing to play. A day opens in the week.

import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dayOf, formatDay, weekdayOf, type Day } from '../../../schedules/calendar-date.ts'
import { DAY_MS, instantOf, MINUTE_MS } from '../../../schedules/wall-clock.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { useStationTime } from '../../station-clock.tsx'
import { airingsBetween, hasNothingToPlay, type PlanModel } from '../week/plan-model.ts'
import { useWeekTexts } from '../week/texts.ts'
import { usePlan } from '../week/use-plan.ts'
import { dayOfInstant } from '../week/week-days.ts'
import { useWeekFormats } from '../week/week-formats.ts'
import { Step } from '../week/week-toolbar.tsx'
import { holesOfDay, minutesOf, type Hole } from './holes.ts'
import css from './month.module.css'

export default function MonthRoom() {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { timeZone } = useI18n()
  const [place, navigate] = useLocation()
  const today = dayOfInstant(useStationTime(60_000), timeZone)
  const asked = /^\/desk\/month\/(\d{4})-(\d{2})$/.exec(place)
  const first = monthStart(asked ? (dayOf(Number(asked[1]), Number(asked[2]), 1) ?? today) : today)
  const [hours, setHours] = useState({ fromHour: 7, untilHour: 23 })
  const plan = usePlan(formatDay(first), formatDay(nextMonth(first)))
  const go = (day: Day) => navigate(`/desk/month/${formatDay(day).slice(0, 7)}`)
  return (
    <>
      <div className={css['top']}>
        <h1>{formats.month(first)}</h1>
        <div className={css['steps']}>
          <Step way="back" label={t('month.previous')} onClick={() => go(first - 1)} />
          <Step way="on" label={t('month.next')} onClick={() => go(nextMonth(first))} />
          <HourField label={t('month.from')} value={hours.fromHour} from={0} until={hours.untilHour - 1} onChange={(fromHour) => setHours({ ...hours, fromHour })} />
          <HourField label={t('month.until')} value={hours.untilHour} from={hours.fromHour + 1} until={24} onChange={(untilHour) => setHours({ ...hours, untilHour })} />
        </div>
      </div>
      <p>{t('month.about')}</p>
      {plan.isOld && <p role="alert">{t('week.old')}</p>}
      {plan.model ? <Month model={plan.model} first={first} today={today} hours={hours} timeZone={timeZone} /> : !plan.isOld && <PageLoading />}
    </>
  )
}

interface MonthProps {
  readonly model: PlanModel
  readonly first: Day
  readonly today: Day
  readonly hours: { readonly fromHour: number; readonly untilHour: number }
  readonly timeZone: string
}

function Month({ model, first, today, hours, timeZone }: MonthProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { format } = useI18n()
  const days = useMemo(() => lookAtMonth(model, first, hours, timeZone), [model, first, hours, timeZone])
  const total = days.reduce((sum, { holes }) => sum + minutesOf(holes), 0)
  const clock = (hour: number) => formats.clock(`${String(hour).padStart(2, '0')}:00`)
  return (
    <>
      <p><strong>{t('month.total', { time: format.duration(total * MINUTE_MS), from: clock(hours.fromHour), until: clock(hours.untilHour) })}</strong></p>
      <ol className={css['month']}>
        {days.map(({ day, holes, nothing, isEmpty }) => (
          <li key={day} className={css['cell']} style={{ '--column': weekdayOf(day) + 1 } as React.CSSProperties}>
            <Link href={`/desk/week/${formatDay(day)}`} className={css['day']} data-today={day === today || undefined} data-full={holes.length === 0 || undefined} data-nothing={nothing.length > 0 || undefined}>
              <strong className={css['date']}>{formats.dayAndMonth(day)}</strong>
              <Bar holes={holes} day={day} hours={hours} timeZone={timeZone} />
              <span>{holes.length === 0 ? t('month.full') : isEmpty ? t('month.empty') : t('month.free', { time: format.duration(minutesOf(holes) * MINUTE_MS) })}</span>
              {holes.length > 0 && !isEmpty && <span className={css['holes']}>{holes.map(({ from, until }) => formats.range(from, until)).join(' ')}</span>}
              {nothing.length > 0 && <span className={css['nothing']}>{t('month.nothing', { titles: format.list(nothing) })}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The day from left to right as time goes, also where words go the other way. */
function Bar({ holes, day, hours, timeZone }: { holes: readonly Hole[]; day: Day; hours: MonthProps['hours']; timeZone: string }) {
  const at = (hour: number) => instantOf(day * DAY_MS + hour * 60 * MINUTE_MS, timeZone)
  const [from, until] = [at(hours.fromHour), at(hours.untilHour)]
  const share = (instant: number) => ((instant - from) / (until - from)) * 100
  return (
    <span className={css['bar']} dir="ltr" aria-hidden="true">
      {holes.map((hole) => <span key={hole.from} className={css['hole']} style={{ left: `${share(hole.from)}%`, width: `${share(hole.until) - share(hole.from)}%` }} />)}
    </span>
  )
}

function HourField({ label, value, from, until, onChange }: { label: string; value: number; from: number; until: number; onChange: (hour: number) => void }) {
  const formats = useWeekFormats()
  const hours = Array.from({ length: until - from + 1 }, (_, index) => from + index)
  return (
    <label className={css['hour']}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {hours.map((hour) => <option key={hour} value={hour}>{formats.clock(`${String(hour).padStart(2, '0')}:00`)}</option>)}
      </select>
    </label>
  )
}

function lookAtMonth(model: PlanModel, first: Day, hours: MonthProps['hours'], timeZone: string) {
  return Array.from({ length: nextMonth(first) - first }, (_, index) => {
    const day = first + index
    const [from, until] = [instantOf(day * DAY_MS, timeZone), instantOf((day + 1) * DAY_MS, timeZone)]
    const airings = airingsBetween(model, from, until)
    const holes = holesOfDay(airings, day, hours, timeZone)
    const nothing = [...new Set(airings.filter((one) => one.startsAt.getTime() >= from && hasNothingToPlay(one)).map(({ title }) => title))]
    return { day, holes, nothing, isEmpty: holes.length === 1 && minutesOf(holes) * MINUTE_MS === instantOf(day * DAY_MS + hours.untilHour * 60 * MINUTE_MS, timeZone) - instantOf(day * DAY_MS + hours.fromHour * 60 * MINUTE_MS, timeZone) }
  })
}

function monthStart(day: Day): Day {
  return day - new Date(day * DAY_MS).getUTCDate() + 1
}

function nextMonth(first: Day): Day {
  return monthStart(first + 31)
}
