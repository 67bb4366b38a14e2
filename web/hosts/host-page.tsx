// One host: their name in their own script, their languages, their shows, and when to hear them.

import { useEffect } from 'react'
import { useParams } from 'wouter'
import type { HostPage as HostAnswer } from '../../server/shows/schema.ts'
import { ListenAgain, newestOf } from '../archive/listen-again.tsx'
import { ARCHIVE_TEXTS, useArchiveTexts } from '../archive/texts.ts'
import { isNothing, usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { CalendarLinks } from '../programme/calendar-links.tsx'
import { LanguageChips } from '../programme/language-chips.tsx'
import { NextAirings } from '../programme/next-airings.tsx'
import { PROGRAMME_TEXTS, useProgrammeTexts } from '../programme/texts.ts'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import show from '../shows/show-page.module.css'
import { ShowItem } from '../shows/show-item.tsx'
import page from '../ui/page-of-one.module.css'
import part from '../ui/page-part.module.css'
import { toneOf } from '../ui/tones.ts'
import { isolated } from '../ui/words.tsx'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }]

export default function HostPage() {
  const { slug = '' } = useParams<{ slug: string }>()
  const t = useProgrammeTexts()
  // Waited for before anything is seen: a page that vanishes again for its parts' texts would take the focus with it.
  useArchiveTexts()
  const { name: station } = useStation()
  const asked = usePublicAnswer<HostAnswer>(questionOf(slug))
  const title = asked.state === 'answered' ? titleOf(asked.answer, station) : null
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  if (isNothing(asked)) return <NotFoundPage />
  if (asked.state !== 'answered') return <PublicFrame top={<Heading>{t('show.hosts')}</Heading>}>{asked.state === 'failed' && <p role="status">{t('page.unknown')}</p>}</PublicFrame>
  const host = asked.answer
  return (
    <PublicFrame
      tone={toneOf(host.shows[0]?.slug ?? null)}
      top={
        <div className={page.names}>
          <Heading>
            <bdi>{host.name}</bdi>
          </Heading>
          {host.latinName && (
            <p className={page.latin}>
              <bdi>{host.latinName}</bdi>
            </p>
          )}
          <LanguageChips tags={host.languages} />
          {host.fictional && <p>{t('host.fictional')}</p>}
        </div>
      }
    >
      {host.retired && <p className={show.note}>{t('host.retired')}</p>}
      <div className={page.columns}>
        <div className={page.column}>
          <section aria-labelledby="shows">
            <h2 id="shows" className={part.title}>
              {t('host.shows')}
            </h2>
            <ul className={part.list}>
              {host.shows.map((one) => (
                <ShowItem key={one.slug} show={one} level={3} />
              ))}
            </ul>
          </section>
          <ListenAgain whose={{ host: slug }} />
        </div>
        <div className={page.column}>
          <section aria-labelledby="next">
            <h2 id="next" className={part.title}>
              {t('host.next')}
            </h2>
            <NextAirings airings={host.next} />
          </section>
          <CalendarLinks path={`/hosts/${host.slug}.ics`} />
        </div>
      </div>
    </PublicFrame>
  )
}

export function questions({ params }: PageAddress): readonly string[] {
  const slug = params['slug'] ?? ''
  return [questionOf(slug), newestOf({ host: slug })]
}

export function head({ address, answer, station, t }: PageView): PageHead {
  const slug = address.params['slug'] ?? ''
  // The answer to the page's first question, checked against this schema.
  const host = answer(questionOf(slug)) as HostAnswer | null | undefined
  if (!host) return { title: station.name, description: t('shows.description'), canonical: `/hosts/${slug}` }
  return { title: titleOf(host, station.name), description: t('host.description', { name: isolated(host.name) }), canonical: `/hosts/${host.slug}` }
}

function questionOf(slug: string): string {
  return `/api/v1/hosts/${encodeURIComponent(slug)}`
}

function titleOf({ name, latinName }: HostAnswer, station: string): string {
  return `${latinName ? `${name} (${latinName})` : name} · ${station}`
}
