// What can be heard later: the newest episodes, and the way to all.

import { Link } from 'wouter'
import type { EpisodeSummary } from '../../server/archive/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { EpisodeItem } from '../archive/episode-item.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import part from '../ui/page-part.module.css'
import css from './newest-episodes.module.css'

/** What the first page asks besides the programme. */
export const NEWEST = '/api/v1/episodes?limit=4'

/** Nothing while there are none. */
export function NewestEpisodes() {
  const { t } = useI18n()
  const asked = usePublicAnswer<{ readonly episodes: readonly EpisodeSummary[] }>(NEWEST)
  if (asked.state !== 'answered' || asked.answer.episodes.length === 0) return null
  return (
    <section className={css.newest} aria-labelledby="newest">
      <h2 id="newest" className={css.title}>
        {t('home.newest')}
      </h2>
      <ul className={part.list}>
        {asked.answer.episodes.map((episode) => (
          <EpisodeItem key={episode.id} episode={episode} level={3} withShow />
        ))}
      </ul>
      <p>
        <Link href="/archive" className={part.all}>
          {t('home.archive')}
        </Link>
      </p>
    </section>
  )
}
