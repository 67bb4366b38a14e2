// The next airings of a show or a host: the day, the hour on Warsaw's clock and the listener's.

import { useI18n } from '../i18n/i18n.tsx'
import { Link } from 'wouter'
import { Words } from '../ui/words.tsx'
import css from './next-airings.module.css'
import { ShowTime } from './show-time.tsx'
import { useProgrammeTexts } from './texts.ts'

interface NextAiring {
  readonly occurrenceId: string
  readonly kind: string
  readonly startsAt: string
  readonly endsAt: string
  /** Named when the list is not of one show only. */
  readonly show?: { readonly slug: string; readonly title: string; readonly languages: readonly string[] }
  readonly special?: boolean
}

export function NextAirings({ airings }: { airings: readonly NextAiring[] }) {
  const { format, t: site } = useI18n()
  const t = useProgrammeTexts()
  if (airings.length === 0) return <p>{t('show.noNext')}</p>
  return (
    <ol className={css.airings}>
      {airings.map(({ occurrenceId, kind, startsAt, show, special }) => (
        <li key={occurrenceId} className={css.airing}>
          <span className={css.day} suppressHydrationWarning>
            {format.day(new Date(startsAt))}
          </span>
          <span className={css.time}>
            <ShowTime at={new Date(startsAt)} />
          </span>
          {kind === 'rebroadcast' && <span className={css.kind}>{site('programme.rerun')}</span>}
          {show && (
            <span>
              {special ? (
                <Words lang={show.languages[0]}>{show.title}</Words>
              ) : (
                <Link href={`/shows/${show.slug}`} className={css.link}>
                  <Words lang={show.languages[0]}>{show.title}</Words>
                </Link>
              )}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
