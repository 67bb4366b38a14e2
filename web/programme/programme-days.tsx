// The days of a week beside each other where there is room, below each other on phones; or one day as a list.

import { formatDay } from '../../schedules/calendar-date.ts'
import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { AiringCard } from './airing-card.tsx'
import { clockChangeIn } from './clock-change.ts'
import { dayStart } from './day.ts'
import type { Shown } from './programme-address.ts'
import css from './programme-days.module.css'
import { useProgrammeTexts } from './texts.ts'

/** Where today is on the page, for links to it. */
export const TODAY = 'today'

interface ProgrammeDaysProps {
  readonly shown: Shown
  readonly airings: readonly OccurrenceAnswer[]
  /** Now, in ms. */
  readonly time: number
  readonly isFiltered: boolean
}

export function ProgrammeDays({ shown: { view, first, count, today }, airings, time, isFiltered }: ProgrammeDaysProps) {
  const { timeZone } = useI18n()
  return (
    <div className={view === 'week' ? css.week : css.day}>
      {Array.from({ length: count }, (_, index) => {
        const from = dayStart(formatDay(first + index), timeZone)
        const until = dayStart(formatDay(first + index + 1), timeZone)
        const ofDay = airings.filter(({ startsAt }) => Date.parse(startsAt) >= from.getTime() && Date.parse(startsAt) < until.getTime())
        return <ProgrammeDay key={first + index} day={{ from, until }} isToday={first + index === today} airings={ofDay} time={time} isFiltered={isFiltered} />
      })}
    </div>
  )
}

interface ProgrammeDayProps {
  readonly day: { readonly from: Date; readonly until: Date }
  readonly isToday: boolean
  readonly airings: readonly OccurrenceAnswer[]
  readonly time: number
  readonly isFiltered: boolean
}

function ProgrammeDay({ day, isToday, airings, time, isFiltered }: ProgrammeDayProps) {
  const { format, timeZone, t: site } = useI18n()
  const t = useProgrammeTexts()
  const clocks = clockChangeIn(day, timeZone)
  const id = isToday ? TODAY : `day-${day.from.getTime()}`
  const begun = isToday ? airings.filter(({ startsAt }) => Date.parse(startsAt) <= time) : []
  const coming = isToday ? airings.slice(begun.length) : airings
  const card = (airing: OccurrenceAnswer) => <AiringCard key={airing.id} airing={airing} time={time} />
  return (
    <section className={css.column} aria-labelledby={id} data-today={isToday ? '' : undefined}>
      <h2 id={id} className={css.name}>
        <span suppressHydrationWarning>{format.weekday(day.from)}</span>
        <span className={css.date} suppressHydrationWarning>
          {format.date(day.from)} {isToday && <span className={css.today}>{site('programme.today')}</span>}
        </span>
      </h2>
      {clocks && (
        <p className={css.clocks}>
          {t(clocks.kind === 'forward' ? 'week.forward' : 'week.back', { before: format.time(new Date(clocks.at.getTime() - 60_000)), after: format.time(clocks.at) })}
        </p>
      )}
      {airings.length === 0 && !isToday && <p className={css.empty}>{t(isFiltered ? 'week.emptySpoken' : 'week.empty')}</p>}
      {(airings.length > 0 || isToday) && (
        <ol className={css.list}>
          {begun.map(card)}
          {isToday && (
            <li className={css.now}>
              <span>{t('week.nowLine', { time: format.time(new Date(time)) })}</span>
            </li>
          )}
          {coming.map(card)}
        </ol>
      )}
    </section>
  )
}
