// The programme for everybody: a week or a day, in all languages or in one, on Warsaw's clock and the listener's.

import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import { formatDay, type Day } from '../../schedules/calendar-date.ts'
import type { OccurrenceAnswer, ProgrammeAnswer } from '../../server/schedule/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { useStationTime } from '../station-clock.tsx'
import { CalendarLinks } from './calendar-links.tsx'
import { dayStart } from './day.ts'
import { EmbedSnippets } from './embed-snippets.tsx'
import { ProgrammeDays, TODAY } from './programme-days.tsx'
import { mondayOf, queryOf, shownBy, type Shown } from './programme-address.ts'
import css from './programme-page.module.css'
import { speaks, useSpoken } from './spoken.tsx'
import { SpokenFilter } from './spoken-filter.tsx'
import { broadcastOf, graphOf } from './structured.ts'
import { PROGRAMME_TEXTS, useProgrammeTexts, type ProgrammeTranslate } from './texts.ts'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }]

export default function ProgrammePage() {
  const { timeZone, format } = useI18n()
  const t = useProgrammeTexts()
  const time = useStationTime(15_000)
  const { name } = useStation()
  const search = useSearch()
  const shown = shownBy(new URLSearchParams(search), new Date(time), timeZone)
  const wanted = useSpoken()
  const asked = usePublicAnswer<ProgrammeAnswer>(questionOf(shown))
  const airings = asked.state === 'answered' ? asked.answer.occurrences : null
  const seen = airings?.filter(({ show }) => speaks(show.languages, wanted)) ?? null
  const dates = datesOf(shown, timeZone, format)
  const hrefOf = hrefs(search)
  useEffect(() => {
    document.title = titleOf(t, dates, name)
  }, [t, dates, name])

  return (
    <PublicFrame
      wide={shown.view === 'week'}
      top={
        <>
          <Heading>{t('week.title')}</Heading>
          <p className={css.dates} suppressHydrationWarning>
            {dates}
          </p>
          <Steps shown={shown} hrefOf={hrefOf} />
        </>
      }
    >
      <SpokenFilter wanted={wanted} spoken={spokenIn(airings ?? [], wanted)} hrefOf={(spoken) => hrefOf({ spoken })} />
      <p className={css.zone}>{t('week.zone')}</p>
      {seen ? <ProgrammeDays shown={shown} airings={seen} time={time} isFiltered={wanted !== null} /> : <p role="status">{t(asked.state === 'failed' ? 'page.unknown' : 'week.title')}</p>}
      <div className={css.more}>
        <CalendarLinks path="/programme.ics" query={wanted === null ? {} : { language: wanted }} />
        <EmbedSnippets />
      </div>
    </PublicFrame>
  )
}

export function questions({ query }: PageAddress, at: Date, timeZone: string): readonly string[] {
  return [questionOf(shownBy(query, at, timeZone))]
}

export function head({ address, answer, at, station, site, format, t }: PageView): PageHead {
  const shown = shownBy(address.query, at, station.timeZone)
  const dates = datesOf(shown, station.timeZone, format)
  const query = new URLSearchParams(queryOf(shown, shown.first) ?? {}).toString()
  // The answer to the page's one question, checked against this schema.
  const programme = answer(questionOf(shown)) as ProgrammeAnswer | null
  return {
    title: titleOf(t, dates, station.name),
    description: t('week.description', { dates }),
    canonical: query ? `/schedule?${query}` : '/schedule',
    ...(import.meta.env.SSR ? { structured: graphOf(broadcastOf(programme?.occurrences ?? [], { station, site })) } : {}),
  }
}

function Steps({ shown, hrefOf }: { shown: Shown; hrefOf: (query: Readonly<Record<string, string>>) => string }) {
  const t = useProgrammeTexts()
  const { view, first, count, today } = shown
  const step = (to: Day, words: string, sign: 'back' | 'on' | null = null) => {
    const query = queryOf(shown, to)
    return (
      query && (
        <Link href={hrefOf(query)} className={css.step} data-sign={sign} aria-current={to === first ? 'true' : undefined}>
          <span className={css.word}>{words}</span>
        </Link>
      )
    )
  }
  const isWeek = view === 'week'
  const firstOfDay = mondayOf(today) === first ? today : first
  return (
    <div className={css.bar}>
      <nav className={css.steps} aria-label={t('week.view')}>
        <Link href={hrefOf(queryOf({ view: 'week', today }, mondayOf(first)) ?? {})} className={css.step} aria-current={isWeek ? 'true' : undefined}>
          {t('week.week')}
        </Link>
        <Link href={hrefOf({ day: formatDay(isWeek ? firstOfDay : first) })} className={css.step} aria-current={isWeek ? undefined : 'true'}>
          {t('week.day')}
        </Link>
      </nav>
      <nav className={css.steps} aria-label={t('week.title')}>
        {step(first - count, t(isWeek ? 'week.previous' : 'day.previous'), 'back')}
        {isWeek && first === mondayOf(today) ? (
          <a href={`#${TODAY}`} className={css.step}>
            {t('day.today')}
          </a>
        ) : (
          step(isWeek ? mondayOf(today) : today, t(isWeek ? 'week.this' : 'day.today'))
        )}
        {step(first + count, t(isWeek ? 'week.next' : 'day.next'), 'on')}
      </nav>
    </div>
  )
}

/** Addresses of this page: the language stays chosen while leafing, the week while choosing a language. */
function hrefs(search: string): (query: Readonly<Record<string, string>>) => string {
  const now = new URLSearchParams(search)
  return (query) => {
    const kept = 'spoken' in query ? { ...only(now, 'week'), ...only(now, 'day') } : only(now, 'spoken')
    const next = new URLSearchParams({ ...kept, ...query }).toString()
    return next ? `/schedule?${next}` : '/schedule'
  }
}

function only(query: URLSearchParams, name: string): Readonly<Record<string, string>> {
  const value = query.get(name)
  return value === null ? {} : { [name]: value }
}

function questionOf({ first, count }: Shown): string {
  return `/api/v1/programme?from=${formatDay(first)}&until=${formatDay(first + count)}`
}

function datesOf({ first, count }: Shown, timeZone: string, format: ReturnType<typeof useI18n>['format']): string {
  const from = dayStart(formatDay(first), timeZone)
  return count === 1 ? format.day(from) : format.dates(from, dayStart(formatDay(first + count - 1), timeZone))
}

function titleOf(t: ProgrammeTranslate, dates: string, station: string): string {
  return `${t('week.title')}, ${dates} · ${station}`
}

function spokenIn(airings: readonly OccurrenceAnswer[], wanted: string | null): readonly string[] {
  return [...new Set([...airings.flatMap(({ show }) => show.languages), ...(wanted === null ? [] : [wanted])])]
}
