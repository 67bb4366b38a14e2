// The archive: everything that can be heard later, found by words and by what it is. A plain form: it works without JavaScript, and
// with it the sound goes on.

import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import type { ArchiveChoices, ArchivePage as ArchiveAnswer } from '../../server/archive/search/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { KeepInList } from '../offline/keep-in-list.tsx'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import part from '../ui/page-part.module.css'
import { addressOf, askedBy, isNarrowed, questionOf, type Asked } from './archive-address.ts'
import css from './archive-page.module.css'
import { EpisodeItem } from './episode-item.tsx'
import { FeedLinks } from './feed-links.tsx'
import { clockOf, hashOf } from './moment.ts'
import { pageOf } from './page-of.ts'
import { SearchForm } from './search-form.tsx'
import { ARCHIVE_TEXTS, useArchiveTexts, type ArchiveTexts } from './texts.ts'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'

const CHOICES = '/api/v1/archive/choices'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }]

export default function ArchivePage() {
  const t = useArchiveTexts()
  const { name } = useStation()
  const asked = askedBy(new URLSearchParams(useSearch()))
  const choices = usePublicAnswer<ArchiveChoices>(CHOICES)
  const found = usePublicAnswer<ArchiveAnswer>(questionOf(asked))
  useEffect(() => {
    document.title = titleOf(asked, t('archive.title'), name)
  })
  const known = choices.state === 'answered' ? choices.answer : null
  return (
    <PublicFrame top={<Heading>{t('archive.title')}</Heading>}>
      <SearchForm key={addressOf({ ...asked, page: 1 })} asked={asked} choices={known} />
      <section aria-labelledby="results">
        <h2 id="results" className={css.title}>
          {t('archive.results')}
        </h2>
        <p role="status" className={css.count}>
          {found.state === 'failed' ? t('archive.unknown') : found.state === 'answered' ? <Count answer={found.answer} isNarrowed={isNarrowed(asked)} /> : ''}
        </p>
        {found.state === 'answered' && <Results answer={found.answer} asked={asked} />}
      </section>
      <FeedLinks languages={known?.languages ?? []} />
    </PublicFrame>
  )
}

export function questions({ query }: PageAddress): readonly string[] {
  return [CHOICES, questionOf(askedBy(query))]
}

export function head({ address, station, texts }: PageView): PageHead {
  const t = texts<ArchiveTexts>(ARCHIVE_TEXTS)
  const asked = askedBy(address.query)
  return { title: titleOf(asked, t('archive.title'), station.name), description: t('archive.description', { station: station.name }), canonical: addressOf(asked), feeds: [{ href: '/feed.xml', title: station.name }] }
}

function Count({ answer: { total, page }, isNarrowed }: { answer: ArchiveAnswer; isNarrowed: boolean }) {
  const t = useArchiveTexts()
  if (total > 0) return t('archive.count', { count: total })
  return isNarrowed || page > 1 ? t('archive.none') : t('archive.empty')
}

function Results({ answer: { episodes, page, pages }, asked }: { answer: ArchiveAnswer; asked: Asked }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  return (
    <>
      <ul className={part.list}>
        {episodes.map(({ found, ...episode }) => (
          <EpisodeItem key={episode.id} episode={episode} level={3} withShow moment={found && { words: `${clockOf(found.startMs / 1000)} ${found.title}`, href: `${pageOf(episode)}${hashOf(found.startMs / 1000)}` }}>
            <KeepInList episode={episode} />
          </EpisodeItem>
        ))}
      </ul>
      {(pages > 1 || page > 1) && (
        <nav className={css.pages} aria-label={t('archive.pages')}>
          {page > 1 && (
            <Link href={addressOf({ ...asked, page: Math.min(page - 1, pages) })} className={part.link} rel="prev">
              {t('archive.previous')}
            </Link>
          )}
          <span>{t('archive.page', { page: format.number(page), pages: format.number(pages) })}</span>
          {page < pages && (
            <Link href={addressOf({ ...asked, page: page + 1 })} className={part.link} rel="next">
              {t('archive.next')}
            </Link>
          )}
        </nav>
      )}
    </>
  )
}

function titleOf({ q }: Asked, title: string, station: string): string {
  return `${q === '' ? title : `${title}: ${q}`} · ${station}`
}
