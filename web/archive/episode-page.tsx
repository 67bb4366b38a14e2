// One published episode: hear it, find a place in it, take it along.

import { useEffect } from 'react'
import { Link, useParams } from 'wouter'
import type { EpisodePage as EpisodeAnswer } from '../../server/archive/schema.ts'
import { isGone, isNothing, usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { graphOf } from '../programme/structured.ts'
import type { PageAddress, PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import part from '../ui/page-part.module.css'
import { isolated } from '../ui/words.tsx'
import { EpisodeView } from './episode-view.tsx'
import css from './episode-view.module.css'
import { episodeQuestion, pageOf } from './page-of.ts'
import { radioEpisodeOf } from './structured-episode.ts'
import { ARCHIVE_TEXTS, useArchiveTexts, type ArchiveTexts } from './texts.ts'
import { PROGRAMME_TEXTS } from '../programme/texts.ts'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }]

export default function EpisodePage() {
  const { slug = '', episode = '' } = useParams<{ slug: string; episode: string }>()
  const t = useArchiveTexts()
  const { name } = useStation()
  const asked = usePublicAnswer<EpisodeAnswer>(episodeQuestion(slug, episode))
  const title = asked.state === 'answered' ? titleOf(asked.answer, name) : isGone(asked) ? `${t('episode.gone')} · ${name}` : null
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  if (isGone(asked)) return <Gone show={slug} />
  if (isNothing(asked)) return <NotFoundPage />
  if (asked.state !== 'answered') return <PublicFrame top={<Heading>{t('archive.title')}</Heading>}>{asked.state === 'failed' && <p role="status">{t('archive.unknown')}</p>}</PublicFrame>
  return <EpisodeView key={asked.answer.id} episode={asked.answer} />
}

export function questions({ params }: PageAddress): readonly string[] {
  return [episodeQuestion(params['slug'] ?? '', params['episode'] ?? '')]
}

export function head({ address, answer, station, site, language, texts }: PageView): PageHead {
  const t = texts<ArchiveTexts>(ARCHIVE_TEXTS)
  const { slug = '', episode: last = '' } = address.params
  // The answer to the page's one question, checked against this schema.
  const episode = answer(episodeQuestion(slug, last)) as EpisodeAnswer | null | undefined
  const here = `/shows/${slug}/${last}`
  if (!episode) return { title: `${t(episode === undefined ? 'episode.gone' : 'archive.title')} · ${station.name}`, description: t('archive.description', { station: station.name }), canonical: here }
  const { show, title, notesHtml } = episode
  const notes = notesHtml.find((one) => one.language === language) ?? notesHtml[0]
  const words = notes ? plainOf(notes.html) : null
  const page = pageOf(episode)
  return {
    title: titleOf(episode, station.name),
    description: words ?? t('episode.description', { show: isolated(show.title), title: isolated(title) }),
    canonical: page,
    ...(import.meta.env.SSR ? { structured: graphOf(radioEpisodeOf(episode, words, { station, site })) } : {}),
    feeds: [{ href: `/shows/${show.address}/feed.xml`, title: show.title }],
    ...(decodeURI(here) === page ? {} : { movedTo: page }),
  }
}

function Gone({ show }: { show: string }) {
  const { t: site } = useI18n()
  const t = useArchiveTexts()
  return (
    <PublicFrame>
      <Heading>{t('episode.gone')}</Heading>
      <p>{t('episode.goneHelp')}</p>
      <ul className={css.ways}>
        <li>
          <Link href={`/shows/${show}`} className={part.link}>
            {t('archive.show')}
          </Link>
        </li>
        <li>
          <Link href="/archive" className={part.link}>
            {site('site.archive')}
          </Link>
        </li>
      </ul>
    </PublicFrame>
  )
}

function titleOf({ title, latinTitle, show }: EpisodeAnswer, station: string): string {
  return `${latinTitle ? `${title} (${latinTitle})` : title} · ${show.title} · ${station}`
}

/** The beginning of the notes, for people who see a link. */
function plainOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/\s+/g, ' ').trim()
  return text.length > 300 ? `${text.slice(0, 299).replace(/\s+\S*$/, '')}…` : text
}
