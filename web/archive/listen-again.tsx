// The newest episodes of a show or a host on their own page, with the way to all of them.

import { Link } from 'wouter'
import type { ArchivePage } from '../../server/archive/search/schema.ts'
import { usePublicAnswer } from '../api/public-answers.tsx'
import { KeepInList } from '../offline/keep-in-list.tsx'
import part from '../ui/page-part.module.css'
import { EpisodeItem } from './episode-item.tsx'
import { useArchiveTexts } from './texts.ts'

/** Whose episodes: by the address of a show's page, or a host's. */
export type Whose = { readonly show: string } | { readonly host: string }

/** What a page with these asks. */
export function newestOf(whose: Whose): string {
  return `/api/v1/archive?${new URLSearchParams({ ...whose, limit: '5' })}`
}

/** Nothing when there are none. */
export function ListenAgain({ whose }: { whose: Whose }) {
  const t = useArchiveTexts()
  const asked = usePublicAnswer<ArchivePage>(newestOf(whose))
  if (asked.state !== 'answered' || asked.answer.total === 0) return null
  const { episodes, total } = asked.answer
  return (
    <section aria-labelledby="episodes">
      <h2 id="episodes" className={part.title}>
        {t('list.title')}
      </h2>
      <ul className={part.list}>
        {episodes.map((episode) => (
          <EpisodeItem key={episode.id} episode={episode} level={3} withShow={'host' in whose}>
            <KeepInList episode={episode} />
          </EpisodeItem>
        ))}
      </ul>
      <p>
        <Link href={`/archive?${new URLSearchParams({ ...whose })}`} className={part.all}>
          {t('list.all', { count: total })}
        </Link>
      </p>
    </section>
  )
}
