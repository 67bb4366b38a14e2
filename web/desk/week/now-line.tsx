// The line of the present moment; moves by itself, so that nothing else is drawn again.

import { useStationTime } from '../../station-clock.tsx'
import { placed } from './airing-block.tsx'
import css from './grid.module.css'
import { useWeekTexts } from './texts.ts'
import { axisAt, type Week, type WeekDay } from './week-days.ts'
import { useWeekFormats } from './week-formats.ts'

export function NowLine({ week, day }: { week: Week; day: WeekDay }) {
  const now = useStationTime(20_000)
  const t = useWeekTexts()
  const formats = useWeekFormats()
  if (now < day.from || now >= day.until) return null
  const at = axisAt(week, day, now, 'start')
  return <div className={css['now']} style={placed({ from: at, until: at })} role="img" aria-label={t('grid.now', { time: formats.time(now) })} />
}
