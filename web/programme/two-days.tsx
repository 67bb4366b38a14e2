// Today's programme and tomorrow's, by Warsaw's clock. What is over today is folded away.

import type { OccurrenceAnswer, ProgrammeAnswer } from '../../server/schedule/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import { AiringRow } from './airing-row.tsx'
import { dayBounds } from './day.ts'
import css from './two-days.module.css'

/** `programme` is null while it cannot be known. */
export function TwoDays({ programme }: { programme: ProgrammeAnswer | null }) {
  const { t, format, timeZone } = useI18n()
  const time = useStationTime(15_000)
  const midnight = dayBounds(new Date(time), timeZone).until.getTime()
  const airings = programme?.occurrences ?? []
  const past = airings.filter(({ endsAt }) => Date.parse(endsAt) <= time)
  const coming = airings.filter(({ endsAt }) => Date.parse(endsAt) > time)
  const today = coming.filter(({ startsAt }) => Date.parse(startsAt) < midnight)
  const tomorrow = coming.filter(({ startsAt }) => Date.parse(startsAt) >= midnight)
  const rows = (list: readonly OccurrenceAnswer[]) => (
    <ol className={css.list}>
      {list.map((airing) => (
        <AiringRow key={airing.id} airing={airing} cover={programme?.covers[airing.show.slug]} isOn={!airing.cancelled && Date.parse(airing.startsAt) <= time && time < Date.parse(airing.endsAt)} />
      ))}
    </ol>
  )
  if (!programme) return <p className={css.empty}>{t('programme.unknown')}</p>
  return (
    <>
      <h2 className={css.day}>
        {t('programme.today')} <span className={css.date}>{format.day(new Date(time))}</span>
        <span className={css.zone}>{t('programme.zone')}</span>
      </h2>
      {past.length > 0 && (
        <details className={css.earlier}>
          <summary>{t('programme.earlier')}</summary>
          {rows(past)}
        </details>
      )}
      {today.length > 0 ? rows(today) : <p className={css.empty}>{t('programme.empty')}</p>}
      {tomorrow.length > 0 && (
        <>
          <h2 className={css.day}>
            {t('programme.tomorrow')} <span className={css.date}>{format.day(new Date(midnight))}</span>
          </h2>
          {rows(tomorrow)}
        </>
      )}
    </>
  )
}
