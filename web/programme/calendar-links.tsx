// Takes airings into the listener's own calendar: followed for good, or as a file.

import { useSyncExternalStore } from 'react'
import { withQuery } from '../api/client.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './calendar-links.module.css'
import { useProgrammeTexts } from './texts.ts'

/** `path` is the calendar's address below the site's; `query` narrows it. */
export function CalendarLinks({ path, query = {} }: { path: string; query?: Readonly<Record<string, string>> }) {
  const { language } = useI18n()
  const t = useProgrammeTexts()
  const host = useSyncExternalStore(
    () => () => {},
    () => location.host,
    () => null,
  )
  const file = withQuery(path, { ...query, lang: language })
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar" className={css.title}>
        {t('calendar.title')}
      </h2>
      <ul className={css.links}>
        {host !== null && (
          <li>
            {/* Only the browser knows under which name it reached the station. */}
            <a href={`webcal://${host}${file}`}>{t('calendar.subscribe')}</a>
          </li>
        )}
        <li>
          <a href={file}>{t('calendar.file')}</a>
        </li>
      </ul>
    </section>
  )
}
