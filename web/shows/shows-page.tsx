// All shows of the radio, each with its picture, its languages and its hosts; in every language or in one.

import { useEffect } from 'react'
import type { ShowSummary } from '../../server/shows/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { useStation } from '../api/station-feed-context.tsx'
import { speaks, useSpoken } from '../programme/spoken.tsx'
import { SpokenFilter } from '../programme/spoken-filter.tsx'
import { PROGRAMME_TEXTS, useProgrammeTexts } from '../programme/texts.ts'
import type { PageHead, PageView, PublicPageModule } from '../public-page.ts'
import { Heading, PublicFrame } from '../shell/public-frame.tsx'
import { ShowItem } from './show-item.tsx'
import css from './shows-page.module.css'

const QUESTION = '/api/v1/shows'

export const texts: PublicPageModule['texts'] = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }]

export default function ShowsPage() {
  const t = useProgrammeTexts()
  const { name } = useStation()
  const wanted = useSpoken()
  const asked = usePublicAnswer<{ shows: readonly ShowSummary[] }>(QUESTION)
  const shows = asked.state === 'answered' ? asked.answer.shows : []
  const seen = shows.filter(({ languages }) => speaks(languages, wanted))
  useEffect(() => {
    document.title = `${t('shows.title')} · ${name}`
  }, [t, name])
  return (
    <PublicFrame wide top={<Heading>{t('shows.title')}</Heading>}>
      <SpokenFilter wanted={wanted} spoken={[...new Set(shows.flatMap(({ languages }) => languages))]} hrefOf={(spoken) => `/shows?spoken=${spoken}`} />
      {asked.state === 'failed' && <p role="status">{t('shows.unknown')}</p>}
      {asked.state === 'answered' && seen.length === 0 && <p className={css.none}>{t('week.emptySpoken')}</p>}
      <ul className={css.shows}>
        {seen.map((show) => (
          <ShowItem key={show.slug} show={show} level={2} />
        ))}
      </ul>
    </PublicFrame>
  )
}

export function questions(): readonly string[] {
  return [QUESTION]
}

export function head({ station, t }: PageView): PageHead {
  return { title: `${t('shows.title')} · ${station.name}`, description: t('shows.description'), canonical: '/shows' }
}
