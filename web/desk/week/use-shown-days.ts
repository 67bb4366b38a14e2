// Which days the address asks for: a week on a wide screen, one day on a narrow one.

import { useMemo, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { formatDay, weekdayOf, type Day } from '../../../schedules/calendar-date.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { useStationTime } from '../../station-clock.tsx'
import type { Shown } from './gesture.ts'
import { dayOrNull } from './plan-model.ts'
import { dayOfInstant, weekOf } from './week-days.ts'

const WIDE = '(min-width: 56rem)'

export interface ShownDays {
  readonly shown: Shown
  readonly today: Day
  readonly show: (day: Day) => void
}

/** `/desk/week/2026-11-27`; without a date: today. */
export function useShownDays(): ShownDays {
  const { timeZone } = useI18n()
  const [place, navigate] = useLocation()
  const isWide = useSyncExternalStore(watchWidth, () => matchMedia(WIDE).matches)
  const today = dayOfInstant(useStationTime(60_000), timeZone)
  const asked = dayOrNull(/^\/desk\/week\/(\d{4}-\d{2}-\d{2})$/.exec(place)?.[1]) ?? today
  const monday = asked - weekdayOf(asked)
  const week = useMemo(() => weekOf(monday, timeZone), [monday, timeZone])
  const shown = useMemo(() => ({ week, days: isWide ? week.days : week.days.filter(({ day }) => day === asked) }), [week, isWide, asked])
  return { shown, today, show: (day) => navigate(`/desk/week/${formatDay(day)}`) }
}

function watchWidth(onChange: () => void): () => void {
  const width = matchMedia(WIDE)
  width.addEventListener('change', onChange)
  return () => width.removeEventListener('change', onChange)
}
