// An episode before it is published, for whoever was given its link.

import { useEffect } from 'react'
import { useParams, useSearch } from 'wouter'
import type { EpisodePage as EpisodeAnswer } from '../../server/archive/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { EpisodeView } from './episode-view.tsx'
import { ARCHIVE_TEXTS, useArchiveTexts, type ArchiveTexts } from './texts.ts'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }]

export default function PreviewPage() {
  const { id = '' } = useParams<{ id: string }>()
  const query = new URLSearchParams(useSearch())
  const t = useArchiveTexts()
  const { name } = useStation()
  const asked = usePublicAnswer<EpisodeAnswer>(questionOf(id, query))
  const title = asked.state === 'answered' ? asked.answer.title : asked.state === 'failed' ? t('preview.over') : null
  useEffect(() => {
    if (title) document.title = `${title} · ${name}`
  }, [title, name])
  if (asked.state === 'answered') return <EpisodeView key={id} episode={asked.answer} isPreview />
  return (
    <PublicFrame top={<Heading>{asked.state === 'failed' ? t('preview.over') : t('archive.title')}</Heading>}>
      {asked.state === 'failed' && <p role="status">{t('preview.overHelp')}</p>}
    </PublicFrame>
  )
}

export function questions({ params, query }: PageAddress): readonly string[] {
  return [questionOf(params['id'] ?? '', query)]
}

export function head({ address, answer, station, texts }: PageView): PageHead {
  const t = texts<ArchiveTexts>(ARCHIVE_TEXTS)
  const { id = '' } = address.params
  // The answer to the page's one question, checked against this schema.
  const episode = answer(questionOf(id, address.query)) as EpisodeAnswer | null | undefined
  return { title: `${episode?.title ?? t('preview.over')} · ${station.name}`, description: t('preview.note'), canonical: `/preview/${id}`, isPrivate: true, feeds: [] }
}

function questionOf(id: string, query: URLSearchParams): string {
  return `/api/v1/episodes/${encodeURIComponent(id)}/preview?${new URLSearchParams({ preview: query.get('preview') ?? '' })}`
}
