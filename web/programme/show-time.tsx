// When something airs: Warsaw's time, and the listener's own beside it when their clock shows another.

import { useSyncExternalStore } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import css from './show-time.module.css'

export function ShowTime({ at, withDay = false }: { at: Date; withDay?: boolean }) {
  const { t, format } = useI18n()
  const now = useStationTime(60_000)
  const yours = useListenersZone()
  const here = format.time(at)
  const there = yours ? format.time(at, yours) : here
  // 01:00 in Warsaw may still be the evening before where the listener is.
  const theirDay = yours && format.shortWeekday(at, yours) !== format.shortWeekday(at) ? `${format.shortWeekday(at, yours)} ` : ''
  const isAnotherDay = withDay && format.day(at) !== format.day(new Date(now))
  return (
    <>
      <time dateTime={at.toISOString()} className={css.time}>
        {isAnotherDay && `${format.day(at)}, `}
        {here}
      </time>
      {there !== here && <span className={css.yours}> {t('programme.yours', { time: `${theirDay}${there}` })}</span>}
    </>
  )
}

/** The listener's time zone; null on the server and in the first picture, which must be the same. */
export function useListenersZone(): string | null {
  return useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  )
}
